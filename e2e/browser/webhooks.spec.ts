import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, type Page } from "@playwright/test";
import { Webhook } from "standardwebhooks";
import { openOwnProject } from "./own-project";
import { expectAccessible, expectNotes, test as shopTest, signInAsMember } from "./shop";

interface Call {
  headers: Record<string, string>;
  body: string;
}

/** A receiver on this machine, which answers with the status it is set to. */
interface Receiver {
  url: string;
  status: number;
  calls: Call[];
}

const test = shopTest.extend<{ receiver: Receiver }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures' names out of it
  receiver: async ({}, use) => {
    const receiver: Receiver = { url: "", status: 200, calls: [] };
    const server = createServer((request, response) => {
      let body = "";
      request.on("data", (chunk) => (body += chunk));
      request.on("end", () => {
        receiver.calls.push({ headers: request.headers as Record<string, string>, body });
        response.writeHead(receiver.status, { "content-type": "text/plain" }).end("<b>said the receiver</b>");
      });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    receiver.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks`;
    await use(receiver);
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  },
});

/** Adds one by its form, and gives the secret that is shown. */
async function addWebhook(page: Page, url: string): Promise<string> {
  await page.getByRole("button", { name: "Add webhook" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("URL").fill(url);
  await dialog.getByLabel("What it is for (optional)").fill("Orders service");
  await dialog.getByRole("button", { name: "Add webhook" }).click();
  const shown = page.getByRole("dialog", { name: "Copy the secret now" });
  await expect(shown).toBeVisible();
  const secret = (await shown.locator("code").first().textContent()) ?? "";
  await page.getByRole("button", { name: "I have copied it" }).click();
  return secret;
}

test("a webhook is added, tried out, its delivery looked at and sent again", async ({ page, receiver }) => {
  const project = await openOwnProject(page);
  await page.goto(project.path("/settings/webhooks"));
  await expect(page.getByRole("heading", { name: "No webhook yet" })).toBeVisible();
  const secret = await addWebhook(page, receiver.url);
  expect(secret).toMatch(/^whsec_/);

  await page.getByRole("table", { name: "Webhooks" }).getByRole("link").click();
  await expect(page.getByRole("heading", { name: receiver.url })).toBeVisible();
  await expect(page.getByText(secret)).toHaveCount(0);
  await page.getByRole("button", { name: "Send a test" }).click();
  await expect(page.getByText(/^Test: Delivered: it answered 200 in /)).toBeVisible();
  const [first] = receiver.calls;
  expect(new Webhook(secret).verify(first?.body ?? "", first?.headers ?? {})).toMatchObject({ type: "test.ping" });

  await page.getByRole("button", { name: "Look at it" }).click();
  const drawer = page.getByRole("dialog", { name: "test.ping" });
  await expect(drawer.getByText("<b>said the receiver</b>")).toBeVisible();
  await expect(drawer.getByText("webhook-signature:")).toBeVisible();
  receiver.status = 500;
  await drawer.getByRole("button", { name: "Resend" }).click();
  await expect(drawer.getByText(/^Failed after 2 attempts\. It answered 500/)).toBeVisible();
  expect(receiver.calls[1]?.headers["webhook-id"]).toBe(first?.headers["webhook-id"]);
  await drawer.getByRole("button", { name: "Close" }).click();
  const row = page.getByRole("table", { name: "Deliveries" }).getByRole("row").filter({ hasText: "test.ping" });
  await expect(row).toContainText("Failed");
  await page.getByLabel("How it ended").selectOption("delivered");
  await expect(page.getByRole("heading", { name: "Nothing like that was sent" })).toBeVisible();
});

test("a secret is replaced, the webhook switched off and on, and deleted", async ({ page, receiver }) => {
  const project = await openOwnProject(page);
  await page.goto(project.path("/settings/webhooks?dialog=create"));
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("URL").fill("shop.example/hooks");
  await dialog.getByText("What I choose").click();
  await expect(dialog.getByText(/^Not a URL/)).toBeVisible();
  await dialog.getByLabel("URL").fill(receiver.url);
  await dialog.getByRole("button", { name: "Add webhook" }).click();
  await expect(dialog.getByText("Choose at least one, or everything")).toBeVisible();
  await dialog.getByLabel("campaign.paused").check();
  await dialog.getByRole("button", { name: "Add webhook" }).click();
  await page.getByRole("button", { name: "I have copied it" }).click();
  await expect(page.getByRole("table", { name: "Webhooks" })).toContainText("campaign.paused");
  await page.getByRole("table", { name: "Webhooks" }).getByRole("link").click();

  const more = page.getByRole("button", { name: "More about this webhook" });
  await more.click();
  await page.getByRole("menuitem", { name: "Replace the secret…" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Make a new secret" }).click();
  await expect(page.getByRole("dialog", { name: "Copy the secret now" })).toBeVisible();
  await page.getByRole("button", { name: "I have copied it" }).click();
  await expect(page.getByText(/Being replaced: the old one signs until/)).toBeVisible();

  await more.click();
  await page.getByRole("menuitem", { name: "Switch off…" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Switch off" }).click();
  await expect(page.getByText(/^Somebody switched it off\./)).toBeVisible();
  await page.getByRole("button", { name: "Switch on" }).click();
  await expect(page.getByRole("button", { name: "Send a test" })).toBeVisible();

  await more.click();
  await page.getByRole("menuitem", { name: "Delete…" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete webhook" }).click();
  await expect(page.getByRole("heading", { name: "No webhook yet" })).toBeVisible();
  await page.goto(project.path("/settings/audit"));
  await expect(page.getByRole("list", { name: "Audit log" })).toContainText(
    `replaced the secret of the webhook ${receiver.url}`,
  );
});

test("a viewer reads the log, and is offered nothing to change", async ({ page, receiver, complaints }) => {
  const project = await openOwnProject(page);
  const { id } = await project.call("POST", "/api/webhook-endpoints", { url: receiver.url });
  await project.call("POST", `/api/webhook-endpoints/${id}/test`);
  await signInAsMember(page, project.id, "viewer");
  await page.goto(project.path(`/settings/webhooks/${id}`));
  await page.getByRole("table", { name: "Deliveries" }).getByRole("link").first().click();
  await expect(
    page
      .getByRole("dialog")
      .getByText(/^Delivered/)
      .first(),
  ).toBeVisible();
  await expect(page.getByRole("button", { name: /Resend|Send a test|More about/ })).toHaveCount(0);
  await page.goto(project.path("/settings/webhooks?dialog=create"));
  await expect(page.getByRole("table", { name: "Webhooks" })).toBeVisible();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.goto(project.path("/settings/webhooks/wh_00000000000000000000000000"));
  await expect(page.getByRole("heading", { name: "There is no such webhook" })).toBeVisible();
  expectNotes(complaints, 404);
});

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`in the ${colorScheme} theme`, () => {
    test.use({ colorScheme, contextOptions: { reducedMotion: "reduce" } });

    test("no part of the webhooks has anything that axe objects to, or that leaves the screen", async ({
      page,
      receiver,
    }) => {
      const project = await openOwnProject(page);
      const { id } = await project.call("POST", "/api/webhook-endpoints", { url: receiver.url, description: "Orders" });
      await project.call("POST", `/api/webhook-endpoints/${id}/test`);
      await expect.poll(() => receiver.calls.length).toBe(1);
      receiver.status = 500;
      await project.call("POST", `/api/webhook-endpoints/${id}/test`);
      await page.goto(project.path("/settings/webhooks?dialog=create"));
      await page.getByRole("dialog").getByText("What I choose").click();
      await expectAccessible(page);
      await page.keyboard.press("Escape");
      await expect(page.getByRole("table", { name: "Webhooks" })).toBeVisible();
      await expectAccessible(page);
      await page.goto(project.path(`/settings/webhooks/${id}`));
      await expect(page.getByRole("table", { name: "Deliveries" }).getByText("Failed", { exact: true })).toBeVisible();
      await expectAccessible(page);
      const isSideways = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
      expect(isSideways).toBe(false);
      await page.getByRole("table", { name: "Deliveries" }).getByRole("link").first().click();
      await expect(page.getByRole("dialog").getByRole("heading", { name: "Request" })).toBeVisible();
      await expectAccessible(page);
    });
  });
}
