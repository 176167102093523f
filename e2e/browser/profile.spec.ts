import { expect, type Page } from "@playwright/test";
import { codeOf } from "../authenticator";
import { credentials } from "../credentials";
import { openOwnProject } from "./own-project";
import { expectAccessible, expectNotes, signInAsMember, test } from "./shop";

const password = credentials.GOODWORD_ADMIN_PASSWORD;

/** Somebody of this test alone, on their profile: what is changed there is changed for nobody else. */
async function openProfile(page: Page) {
  const project = await openOwnProject(page);
  await signInAsMember(page, project.id, "editor");
  await page.goto(project.path("/profile"));
  const { user } = (await (await page.request.get("/api/me")).json()) as { user: { email: string } };
  return { email: user.email, path: project.path("/profile") };
}

async function signInAgain(page: Page, email: string, next: string) {
  await page.context().clearCookies();
  await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

test("a second factor is set up, asked for at the next sign-in, stood in for by a backup code, and taken off", async ({
  page,
  complaints,
}) => {
  const { email, path } = await openProfile(page);
  await page.getByRole("button", { name: "Set up…" }).click();
  await page.getByLabel("Your password").fill("not it at all");
  await page.getByRole("button", { name: "Next" }).click();
  await expect(page.getByText("This is not your password.")).toBeVisible();
  await page.getByLabel("Your password").fill(password);
  await page.getByRole("button", { name: "Next" }).click();
  await expect(page.getByRole("img", { name: "The key as a QR code" })).toBeVisible();
  const secret = await page.getByRole("dialog").locator("code").textContent();
  const uri = `otpauth://totp/Goodword?secret=${secret}`;
  await page.getByLabel("The six digits it shows").fill("000000");
  await page.getByRole("button", { name: "Turn on" }).click();
  await expect(page.getByText(/^Not the code the app shows now/)).toBeVisible();
  await page.getByLabel("The six digits it shows").fill(codeOf(uri));
  await page.getByRole("button", { name: "Turn on" }).click();
  const backupCodes = page.getByRole("dialog", { name: "Keep these backup codes" }).getByRole("listitem");
  const backupCode = (await backupCodes.first().textContent()) ?? "";
  await page.getByRole("button", { name: "I have kept them" }).click();
  await expect(page.getByText("Signing in asks for a code of your authenticator app as well.")).toBeVisible();

  await signInAgain(page, email, path);
  await page.getByLabel(/code/i).fill(codeOf(uri));
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { name: "Second factor" })).toBeVisible();

  await signInAgain(page, email, path);
  await page.getByRole("button", { name: /backup code/ }).click();
  await page.getByLabel(/backup code/i).fill(backupCode);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("button", { name: "Turn off…" }).click();
  await page.getByLabel("Your password").fill(password);
  await page.getByRole("button", { name: "Turn off", exact: true }).click();
  await expect(page.getByText("With an authenticator app, a stolen password alone lets nobody in.")).toBeVisible();
  expectNotes(complaints, 400, 401);
});

test("signing out everywhere ends the session on every device", async ({ page, browser, complaints }) => {
  const { email, path } = await openProfile(page);
  const other = await browser.newContext({ baseURL: new URL(page.url()).origin });
  const elsewhere = await other.newPage();
  await signInAgain(elsewhere, email, path);
  await expect(elsewhere.getByRole("heading", { name: "Second factor" })).toBeVisible();

  await page.getByRole("button", { name: "Sign out everywhere…" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Sign out everywhere" }).click();
  await expect(page.getByRole("button", { name: "Sign in" })).toBeVisible();
  expect((await other.request.get("/api/me")).status()).toBe(401);
  await other.close();
  expectNotes(complaints, 401);
});

test("a name shows as text wherever it is shown", async ({ page }) => {
  const markup = "<img src=x onerror=alert(1)>";
  const { path } = await openProfile(page);
  await page.getByLabel("Name", { exact: true }).fill(markup);
  await page.getByRole("button", { name: "Save name" }).click();
  await expect(page.getByText("Your name is changed.")).toBeVisible();
  await page.goto(path.replace("/profile", "/settings/members"));
  await expect(page.getByRole("table", { name: "Members" }).getByText(markup)).toBeVisible();
  await expect(page.locator("img[src=x]")).toHaveCount(0);
});

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`in the ${colorScheme} theme`, () => {
    test.use({ colorScheme, contextOptions: { reducedMotion: "reduce" } });

    test("the profile and the set-up have nothing that axe objects to", async ({ page }) => {
      await openProfile(page);
      await expect(page.getByRole("heading", { name: "Second factor" })).toBeVisible();
      await expectAccessible(page);
      await page.getByRole("button", { name: "Set up…" }).click();
      await page.getByLabel("Your password").fill(password);
      await page.getByRole("button", { name: "Next" }).click();
      await expect(page.getByRole("img", { name: "The key as a QR code" })).toBeVisible();
      await expectAccessible(page);
    });
  });
}
