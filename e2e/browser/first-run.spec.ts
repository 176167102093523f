import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, type Page } from "@playwright/test";
import { openOwnProject } from "./own-project";
import { expectAccessible, signInAsMember, test } from "./shop";

const run = promisify(execFile);

/** What somebody does who copies the command into a terminal. */
async function paste(command: string): Promise<void> {
  await run("sh", ["-c", command]);
}

function light(page: Page) {
  return page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: /^Your first event arrive/ }) });
}

test("an empty project leads to its first event: defined, sent by the command shown, arrived", async ({ page }) => {
  const project = await openOwnProject(page);
  await page.goto(project.path("/overview"));
  await expect(page.getByRole("heading", { name: "Three steps to your first event" })).toBeVisible();
  await page.getByRole("button", { name: "left_review" }).click();
  await expect(page.getByText("is published, with")).toBeVisible();
  await expect(light(page).getByText("Listening")).toBeVisible();

  await page.getByRole("button", { name: "Make a key" }).click();
  const command = page.getByRole("region", { name: "Command that sends it" });
  await expect(command).toContainText("export GOODWORD_APP_TOKEN");
  const text = (await command.textContent()) ?? "";

  await paste(text.replace('"rating": 5', '"ratng": 5'));
  const wrong = light(page);
  await expect(wrong.getByText("was rejected")).toBeVisible();
  await expect(
    wrong.getByText("rating is missing: it should be a whole number. Rename ratng to rating."),
  ).toBeVisible();
  await expect(page.getByRole("heading", { name: "Your first event arrives" })).toBeVisible();

  await paste(text);
  await expect(page.getByRole("heading", { name: "Your first event arrived" })).toBeVisible();
  await expect(light(page).getByText("left_review")).toBeVisible();
  await page.getByRole("button", { name: "Go on" }).click();
  await expect(page.getByRole("heading", { name: "Overview", level: 1 })).toBeAttached();
  await expect(page.getByRole("heading", { name: "Three steps to your first event" })).toBeHidden();
});

test("whoever has no terminal sends the first event from the page", async ({ page }) => {
  const project = await openOwnProject(page);
  await page.goto(project.path("/events"));
  await page.getByRole("button", { name: "sign_up" }).click();
  await page.getByRole("button", { name: "Send it from here" }).click();
  await expect(page.getByRole("heading", { name: "Your first event arrived" })).toBeVisible();
  await page.getByRole("link", { name: "See what it did" }).click();
  await expect(page.getByRole("heading", { name: "sign_up", level: 1 })).toBeVisible();
});

test("a draft is published where it is met", async ({ page }) => {
  const project = await openOwnProject(page);
  await project.call("POST", "/api/event-schemas", { name: "checked_in" });
  await page.goto(project.path("/overview"));
  await page.getByRole("button", { name: "Publish checked_in" }).click();
  await expect(page.getByText("is published, with 0 properties")).toBeVisible();
});

test("a viewer is told who can begin, and finds no button that would be refused", async ({ page }) => {
  const project = await openOwnProject(page);
  await signInAsMember(page, project.id, "viewer");
  await page.goto(project.path("/overview"));
  await expect(page.getByText("Somebody with the role editor, admin or owner can define it.")).toBeVisible();
  await expect(page.getByRole("main").getByRole("button")).toHaveCount(0);
});

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`in the ${colorScheme} theme`, () => {
    test.use({ colorScheme, contextOptions: { reducedMotion: "reduce" } });

    test("the first run has nothing that axe objects to, before and after", async ({ page }) => {
      const project = await openOwnProject(page);
      await page.goto(project.path("/overview"));
      await expect(page.getByRole("heading", { name: "Three steps to your first event" })).toBeVisible();
      await expectAccessible(page);
      await page.getByRole("button", { name: "sign_up" }).click();
      await page.getByRole("button", { name: "Send it from here" }).click();
      await expect(page.getByRole("heading", { name: "Your first event arrived" })).toBeVisible();
      await expectAccessible(page);
    });
  });
}
