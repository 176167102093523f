import { randomUUID } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import { expectAccessible, expectNotes, signIn, signUp, test } from "./shop";

async function open(page: Page, rest: string): Promise<string> {
  const project = await signIn(page);
  const base = `/projects/${project}/campaigns`;
  await page.goto(base + rest);
  return base;
}

/** Fills the form of a referral campaign: credits for the referrer, a coupon for the friend. */
async function fillReferral(page: Page, name: string): Promise<void> {
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("Event", { exact: true }).selectOption("signed_up");
  const referrer = page.getByRole("group", { name: "The referrer gets" });
  await referrer.getByText("Gift credits").click();
  await page.getByLabel("Amount in EUR").fill("7.50");
  await page.getByLabel("On cards of").selectOption("Northwind credits");
  await page.getByRole("group", { name: "The friend gets" }).getByText("Coupon code").click();
  await page.getByLabel("From the coupons of").selectOption("Welcome coupons");
}

test("a campaign goes from nothing to its end: made, started, converting, paused with its reason, ended", async ({
  page,
  request,
}) => {
  const name = `Journey ${randomUUID().slice(0, 8)}`;
  await open(page, "");
  await page.getByRole("link", { name: "New campaign" }).click();
  await page.getByRole("button", { name: "Create campaign" }).click();
  await expect(page.getByText("Give the campaign a name")).toBeVisible();
  await expect(page.getByText("Choose the event that makes a referral count")).toBeVisible();
  await fillReferral(page, name);
  await expect(page.getByRole("complementary", { name: "In plain words" })).toContainText(
    "sends signed_up for the first time within 30 days, the referrer gets € 7.50 credits on a card of Northwind credits and the friend gets a coupon from Welcome coupons",
  );
  await page.getByRole("button", { name: "Create campaign" }).click();
  await expect(page.getByRole("heading", { name, level: 1 })).toBeVisible();
  await expect(page.getByText("A draft: events set nothing off until it is started.")).toBeVisible();
  await page.getByRole("button", { name: "Start" }).click();
  await expect(page.getByRole("button", { name: "Pause" })).toBeVisible();

  const referrer = await signUp(request, { name: "Rita Referrer", referral: null });
  await page.getByRole("link", { name: "Codes", exact: true }).click();
  await page.getByRole("button", { name: "New code" }).click();
  const code = `RITA-${randomUUID().slice(0, 8)}`;
  await page.getByLabel("Code", { exact: true }).fill(code);
  await page.getByLabel("Give it to").fill(referrer.sourceId);
  await page.getByRole("button", { name: "Make code" }).click();
  await expect(page.getByRole("table", { name: "Codes" })).toContainText(code);
  await expect(page.getByRole("table", { name: "Codes" })).toContainText("Rita Referrer");

  await signUp(request, { name: "Fred Friend", referral: { code } });
  await page.getByRole("link", { name: "Referrals", exact: true }).click();
  const referrals = page.getByRole("table", { name: "Referrals" });
  await expect(referrals).toContainText("Fred Friend");
  await expect(referrals).toContainText("Converted");
  await page.getByRole("link", { name: "Rewards", exact: true }).and(page.locator('[href*="/campaigns/"]')).click();
  await expect(page.getByRole("table", { name: "Rewards" })).toContainText("€ 7.50 credits");
  await expect(page.getByRole("table", { name: "Rewards" })).toContainText("coupon");

  await page.getByRole("button", { name: "Pause" }).click();
  await expect(page.getByRole("button", { name: "Resume" })).toBeVisible();
  const late = await signUp(request, { name: "Lena Late", referral: { code } });
  await page.getByRole("link", { name: "Overview", exact: true }).and(page.locator('[href*="/campaigns/"]')).click();
  await expect(page.getByText("Paused: events set nothing off until it is resumed")).toBeVisible();
  const refusals = page.getByRole("list", { name: "Why events were not rewarded" });
  await page.reload();
  await expect(refusals).toContainText(`${name} was paused.`);
  await expect(refusals).toContainText("Resume the campaign: events count from then on.");
  await refusals.getByRole("listitem").filter({ hasText: "was paused" }).getByRole("link", { name: "ask why" }).click();
  await expect(page).toHaveURL(new RegExp(late.id));
  await page.goBack();

  await page.getByRole("button", { name: "More about this campaign" }).click();
  await page.getByRole("menuitem", { name: "End…" }).click();
  const dialog = page.getByRole("dialog", { name: `End ${name}?` });
  await expect(dialog).toContainText("No friend is waiting to convert.");
  await dialog.getByRole("button", { name: "End campaign" }).click();
  await expect(page.getByText("Ended: events set nothing off any more.")).toBeVisible();
  await page.getByRole("link", { name: "Settings" }).and(page.locator('[href*="/campaigns/"]')).click();
  await expect(page.getByText("What has ended stays as it was")).toBeVisible();
});

test("a friend who does not meet the condition is refused with it, and one who does is rewarded", async ({
  page,
  request,
}) => {
  const name = `Picky ${randomUUID().slice(0, 8)}`;
  await open(page, "/new?kind=referral");
  await fillReferral(page, name);
  const conditions = page.getByRole("group", { name: "Conditions", exact: true }).first();
  await expect(conditions).toContainText("Every signed_up of a friend counts.");
  await conditions.getByRole("button", { name: "Add a condition" }).click();
  await page.getByPlaceholder("Ask about…").fill("friend name");
  await page.getByRole("option", { name: /^name/ }).click();
  await conditions.getByLabel(/^How .* is compared$/).selectOption("beginsWith");
  await conditions.getByLabel(/^What .* is compared with$/).fill("Fred");
  await expect(page.getByRole("complementary", { name: "In plain words" })).toContainText(
    "if the friend’s name starts with Fred",
  );
  await expectAccessible(page);
  await page.getByRole("button", { name: "Create campaign" }).click();
  await expect(page.getByRole("heading", { name, level: 1 })).toBeVisible();
  await page.getByRole("button", { name: "Start" }).click();
  await expect(page.getByRole("button", { name: "Pause" })).toBeVisible();

  const referrer = await signUp(request, { name: "Rita Referrer", referral: null });
  await page.getByRole("link", { name: "Codes", exact: true }).click();
  await page.getByRole("button", { name: "New code" }).click();
  const code = `PICKY-${randomUUID().slice(0, 8)}`;
  await page.getByLabel("Code", { exact: true }).fill(code);
  await page.getByLabel("Give it to").fill(referrer.sourceId);
  await page.getByRole("button", { name: "Make code" }).click();
  await expect(page.getByRole("table", { name: "Codes" })).toContainText(code);
  await signUp(request, { name: "Fred Friend", referral: { code } });
  await signUp(request, { name: "Nina Not", referral: { code } });
  await page.getByRole("link", { name: "Rewards", exact: true }).and(page.locator('[href*="/campaigns/"]')).click();
  const rewards = page.getByRole("table", { name: "Rewards" });
  await expect(rewards).toContainText("Fred Friend");
  await expect(rewards).not.toContainText("Nina Not");
  await page.getByRole("link", { name: "Settings" }).and(page.locator('[href*="/campaigns/"]')).click();
  await expect(page.getByLabel(/^What .* is compared with$/)).toHaveValue("Fred");
});

test("what was typed is there again after the page was left, and a running campaign says what an edit changes", async ({
  page,
}) => {
  const name = `Kept ${randomUUID().slice(0, 8)}`;
  const base = await open(page, "/new?kind=coupons");
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("What a code looks like").fill("KEPT-##");
  await page.getByLabel("Name").focus();
  await expect(page.getByText("Too few codes can be made of this")).toBeVisible();
  await page.goto(base);
  await page.goto(`${base}/new?kind=coupons`);
  await expect(page.getByLabel("Name")).toHaveValue(name);
  await page.getByLabel("What a code looks like").fill("KEPT-######");
  await page.getByRole("button", { name: "Create campaign" }).click();
  await expect(page.getByRole("heading", { name, level: 1 })).toBeVisible();
  await page.getByRole("button", { name: "Start" }).click();
  await expect(page.getByRole("button", { name: "Pause" })).toBeVisible();
  await page.getByRole("link", { name: "Settings" }).and(page.locator('[href*="/campaigns/"]')).click();
  await expect(page.getByText("those already given stay as they are")).toBeVisible();
  await page.getByLabel("Name").fill(`${name} renamed`);
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByRole("heading", { name: `${name} renamed`, level: 1 })).toBeVisible();
});

test("a draft can be deleted, a name that is taken is said beside the field, and markup stays text", async ({
  page,
  complaints,
}) => {
  const name = `<img src=x onerror=alert(1)> ${randomUUID().slice(0, 8)}`;
  const base = await open(page, "/new?kind=gift");
  await page.getByLabel("Name").fill("Northwind credits");
  await page.getByRole("button", { name: "Create campaign" }).click();
  await expect(page.getByText("Another campaign is called like this")).toBeVisible();
  await page.getByLabel("Name").fill(name);
  await page.getByRole("button", { name: "Create campaign" }).click();
  await expect(page.getByRole("heading", { name, level: 1 })).toBeVisible();
  await expect(page.locator("img[src=x]")).toHaveCount(0);
  await page.getByRole("button", { name: "More about this campaign" }).click();
  await page.getByRole("menuitem", { name: "Delete draft…" }).click();
  await page.getByRole("button", { name: "Delete draft" }).click();
  await expect(page).toHaveURL(new RegExp(`${base}$`));
  await expect(page.getByRole("table", { name: "Campaigns" }).getByText(name)).toHaveCount(0);
  expectNotes(complaints, 409);
});

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`in the ${colorScheme} theme`, () => {
    test.use({ colorScheme, contextOptions: { reducedMotion: "reduce" } });

    test("the campaigns' pages have nothing that axe objects to", async ({ page, request }) => {
      await signUp(request, { referral: { code: "NOT-A-CODE" } });
      const base = await open(page, "");
      const friends = page
        .getByRole("table", { name: "Campaigns" })
        .getByRole("link", { name: "Friends of Northwind" });
      await expect(friends).toBeVisible();
      await expectAccessible(page);
      await friends.click();
      await expect(page.getByRole("list", { name: "Why events were not rewarded" })).toBeVisible();
      await expectAccessible(page);
      for (const part of ["Referrals", "Rewards", "Codes"]) {
        await page.getByRole("link", { name: part, exact: true }).click();
        await expect(page.getByRole("table", { name: part })).toBeVisible();
        await expectAccessible(page);
      }
      await page.getByRole("button", { name: "New code" }).click();
      await expect(page.getByRole("dialog")).toBeVisible();
      await expectAccessible(page);
      await page.goto(`${base}/new`);
      await page.getByRole("button", { name: "Create campaign" }).click();
      await expect(page.getByText("Give the campaign a name")).toBeVisible();
      await expectAccessible(page);
    });
  });
}
