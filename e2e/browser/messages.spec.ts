import { expect, type Page } from "@playwright/test";
import { simpleReferral } from "@/lib/domain/campaign/simple-referral";
import { type OwnProject, openOwnProject, publishEvent } from "./own-project";
import { expectAccessible, expectNotes, test } from "./shop";

interface MailingShop extends OwnProject {
  campaign: string;
  code: string;
}

const join = (project: OwnProject, event: object) =>
  project.call("POST", "/api/events", { body: JSON.stringify({ event: "joined", metadata: {}, ...event }) });

/** A running campaign, and Nora who holds a code of it. */
async function openMailingShop(page: Page): Promise<MailingShop> {
  const project = await openOwnProject(page);
  await publishEvent(project, "joined", []);
  const { id: campaign } = await project.call("POST", "/api/campaigns", {
    name: "Friends",
    config: {
      ...simpleReferral({ trigger: { name: "joined" }, referrer: null, referee: null }),
      ...{ joinOnce: true, code: { pattern: "FRIEND-######", charset: "ABCDEFGHJK" } },
    },
  });
  await project.call("POST", `/api/campaigns/${campaign}/start`, {});
  await join(project, { customer: { source_id: "nora", name: "Nora Ryan", email: "nora@shop.test" } });
  const made = await project.call("POST", `/api/campaigns/${campaign}/codes`, { customer: "nora" });
  const [{ code }] = made.data as unknown as [{ code: string }];
  return { ...project, campaign, code };
}

test("a message is mended, looked at, switched on, and stands in the outbox when its friend came", async ({
  page,
  complaints,
}) => {
  const shop = await openMailingShop(page);
  await page.goto(shop.path(`/campaigns/${shop.campaign}/messages`));
  await expect(page.getByText(/^No mail server is set/)).toBeVisible();
  await page.getByRole("link", { name: /^A friend came/ }).click();
  const preview = page.frameLocator("iframe[title='Preview of the mail']");
  await expect(preview.getByText("Ben came by your code")).toBeVisible();

  const text = page.getByLabel("Text", { exact: true });
  await text.fill("Dear {{ customer.first_name }},\n{{ freind.first_name }} is here.\n\n");
  const wrong = page.getByRole("list", { name: "What is wrong with the text" });
  await expect(wrong).toContainText("Line 2: There is no “freind.first_name” here: did you mean friend.first_name?");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Not saved." })).toContainText("Line 2");
  expectNotes(complaints, 400);

  await text.fill("Dear {{ customer.first_name }},\n{{ friend.first_name }} is here.\n\n");
  await expect(wrong).toHaveCount(0);
  await page.getByRole("button", { name: "project.name" }).click();
  await expect(text).toHaveValue(/here\.\n\n\{\{ project\.name \}\}$/);
  await page.getByLabel("For", { exact: true }).fill("nora");
  await expect(preview.getByText("Dear Nora,")).toBeVisible();
  await page.getByLabel("Send this message").check();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved. It is sent in these words from now on.")).toBeVisible();
  await page.getByRole("link", { name: "All messages" }).click();
  await expect(page.getByRole("switch", { name: "Send “A friend came”" })).toBeChecked();

  await join(shop, {
    customer: { source_id: "ada", name: "Ada Low", email: "ada@shop.test" },
    referral: { code: shop.code },
  });
  await page.goto(shop.path("/settings/outbox"));
  const row = page.getByRole("table", { name: "Mails" }).getByRole("row").filter({ hasText: "Nora Ryan" });
  await expect(row).toContainText("Kept");
  await row.getByRole("link").click();
  const mail = page.getByRole("dialog", { name: "Ada came by your invitation" });
  await expect(mail.getByText("Written and kept: no mail server was set.")).toBeVisible();
  await expect(mail.frameLocator("iframe").getByText("Ada is here.")).toBeVisible();
});

test("a message is switched off in the list, and the outbox is filtered by its address", async ({ page }) => {
  const shop = await openMailingShop(page);
  const path = `/api/campaigns/${shop.campaign}/messages/referrer.friend_came`;
  await shop.call("PUT", path, { subject: "Hello", body: "x", enabled: true });
  await page.goto(shop.path(`/campaigns/${shop.campaign}/messages`));
  const friendCame = page.getByRole("switch", { name: "Send “A friend came”" });
  await friendCame.click();
  await expect(page.getByText("“A friend came” is off")).toBeVisible();
  await expect(friendCame).not.toBeChecked();
  await page.goto(shop.path("/settings/outbox?status=failed"));
  await expect(page.getByRole("heading", { name: "No mail like that" })).toBeVisible();
  await page.getByRole("button", { name: "Clear the filters" }).click();
  await expect(page.getByRole("heading", { name: "No mail yet" })).toBeVisible();
});

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`in the ${colorScheme} theme`, () => {
    test.use({ colorScheme, contextOptions: { reducedMotion: "reduce" } });

    test("no part of the messages has anything that axe objects to, or that leaves the screen", async ({ page }) => {
      const shop = await openMailingShop(page);
      await page.goto(shop.path(`/campaigns/${shop.campaign}/messages`));
      await expect(page.getByRole("link", { name: /^A friend came/ })).toBeVisible();
      await expectAccessible(page);
      await page.getByRole("link", { name: /^A friend came/ }).click();
      await expect(page.frameLocator("iframe").getByText("Ben came by your code")).toBeVisible();
      await page.getByLabel("Text", { exact: true }).fill("{{ x }}");
      await expect(page.getByRole("list", { name: "What is wrong with the text" })).toBeVisible();
      await expectAccessible(page);
      const isSideways = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
      expect(isSideways).toBe(false);
    });
  });
}
