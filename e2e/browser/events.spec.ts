import { expect } from "@playwright/test";
import { expectNotes, signIn, signInByForm, signInTo, signUp, test } from "./shop";

test("whoever is not signed in is asked to, and comes back to where they wanted to go", async ({
  page,
  complaints,
}) => {
  await page.goto("/projects/proj_01JD9QW7000000000000000000/events?outcome=refused");
  await page.waitForURL(/\/sign-in\?next=/);
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await page.getByLabel("E-mail").fill("nobody@example.com");
  await page.getByLabel("Password").fill("not the password");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "do not belong together" })).toBeVisible();
  expectNotes(complaints, 401);
});

test("a rewarded event is found by its customer, and its page says who got what", async ({ page, request }) => {
  const friend = await signUp(request);
  await signInTo(page, "/events");
  await page.getByRole("button", { name: "Customer", exact: true }).click();
  await page.getByLabel("Whose events?").fill(friend.sourceId);
  await page.getByRole("button", { name: "Show these events" }).click();
  await expect(page).toHaveURL(new RegExp(`customer=${friend.sourceId}`));

  const rows = page.getByRole("table", { name: "Events" }).getByRole("link");
  await expect(rows).toHaveCount(1);
  await page.reload();
  await expect(rows).toHaveCount(1);
  await rows.first().click();
  await page.getByRole("dialog", { name: "Event" }).getByRole("link", { name: "Open its page" }).click();

  await expect(page.getByRole("heading", { name: "signed_up", level: 1 })).toBeVisible();
  await expect(page.getByText(/^Ruth got .+, Kim .+$/)).toBeVisible();
  await expect(page.getByRole("heading", { name: /^Fits signed_up/ })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Referral made" })).toBeVisible();
  await expect(page.getByRole("heading", { name: /· met$/ })).toBeVisible();
});

test("an event that was refused says why, and what to do", async ({ page, request }) => {
  const friend = await signUp(request, { referral: { code: "NOT-A-CODE" } });
  const project = await signIn(page);
  await page.goto(`/projects/${project}/events/${friend.id}`);
  await expect(page.getByText("No reward: the code NOT-A-CODE is not known")).toBeVisible();
  await expect(page.getByText("Check how the app passes the code on").first()).toBeVisible();
});

test("filters stay through a reload and go with one press", async ({ page, request }) => {
  await signUp(request, { referral: { code: "NOT-A-CODE" } });
  await signInTo(page, "/events");
  await page.getByRole("button", { name: "Outcome", exact: true }).click();
  await page.getByRole("button", { name: /^Refused/ }).click();
  await expect(page).toHaveURL(/outcome=refused/);
  await page.reload();
  await expect(page.getByRole("button", { name: "Remove the filter outcome" })).toBeVisible();
  await expect(page.getByRole("table", { name: "Events" }).getByRole("link").first()).toBeVisible();
  await page.getByRole("button", { name: "Clear" }).click();
  await expect(page).not.toHaveURL(/outcome/);
});

test("the list and the search are worked by keyboard alone", async ({ page, request, isMobile }) => {
  test.skip(isMobile, "a phone has no such keys");
  const friend = await signUp(request);
  await signInTo(page, "/events");
  const rows = page.getByRole("table", { name: "Events" }).getByRole("link");
  await expect(rows.first()).toBeVisible();
  await page.keyboard.press("j");
  await expect(rows.first()).toBeFocused();
  await page.keyboard.press("ControlOrMeta+k");
  await expect(page.getByRole("combobox", { name: "Find anything" })).toBeFocused();
  await page.keyboard.type(friend.id);
  await expect(page.getByRole("option", { name: new RegExp(`^signed_up.*${friend.id}`) })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(friend.id));
  await expect(page.getByRole("heading", { name: "signed_up", level: 1 })).toBeVisible();
});

test("what an app sends is shown as text, never as markup", async ({ page, request }) => {
  const markup = "<img src=x onerror=alert(1)>";
  const friend = await signUp(request, { name: markup, referral: { code: markup }, metadata: { [markup]: markup } });
  const project = await signInTo(page, "/events");
  await expect(page.getByText(markup).first()).toBeVisible();
  await page.goto(`/projects/${project}/events/${friend.id}`);
  await expect(page.getByRole("region", { name: "Payload" })).toContainText(markup);
  await expect(page.locator("img[src=x]")).toHaveCount(0);
});

test("the theme that was chosen is there again before the page is drawn", async ({ page, isMobile }) => {
  await signInTo(page, "/events");
  if (isMobile) await page.getByRole("button", { name: "Navigation" }).click();
  await page.getByRole("button", { name: "Account and theme" }).click();
  await page.getByRole("menuitemradio", { name: "Dark" }).click();
  await expect(page.locator("html")).toHaveClass(/dark/);
  await page.reload({ waitUntil: "commit" });
  await expect(page.locator("html")).toHaveClass(/dark/);
});

test("signing out ends the session", async ({ page, isMobile, complaints }) => {
  await signInByForm(page);
  const inside = page.url();
  if (isMobile) await page.getByRole("button", { name: "Navigation" }).click();
  await page.getByRole("button", { name: "Account and theme" }).click();
  await page.getByRole("menuitem", { name: "Sign out", exact: true }).click();
  await page.waitForURL(/\/sign-in/);
  await page.goto(inside);
  await page.waitForURL(/\/sign-in\?next=/);
  expectNotes(complaints, 401);
});
