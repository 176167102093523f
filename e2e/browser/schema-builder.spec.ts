import { expect } from "@playwright/test";
import { draftOf, expectNames, names, openBuilder, saved, text } from "./builder";
import { callAs, expectAccessible, test } from "./shop";

test("an event with an object and a list is built by keyboard alone, and its draft is kept", async ({
  page,
  isMobile,
}) => {
  test.skip(isMobile, "a phone has no such keys");
  const schema = await openBuilder(page);
  await page.getByLabel("Next property", { exact: true }).focus();
  await page.keyboard.type("order_id");
  await page.keyboard.press("Enter");
  await page.keyboard.type("shipping");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "Type: string" }).nth(1)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menuitem", { name: /^string/ })).toBeFocused();
  await page.keyboard.type("obj");
  await expect(page.getByRole("menuitem", { name: /^object/ })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Type: object" })).toBeFocused();

  await page.getByLabel("Next property of shipping").focus();
  await page.keyboard.type("country");
  await page.keyboard.press("Enter");
  await page.keyboard.press("ArrowUp");
  await expect(names(page).nth(2)).toBeFocused();

  // Enter adds the next beside it; out of its object, it stands behind.
  await page.keyboard.press("Enter");
  await page.keyboard.type("items");
  await page.keyboard.press("Alt+ArrowLeft");
  await expect(names(page).nth(3)).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.keyboard.press("End");
  await expect(page.getByRole("menuitemcheckbox", { name: "A list of these" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Type: list of string" })).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  await expect(page.getByRole("switch", { name: "Required" }).nth(3)).toBeChecked();

  await saved(page);
  await expect
    .poll(() => draftOf(page, schema))
    .toMatchObject([
      { name: "order_id", type: "string" },
      { name: "shipping", type: "object", properties: [{ name: "country" }] },
      { name: "items", type: "string", list: true, required: true },
    ]);
  const { status } = await callAs(page, schema.project, "GET", `/api/event-schemas/${schema.id}`);
  expect(status).toBe("draft");
});

test("rows are moved, nested, doubled and removed by keys, and undo takes each back", async ({ page, isMobile }) => {
  test.skip(isMobile, "a phone has no such keys");
  await openBuilder(page, [text("a"), text("b"), { id: "o", name: "o", type: "object", properties: [text("c")] }]);
  await names(page).nth(1).focus();
  await page.keyboard.press("Alt+ArrowUp");
  await expectNames(page, ["b", "a", "o", "c"]);
  await expect(names(page).nth(0)).toBeFocused();
  await page.keyboard.press("Alt+ArrowDown");
  await page.keyboard.press("Alt+ArrowDown");
  await expectNames(page, ["a", "o", "c", "b"]);
  await page.keyboard.press("Alt+ArrowRight");
  await page.keyboard.press("Alt+ArrowUp");
  await expectNames(page, ["a", "o", "b", "c"]);
  await page.keyboard.press("Control+d");
  await expectNames(page, ["a", "o", "b", "b_copy", "c"]);
  await page.keyboard.press("Shift+Delete");
  await expectNames(page, ["a", "o", "b", "c"]);
  for (const expected of [
    ["a", "o", "b", "b_copy", "c"],
    ["a", "o", "b", "c"],
    ["a", "o", "c", "b"],
  ]) {
    await page.keyboard.press("Control+z");
    await expectNames(page, expected);
  }
  await page.keyboard.press("Control+Shift+z");
  await expectNames(page, ["a", "o", "b", "c"]);
});

test("a row is dragged to another place, and into an object", async ({ page, isMobile }) => {
  test.skip(isMobile, "a finger's drag cannot be played here");
  await openBuilder(page, [text("a"), text("b"), { id: "o", name: "o", type: "object", properties: [text("c")] }]);
  const drag = async (name: string, over: string, right = 0) => {
    const from = await page.getByRole("button", { name: `Drag ${name}`, exact: true }).boundingBox();
    const to = await page.getByRole("button", { name: `Drag ${over}`, exact: true }).boundingBox();
    if (!from || !to) throw new Error("a row has no handle");
    await page.mouse.move(from.x + 5, from.y + 8);
    await page.mouse.down();
    await page.mouse.move(from.x + 5 + right, from.y + 20, { steps: 4 });
    await page.mouse.move(to.x + 5 + right, to.y + 10, { steps: 8 });
    await page.mouse.up();
  };
  await drag("a", "b");
  await expectNames(page, ["b", "a", "o", "c"]);
  await drag("b", "c", 30);
  await expectNames(page, ["a", "o", "c", "b"]);
  await expect(page.getByLabel("Next property of o")).toBeVisible();
  await names(page).nth(3).focus();
  await page.keyboard.press("Alt+ArrowLeft");
  await expectNames(page, ["a", "o", "c", "b"]);
});

test("what is removed comes back with one press", async ({ page }) => {
  await openBuilder(page, [text("a"), text("b")]);
  await page.getByRole("button", { name: "More about a", exact: true }).click();
  await page.getByRole("menuitem", { name: "Remove" }).click();
  await expectNames(page, ["b"]);
  await page
    .getByRole("region", { name: /Notifications/ })
    .getByRole("button", { name: "Undo" })
    .click();
  await expectNames(page, ["a", "b"]);
});

test("several names pasted at once are as many rows, and an event as JSON brings its types", async ({ page }) => {
  await openBuilder(page);
  const paste = (pasted: string) =>
    page.getByLabel("Next property", { exact: true }).evaluate((field, data) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text", data);
      field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    }, pasted);
  await paste("order_id\ntotal");
  await expectNames(page, ["order_id", "total"]);
  await paste('{ "paid": true, "cart": { "size": 3 } }');
  await expectNames(page, ["order_id", "total", "paid", "cart", "size"]);
  await expect(page.getByRole("button", { name: "Type: boolean" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Type: integer" })).toBeVisible();
});

test("markup is shown as the text it is, in every field", async ({ page }) => {
  const markup = "<img src=x onerror=alert(1)>";
  const property = {
    ...text("p"),
    name: markup,
    description: markup,
    example: markup,
    constraints: { allowedValues: [markup] },
  };
  const schema = await openBuilder(page, [property]);
  await page.getByLabel("Description of the event").fill(markup);
  await page.getByLabel("Name of the event").fill(`${markup} ${schema.name}`);
  await page.getByLabel("Name of the event").press("Enter");
  await page.getByRole("button", { name: /^Rules and details of/ }).click();
  await expect(page.getByLabel("Example")).toHaveValue(markup);
  await expect(page.getByRole("heading", { name: markup, level: 1 })).toBeAttached();
  await page.getByRole("button", { name: /^More about/ }).click();
  await page.getByRole("menuitem", { name: "Remove" }).click();
  await expect(page.getByText(`${markup} is removed`)).toBeVisible();
  await expect(page.locator("img[src=x]")).toHaveCount(0);
});

test("the name of an event that resembles another says so, and a published one stays", async ({ page }) => {
  const { project } = await openBuilder(page);
  await page.getByLabel("Name of the event").fill("CheckoutCompleted");
  await expect(page.getByText(/There is already checkout_completed/)).toBeVisible();
  await page.getByLabel("Name of the event").fill("undefined");
  await page.keyboard.press("Tab");
  await expect(page.getByText(/^Cannot be the name of an event/)).toBeVisible();
  await page.goto(`/projects/${project}/schemas/checkout_completed`);
  await expect(page.getByRole("heading", { name: "checkout_completed", level: 1 })).toBeVisible();
  await expect(page.getByLabel("Name of the event")).toBeHidden();
  await expect(page.getByRole("list", { name: "Properties" }).getByText("100\u00a0%").first()).toBeVisible();
});

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`in the ${colorScheme} theme`, () => {
    test.use({ colorScheme, contextOptions: { reducedMotion: "reduce" } });

    test("the builder, with a row unfolded and a fault in it, has nothing that axe objects to", async ({ page }) => {
      await openBuilder(page, [
        { ...text("plan"), personalData: true, deprecated: true },
        { id: "o", name: "o", type: "object", properties: [text("c")] },
      ]);
      await page.getByRole("button", { name: /^Rules and details of plan/ }).click();
      await page.getByLabel("Fewest characters").fill("x");
      await page.getByLabel("Most characters", { exact: true }).focus();
      await expect(page.getByText("Must be a number.")).toBeVisible();
      await expectAccessible(page);
    });
  });
}

test("nothing is wider than the screen of a phone", async ({ page, isMobile }) => {
  test.skip(!isMobile, "about phones");
  await openBuilder(page, [
    { ...text("a_rather_long_name_for_a_property"), personalData: true, required: true },
    {
      id: "o",
      name: "o",
      type: "object",
      properties: [{ id: "q", name: "q", type: "object", list: true, properties: [text("c")] }],
    },
  ]);
  await page.getByRole("button", { name: /^Rules and details of a_rather/ }).click();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
});
