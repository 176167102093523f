import { expect } from "@playwright/test";
import { expectAccessible, signInTo, signUp, test } from "./shop";

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`in the ${colorScheme} theme`, () => {
    // Half-way through a fade no colour has its contrast yet.
    test.use({ colorScheme, contextOptions: { reducedMotion: "reduce" } });

    test("sign-in has nothing that axe objects to", async ({ page }) => {
      await page.goto("/sign-in");
      await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
      await expectAccessible(page);
    });

    test("the list, its filters, an event and the search have nothing that axe objects to", async ({
      page,
      request,
    }) => {
      const friend = await signUp(request);
      await signUp(request, { referral: { code: "NOT-A-CODE" } });
      const project = await signInTo(page, "/events");
      await expect(page.getByRole("table", { name: "Events" }).getByRole("link").first()).toBeVisible();
      await expectAccessible(page);

      await page.getByRole("button", { name: "When", exact: true }).click();
      await expect(page.getByLabel("From")).toBeVisible();
      await expectAccessible(page);
      await page.keyboard.press("Escape");
      await page.goto(`/projects/${project}/events/${friend.id}`);
      await expect(page.getByRole("heading", { name: "Received" })).toBeVisible();
      await expectAccessible(page);

      await page.keyboard.press("ControlOrMeta+k");
      await expect(page.getByRole("combobox", { name: "Find anything" })).toBeFocused();
      await expectAccessible(page);
    });
  });
}
