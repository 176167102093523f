import { expect, type Page } from "@playwright/test";
import { openOwnProject, publishEvent } from "./own-project";
import { signInAsMember, signInTo, test } from "./shop";

async function find(page: Page, text: string) {
  await page.keyboard.press("ControlOrMeta+k");
  await page.getByRole("combobox", { name: "Find anything" }).fill(text);
}

test("a customer, an event's schema and a page are found and opened by keyboard", async ({ page }) => {
  await signInTo(page, "/overview");
  await expect(page.getByRole("heading", { name: "Overview" })).toBeVisible();
  await find(page, "nora@example.com");
  await expect(page.getByRole("option", { name: /Nora Ryan/ })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Nora Ryan", level: 1 })).toBeVisible();

  await find(page, "signed_up");
  await page
    .getByRole("group", { name: "Event schemas" })
    .getByRole("option", { name: /signed_up/ })
    .click();
  await expect(page).toHaveURL(/\/schemas\/ms_/);

  await find(page, "log audit");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/settings\/audit$/);
});

test("what is begun from there opens ready to be filled in", async ({ page }) => {
  const project = await openOwnProject(page);
  await page.goto(project.path("/overview"));
  await expect(page.getByRole("main")).toBeVisible();
  await find(page, "key create");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: "Create an API key" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(/\/settings\/keys$/);

  await find(page, "invite");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: "Invite somebody" })).toBeVisible();
  await page.keyboard.press("Escape");

  await find(page, "define");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/schemas\/new$/);

  await find(page, "create a project");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: "Create a project" })).toBeVisible();
  await page.keyboard.press("Escape");

  await find(page, "dark theme");
  await page.keyboard.press("Enter");
  await expect(page.locator("html")).toHaveClass(/dark/);
});

test("a role is offered what it may do, and an event's name shows as text", async ({ page }) => {
  const markup = "<img src=x onerror=alert(1)>";
  const project = await openOwnProject(page);
  await publishEvent(project, markup, []);
  await signInAsMember(page, project.id, "viewer");
  await page.goto(project.path("/events"));
  await expect(page.getByRole("main")).toBeVisible();
  await find(page, "a");
  await expect(page.getByRole("option", { name: "Use the dark theme" })).toBeVisible();
  for (const name of ["Create an API key", "Create a campaign", "Invite somebody", "Settings: API keys"]) {
    await expect(page.getByRole("option", { name })).toHaveCount(0);
  }
  await page.getByRole("combobox", { name: "Find anything" }).fill("onerror");
  await expect(page.getByRole("option", { name: markup })).toBeVisible();
  await expect(page.locator("img[src=x]")).toHaveCount(0);
});
