import { expect } from "@playwright/test";
import { draftOf, expectNames, names, openBuilder, saved, text } from "./builder";
import { expectNotes, signIn, test } from "./shop";

test("a reload brings back what was typed, also what the server could not take", async ({ page, complaints }) => {
  const schema = await openBuilder(page, [text("plan")]);
  await page.route("**/api/event-schemas/*/draft", (route) => route.abort());
  await page.getByLabel("Next property", { exact: true }).fill("seats");
  await page.keyboard.press("Enter");
  await expect(page.getByText(/Not saved: /)).toBeVisible();
  await expect(page.getByText("What you typed is kept in this browser.")).toBeVisible();
  await page.reload();
  await expectNames(page, ["plan", "seats"]);
  await expect(page.getByText(/Brought back what you typed/)).toBeVisible();
  await page.unroute("**/api/event-schemas/*/draft");
  // It tries again by itself, later each time.
  await expect(page.getByText(/^Saved · /)).toBeVisible({ timeout: 20_000 });
  await expect.poll(() => draftOf(page, schema)).toMatchObject([{ name: "plan" }, { name: "seats" }]);
  await page.reload();
  await expectNames(page, ["plan", "seats"]);
  await expect(page.getByText(/Brought back/)).toBeHidden();
  expectNotes(complaints, "net::ERR_FAILED");
});

test("a row that is not complete holds up nobody, says what is missing, and is there after a reload", async ({
  page,
}) => {
  const schema = await openBuilder(page, [text("plan"), { id: "n", name: "n", type: "integer" }]);
  await page.getByRole("button", { name: /^Rules and details of n:/ }).click();
  await page.getByLabel("At least").fill("9");
  await page.getByLabel("At most").fill("1");
  await expect(page.getByText(/expected at least min, 9/)).toBeHidden();
  await page.getByLabel("Description", { exact: true }).focus();
  await expect(page.getByText(/expected at least min, 9/)).toBeVisible();
  await page.getByLabel("Next property", { exact: true }).fill("seats");
  await page.keyboard.press("Enter");
  await expect
    .poll(() => draftOf(page, schema))
    .toMatchObject([{ name: "plan" }, { name: "n", constraints: {} }, { name: "seats" }]);
  await expect(page.getByText(/1 property is not complete/)).toBeVisible();

  await page.reload();
  await expectNames(page, ["plan", "n", "seats"]);
  await page.getByRole("button", { name: /^Rules and details of n:/ }).click();
  await expect(page.getByLabel("At most")).toHaveValue("1");
  await page.getByLabel("At most").fill("12");
  await expect.poll(() => draftOf(page, schema)).toMatchObject([{}, { constraints: { min: 9, max: 12 } }, {}]);
});

test("of two who edit at once each has the other's change, and the one they both made is asked about", async ({
  page,
  browser,
  complaints,
}) => {
  const schema = await openBuilder(page, [text("plan"), text("size")]);
  const other = await browser.newContext();
  const theirPage = await other.newPage();
  await signIn(theirPage);
  await theirPage.goto(`/projects/${schema.project}/schemas/${schema.id}`);
  await expectNames(theirPage, ["plan", "size"]);

  // Apart from each other: both are kept, and the second is told.
  await theirPage.getByLabel("Next property", { exact: true }).fill("theirs");
  await theirPage.keyboard.press("Enter");
  await saved(theirPage);
  await page.getByLabel("Next property", { exact: true }).fill("mine");
  await page.keyboard.press("Enter");
  await expect(
    page
      .getByText("`theirs`")
      .or(page.getByText(/is new and optional/))
      .first(),
  ).toBeVisible();
  await expect
    .poll(async () => (await draftOf(page, schema)).map((one: { name: string }) => one.name).sort())
    .toEqual(["mine", "plan", "size", "theirs"]);
  await expect(names(theirPage)).toHaveCount(4, { timeout: 20_000 });

  // On the same property: nothing is taken from the second, who chooses.
  await page.getByRole("button", { name: "Dismiss" }).click();
  await page.route("**/api/event-schemas/*/draft", (route) => route.abort());
  await names(page).first().fill("plan_mine");
  await names(theirPage).first().fill("plan_theirs");
  await expect.poll(async () => (await draftOf(page, schema))[0]?.name).toBe("plan_theirs");
  await page.unroute("**/api/event-schemas/*/draft");
  const panel = page.getByRole("alert", { name: "Edited by two at once" });
  await expect(panel).toBeVisible({ timeout: 20_000 });
  await expect(panel).toContainText("Both of you changed plan_mine.");
  await expect(panel).toContainText(/is now called plan_theirs/);
  await expect(names(page).first()).toHaveValue("plan_mine");
  await panel.getByRole("button", { name: "Take theirs" }).click();
  await expect(names(page).first()).toHaveValue("plan_theirs");
  await page.getByRole("button", { name: "Undo", exact: true }).first().click();
  await expect(names(page).first()).toHaveValue("plan_mine");
  await expect.poll(async () => (await draftOf(page, schema))[0]?.name).toBe("plan_mine");
  await other.close();
  expectNotes(complaints, 409, "net::ERR_FAILED");
});
