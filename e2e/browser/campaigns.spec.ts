import { randomUUID } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import { simpleReferral } from "@/lib/domain/campaign/simple-referral";
import { callAs, expectAccessible, signIn, signUp, test } from "./shop";

async function open(page: Page, rest: string): Promise<string> {
  const project = await signIn(page);
  const base = `/projects/${project}/campaigns`;
  await page.goto(base + rest);
  return base;
}

/** A referral campaign that is not started: credits for the referrer, a coupon for the friend. */
async function makeReferral(page: Page, name: string, condition: object | null = null): Promise<string> {
  const project = await signIn(page);
  const simple = simpleReferral({
    trigger: { name: "signed_up" },
    referrer: {
      kind: "credits",
      campaign: { name: "Northwind credits" },
      amount: { kind: "fixed", minor: 750 },
    },
    referee: { kind: "coupon", campaign: { name: "Welcome coupons" } },
  });
  const { id } = await callAs(page, project, "POST", "/api/campaigns", {
    name,
    config: {
      ...simple,
      goals: simple.goals.map((goal) => ({ ...goal, condition })),
      joinOnce: true,
      code: { pattern: "J-######", charset: "ABCDEFGHJK" },
    },
  });
  await page.goto(`/projects/${project}/campaigns/${id}`);
  return `/projects/${project}/campaigns`;
}

test("a campaign goes from its start to its end: started, converting, paused with its reason, ended", async ({
  page,
  request,
}) => {
  const name = `Journey ${randomUUID().slice(0, 8)}`;
  await makeReferral(page, name);
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
  await makeReferral(page, name, {
    combinator: "and",
    rules: [{ field: "referee.name", operator: "beginsWith", value: "Fred" }],
  });
  await expect(page.getByText("if the friend’s name starts with Fred")).toBeVisible();
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
});

test("what was published and never ran can be deleted, and markup in its name stays text", async ({ page }) => {
  const name = `<img src=x onerror=alert(1)> ${randomUUID().slice(0, 8)}`;
  const base = await makeReferral(page, name);
  await expect(page.getByRole("heading", { name, level: 1 })).toBeVisible();
  await expect(page.locator("img[src=x]")).toHaveCount(0);
  await page.getByRole("button", { name: "More about this campaign" }).click();
  await page.getByRole("menuitem", { name: "Delete draft…" }).click();
  await page.getByRole("button", { name: "Delete draft" }).click();
  await expect(page).toHaveURL(new RegExp(`${base}$`));
  await expect(page.getByRole("table", { name: "Campaigns" }).getByText(name)).toHaveCount(0);
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
      await expect(page.getByRole("button", { name: /^Refer a friend/ })).toBeVisible();
      await expectAccessible(page);
    });
  });
}
