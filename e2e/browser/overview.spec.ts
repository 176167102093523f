import { randomUUID } from "node:crypto";
import { type APIRequestContext, expect, type Page } from "@playwright/test";
import { expectAccessible, keyHeaders, signInByForm, signInTo, signUp, test } from "./shop";

const newestColumn = (page: Page) =>
  page
    .getByRole("group", { name: /^Events an? (day|hour)/ })
    .getByRole("button")
    .last();

async function countsOf(page: Page): Promise<{ accepted: number; rejected: number }> {
  const words = (await newestColumn(page).getAttribute("aria-label")) ?? "";
  const [, accepted = "", rejected = ""] = /: ([\d,]+) accepted, ([\d,]+) rejected/.exec(words) ?? [];
  return { accepted: Number(accepted.replaceAll(",", "")), rejected: Number(rejected.replaceAll(",", "")) };
}

async function postRefused(request: APIRequestContext, event: string): Promise<void> {
  const answer = await request.post("/v1/events", {
    headers: keyHeaders,
    data: { event, customer: { source_id: "somebody" } },
  });
  expect(answer.status()).toBe(400);
}

test("who signs in comes to the overview, whose numbers are those of the events that were posted", async ({
  page,
  request,
}) => {
  await signInByForm(page);
  await expect(page).toHaveURL(/\/overview$/);
  await expect(newestColumn(page)).toBeVisible();
  const before = await countsOf(page);
  for (let at = 0; at < 3; at++) await signUp(request);
  await postRefused(request, `no_such_${randomUUID().slice(0, 8)}`);
  await page.reload();
  await expect(newestColumn(page)).toBeVisible();
  // Other tests post at the same time.
  await expect.poll(async () => (await countsOf(page)).accepted).toBeGreaterThanOrEqual(before.accepted + 3);
  expect((await countsOf(page)).rejected).toBeGreaterThan(before.rejected);
});

test("the time is in the address, survives a reload, and goes back with the browser", async ({ page }) => {
  await signInTo(page, "/overview");
  await page.getByRole("button", { name: "Last 30 days" }).click();
  await page.getByRole("button", { name: "Last 24 hours" }).click();
  await expect(page).toHaveURL(/range=24h/);
  await expect(page.getByRole("heading", { name: "Events an hour" })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("heading", { name: "Events an hour" })).toBeVisible();
  await expect(page.getByText(/vs\. the 24 hours before|Nothing in the 24 hours before/).first()).toBeVisible();
  await page.goBack();
  await expect(page.getByRole("heading", { name: "Events a day" })).toBeVisible();
});

test("days of one's own are looked at; a time that ends before it begins is told", async ({ page }) => {
  await signInTo(page, "/overview");
  await page.getByRole("button", { name: "Last 30 days" }).click();
  await page.getByLabel("From").fill("2026-10-10");
  await page.getByLabel("To", { exact: true }).fill("2026-10-01");
  await expect(page.getByText("The time ends before it begins.")).toBeVisible();
  await page.getByLabel("To", { exact: true }).fill("2026-10-14");
  await page.getByRole("button", { name: "Show these days" }).click();
  await expect(page).toHaveURL(/from=2026-10-10&to=2026-10-14/);
  await expect(page.getByRole("button", { name: "10 Oct – 14 Oct" })).toBeVisible();
});

test("what needs somebody leads to where it is mended", async ({ page }) => {
  await signInTo(page, "/overview");
  const mend = page.getByRole("link", { name: "Mend" }).first();
  await expect(mend).toHaveAttribute("href", /\/rejected\?problem=/);
});

test("the chart is read by keyboard, as a table, and a column opens its day", async ({ page, isMobile }) => {
  test.skip(isMobile, "a phone has no such keys");
  const project = await signInTo(page, "/overview");
  await newestColumn(page).focus();
  await expect(newestColumn(page)).toBeFocused();
  await page.keyboard.press("ArrowLeft");
  await expect(newestColumn(page)).not.toBeFocused();
  await page.keyboard.press("End");
  await expect(newestColumn(page)).toBeFocused();
  await page.getByRole("button", { name: "Show as a table" }).click();
  await expect(page.getByRole("table", { name: "Events a day" }).getByRole("row")).toHaveCount(31);
  await page.getByRole("button", { name: "Show as a chart" }).click();
  await newestColumn(page).focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`${project}/events\\?from=(\\d{4}-\\d\\d-\\d\\d)&to=\\1$`));
});

test("the funnel is of all campaigns, or of the one that is chosen", async ({ page }) => {
  await signInTo(page, "/overview");
  const funnel = page.locator("dl").filter({ hasText: "Friends who came" });
  await expect(funnel.getByText("Converted", { exact: true })).toBeVisible();
  await expect(page.getByText(/^\d+ codes held · each step counted when it happened · /)).toBeVisible();
  await page.getByLabel("Campaign").selectOption({ label: "Bring a reader (paused)" });
  await expect(page.getByText("nobody came with one in this time")).toBeVisible();
  await expect(funnel.locator("dd")).toHaveText(["0", "0", "0"]);
});

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`in the ${colorScheme} theme`, () => {
    test.use({ colorScheme, contextOptions: { reducedMotion: "reduce" } });

    test("the overview has nothing that axe objects to, and fits the screen", async ({ page }) => {
      await signInTo(page, "/overview");
      await expect(newestColumn(page)).toBeVisible();
      await expectAccessible(page);
      await newestColumn(page).focus();
      await expectAccessible(page);
      await page.getByRole("button", { name: "Show as a table" }).click();
      await expectAccessible(page);
      await page.getByRole("button", { name: "Last 30 days" }).click();
      await expect(page.getByLabel("From")).toBeVisible();
      await expectAccessible(page);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
    });
  });
}
