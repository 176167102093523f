import { expect, type Page } from "@playwright/test";
import { credentials } from "../credentials";
import { openOwnProject } from "./own-project";
import { expectAccessible, expectNotes, signInAsMember, test } from "./shop";

const markup = "<img src=x onerror=alert(1)>";

/** What a dialog shows between a label and the button that copies it. */
async function secretOf(page: Page, button: string): Promise<string> {
  return (
    (await page.getByRole("button", { name: button, exact: true }).locator("xpath=..").locator("code").textContent()) ??
    ""
  );
}

test("a key's token is shown once, works, is replaced with an overlap, and is refused once revoked", async ({
  page,
  request,
}) => {
  const project = await openOwnProject(page);
  await page.goto(project.path("/settings/keys"));
  await page.getByRole("button", { name: "Create key" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Create key" }).click();
  await expect(page.getByText("Name it after the app that will use it")).toBeVisible();
  await page.getByLabel("Name", { exact: true }).fill("Shop backend");
  await page.getByRole("dialog").getByRole("button", { name: "Create key" }).click();
  await expect(page.getByRole("dialog", { name: "Copy the token now" })).toBeVisible();
  const appId = await secretOf(page, "Copy the app id");
  const token = await secretOf(page, "Copy the token");
  const statusWith = async (each: string) =>
    (await request.get("/v1/events?limit=1", { headers: { "x-app-id": appId, "x-app-token": each } })).status();
  expect(await statusWith(token)).toBe(200);
  await page.getByRole("button", { name: "I have copied it" }).click();
  await page.reload();
  const keys = page.getByRole("table", { name: "API keys" });
  await expect(keys.getByText("Shop backend")).toBeVisible();
  await expect(page.getByText(token)).toHaveCount(0);

  await page.getByRole("button", { name: "Actions for Shop backend" }).click();
  await page.getByRole("menuitem", { name: "Roll: replace the token…" }).click();
  await page.getByRole("button", { name: "Make a new token" }).click();
  await expect(page.getByRole("dialog", { name: "Copy the token now" })).toBeVisible();
  const newToken = await secretOf(page, "Copy the token");
  expect(newToken).not.toBe(token);
  expect(await Promise.all([token, newToken].map(statusWith))).toEqual([200, 200]);
  await page.getByRole("button", { name: "I have copied it" }).click();
  await expect(keys.getByText("Being replaced")).toBeVisible();

  await page.getByRole("button", { name: "Actions for Shop backend" }).last().click();
  await page.getByRole("menuitem", { name: "Revoke…" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Revoke key" }).click();
  await expect(keys.getByText("Revoked")).toBeVisible();
  await expect.poll(async () => (await Promise.all([token, newToken].map(statusWith))).includes(401)).toBe(true);
});

test("a browser key is refused without the sites it works from, each wrong one named", async ({ page }) => {
  const project = await openOwnProject(page);
  await page.goto(project.path("/settings/keys?dialog=create"));
  await page.getByText("Browser: public").click();
  await page.getByLabel("Name", { exact: true }).fill("Web shop");
  const origins = page.getByLabel("Allowed origins, one a line");
  await origins.fill("https://shop.example\nshop.example/path");
  await page.getByRole("dialog").getByRole("button", { name: "Create key" }).click();
  await expect(page.getByText(/^shop\.example\/path: /)).toBeVisible();
  await origins.fill("https://shop.example");
  await page.getByRole("dialog").getByRole("button", { name: "Create key" }).click();
  await expect(page.getByRole("dialog", { name: "Copy the token now" })).toBeVisible();
  await page.getByRole("button", { name: "I have copied it" }).click();
  await expect(page.getByRole("table", { name: "API keys" }).getByText("from https://shop.example")).toBeVisible();
});

test("somebody who is invited comes in by the link, once, with the role they were given", async ({
  page,
  complaints,
}) => {
  const project = await openOwnProject(page);
  await page.goto(project.path("/settings/members"));
  await page.getByRole("button", { name: "Invite somebody" }).click();
  const email = `mo-${project.id}@example.com`;
  await page.getByLabel("E-mail").fill(email);
  await page.getByRole("dialog").getByLabel("Role").selectOption("manager");
  await page.getByRole("button", { name: "Make a link" }).click();
  const link = await secretOf(page, "Copy the link");
  await page.getByRole("button", { name: "Done" }).click();
  await expect(page.getByRole("table", { name: "Invitations" }).getByText(email)).toBeVisible();

  await page.context().clearCookies();
  await page.goto(link);
  await page.getByLabel("Your name").fill("Mo Manager");
  await page.getByLabel("Choose a password").fill(credentials.GOODWORD_ADMIN_PASSWORD);
  await page.getByRole("button", { name: "Join" }).click();
  await page.waitForURL(/\/projects\/proj_/);
  await page.goto(project.path("/settings/members"));
  const members = page.getByRole("table", { name: "Members" });
  await expect(members.getByText("Mo Manager")).toBeVisible();
  await expect(members.getByText("manager", { exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: "Invite somebody" })).toHaveCount(0);

  await page.context().clearCookies();
  await page.goto(link);
  await expect(page.getByText(/used|already/i).first()).toBeVisible();
  expectNotes(complaints, 410);
});

test("a change of the project is kept, and the audit log shows who made it, with before and after", async ({
  page,
}) => {
  const project = await openOwnProject(page);
  await page.goto(project.path("/settings"));
  await page.getByLabel("Project name").fill(markup);
  await page.getByLabel("Time zone").selectOption("Europe/Warsaw");
  await page.getByLabel("Keep rejected events for (days)").fill("0");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByLabel("Keep rejected events for (days)")).toHaveAttribute("aria-invalid", "true");
  await page.getByLabel("Keep rejected events for (days)").fill("60");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("The settings are saved.")).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("Project name")).toHaveValue(markup);

  await page.getByRole("link", { name: "Audit log" }).click();
  await page.getByLabel("What kind of thing").selectOption("project");
  await page
    .getByRole("list", { name: "Audit log" })
    .getByRole("button", { name: `to ${markup}` })
    .first()
    .click();
  const changes = page.getByRole("list", { name: "What changed" });
  await expect(changes).toContainText("rejectedRetentionDays");
  await expect(changes).toContainText("before: 30");
  await expect(changes).toContainText("after: 60");
  await expect(changes).toContainText("after: Europe/Warsaw");
  await expect(changes).toContainText(`after: ${markup}`);
  await expect(page.locator("img[src=x]")).toHaveCount(0);
});

test("each row of the audit log says what was done to what, and leads to what it names", async ({ page }) => {
  const project = await openOwnProject(page);
  const name = `Friends ${markup}`;
  const coupons = { name, campaign_type: "DISCOUNT_COUPONS", voucher: { type: "DISCOUNT_VOUCHER" } };
  const { id } = await project.call("POST", "/v1/campaigns", coupons);
  await project.call("POST", "/v1/publications", {
    campaign: name,
    customer: { source_id: "nora", name: "Nora Ryan" },
  });
  await project.call("POST", `/v1/campaigns/${id}/disable`);
  await page.goto(project.path("/settings/audit"));
  const log = page.getByRole("list", { name: "Audit log" });
  await expect(log.getByRole("listitem").first()).toContainText(`paused the campaign ${name}`);
  await page.getByLabel("What kind of thing").selectOption("publication");
  const row = log.getByRole("listitem").filter({ hasText: "published the code" });
  await expect(log.getByRole("listitem")).toHaveCount(1);
  await expect(row).toContainText(`of ${name} to Nora Ryan`);
  await expect(page.locator("img[src=x]")).toHaveCount(0);

  const opener = row.getByRole("button", { name: "to Nora Ryan" });
  await opener.click();
  await expect(opener).toHaveAttribute("aria-expanded", "true");
  await expect(page.getByRole("list", { name: "What changed" })).toContainText("customerId");
  await opener.press("Enter");
  await expect(opener).toHaveAttribute("aria-expanded", "false");
  await row.getByRole("link", { name: "Nora Ryan" }).click();
  await expect(page.getByRole("heading", { name: "Nora Ryan" })).toBeVisible();
  await page.goBack();
  await row.getByRole("link", { name }).click();
  await expect(page).toHaveURL(new RegExp(`/campaigns/${id}$`));
});

test("a viewer reads the settings that are theirs to read, and is offered nothing to change", async ({
  page,
  complaints,
}) => {
  const project = await openOwnProject(page);
  await signInAsMember(page, project.id, "viewer");
  await page.goto(project.path("/settings"));
  await expect(page.getByText("Only an owner or admin changes these.")).toBeVisible();
  await expect(page.getByLabel("Project name")).toBeDisabled();
  await expect(page.getByRole("button", { name: "Save" })).toHaveCount(0);
  const tabs = page.getByRole("navigation", { name: "Settings" });
  await expect(tabs.getByRole("link")).toHaveText(["General", "Webhooks", "Outbox", "Members"]);
  await page.goto(project.path("/settings/members?dialog=invite"));
  await expect(page.getByRole("table", { name: "Members" })).toBeVisible();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page.getByRole("combobox", { name: /^Role of/ })).toHaveCount(0);
  await page.goto(project.path("/settings/keys"));
  await expect(page.getByRole("heading", { name: "The keys could not be read" })).toBeVisible();
  expectNotes(complaints, 403);
});

test("another project is made and switched to, and its name shows as text", async ({ page, isMobile }) => {
  const project = await openOwnProject(page);
  await page.goto(project.path("/settings"));
  const openSwitcher = async () => {
    if (isMobile) await page.getByRole("button", { name: "Navigation" }).click();
    await page.getByRole("button", { name: /Switch project/ }).click();
  };
  await openSwitcher();
  await page.getByRole("menuitem", { name: "Create a project…" }).click();
  const name = `${markup} ${project.id}`;
  await page.getByRole("dialog", { name: "Create a project" }).getByLabel("Project name").fill(name);
  await page.getByRole("button", { name: "Create project" }).click();
  await expect(page.getByRole("heading", { name: "Three steps to your first event" })).toBeVisible();
  expect(page.url()).not.toContain(project.id);
  await openSwitcher();
  await expect(page.getByRole("menuitem", { name })).toBeVisible();
  await expect(page.locator("img[src=x]")).toHaveCount(0);
});

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`in the ${colorScheme} theme`, () => {
    test.use({ colorScheme, contextOptions: { reducedMotion: "reduce" } });

    test("no part of the settings has anything that axe objects to", async ({ page }) => {
      const project = await openOwnProject(page);
      await project.call("POST", "/api/api-keys", {
        kind: "client",
        name: "Web",
        allowedOrigins: ["https://a.example"],
      });
      await project.call("POST", "/api/invitations", { email: `x-${project.id}@example.com`, role: "editor" });
      await page.goto(project.path("/settings"));
      await expect(page.getByLabel("Project name")).toBeVisible();
      await expectAccessible(page);
      await page.goto(project.path("/settings/keys"));
      await expect(page.getByRole("table", { name: "API keys" })).toBeVisible();
      await expectAccessible(page);
      await page.getByRole("button", { name: "Create key" }).click();
      await expectAccessible(page);
      await page.goto(project.path("/settings/members"));
      await expect(page.getByRole("table", { name: "Invitations" })).toBeVisible();
      await expectAccessible(page);
      await page.goto(project.path("/settings/audit"));
      await page.getByRole("list", { name: "Audit log" }).getByRole("button").first().click();
      await expectAccessible(page);
      const isSideways = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
      expect(isSideways).toBe(false);
    });
  });
}
