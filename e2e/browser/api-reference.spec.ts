import { expect, type Page } from "@playwright/test";
import { expectAccessible, signInTo, test } from "./shop";

/** On a phone the operations are folded away. */
async function openOperations(page: Page): Promise<void> {
  const folded = page.getByText("All operations", { exact: true });
  if (await folded.isVisible()) await folded.click();
}

test("an operation is found by its words, opened at its place, and says who may and what it answers", async ({
  page,
}) => {
  await page.goto("/docs/api");
  await expect(page.getByRole("heading", { name: "Goodword API", level: 1 })).toBeVisible();
  await openOperations(page);
  await page.getByRole("searchbox", { name: "Find an operation" }).filter({ visible: true }).fill("replay rejected");
  const found = page.getByRole("navigation", { name: "Operations" }).filter({ visible: true });
  await expect(found.getByRole("link", { name: /Replays rejected events/ })).toBeVisible();
  await expect(found.getByRole("link", { name: /Lists campaigns/ })).toHaveCount(0);
  await found.getByRole("link", { name: /Replays rejected events/ }).click();
  await expect(page).toHaveURL(/\/docs\/api\/rejected-events#postApiRejectedEventsReplay$/);

  const operation = page.getByRole("article", { name: /Replays rejected events/ });
  await expect(operation.getByRole("heading", { level: 2 })).toBeInViewport();
  await expect(operation).toContainText("Needs the permission rejected:write");
  await expect(operation.getByRole("region", { name: /^Request/ })).toContainText("/api/rejected-events/replay");
  const items = operation.locator("summary").filter({ hasText: "dataReplayedItem[]" });
  await items.click();
  await expect(operation.getByText('"still_refused"')).toBeVisible();
});

test("the request is copied as it stands there", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto("/docs/api/post-events");
  const operation = page.getByRole("article", { name: /^Posts an event; the answer/ });
  await operation.getByRole("button", { name: "Copy the request" }).click();
  await expect(operation.getByRole("button", { name: "Copied" })).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain(`curl -X POST "${new URL(page.url()).origin}/v1/events"`);
  expect(copied).toContain('"event": "sign_up"');
});

test("words that no operation has are answered so", async ({ page }) => {
  await page.goto("/docs/api/events");
  await openOperations(page);
  await page.getByRole("searchbox", { name: "Find an operation" }).filter({ visible: true }).fill("zebra");
  await expect(page.getByText("No operation has these words").filter({ visible: true })).toBeVisible();
});

test("⌘K leads to the reference", async ({ page }) => {
  await signInTo(page, "/overview");
  await expect(page.getByRole("heading", { name: "Overview" })).toBeVisible();
  await page.keyboard.press("ControlOrMeta+k");
  await page.getByRole("combobox", { name: "Find anything" }).fill("api reference");
  await expect(page.getByRole("option", { name: "API reference", exact: true })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/docs\/api$/);
});

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`in the ${colorScheme} theme`, () => {
    test.use({ colorScheme, contextOptions: { reducedMotion: "reduce" } });

    for (const path of ["/docs/api", "/docs/api/post-events", "/docs/api/event-schemas"]) {
      test(`${path} has nothing that axe objects to, and fits the width`, async ({ page }) => {
        await page.goto(path);
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        await openOperations(page);
        await expectAccessible(page);
        const { scrolled, shown } = await page.evaluate(() => ({
          scrolled: document.documentElement.scrollWidth,
          shown: document.documentElement.clientWidth,
        }));
        expect(scrolled).toBeLessThanOrEqual(shown);
      });
    }
  });
}
