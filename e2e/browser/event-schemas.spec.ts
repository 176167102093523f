import { expect, type Page } from "@playwright/test";
import { openOwnProject, publishEvent } from "./own-project";
import { expectAccessible, expectNotes, signInAsMember, test } from "./shop";

const plan = { id: "plan", name: "plan", type: "string", required: true, example: "pro" };
const seats = { id: "seats", name: "seats", type: "integer", example: 5 };

const table = (page: Page) => page.getByRole("table", { name: "Event schemas" });
const rows = (page: Page) => table(page).getByRole("link");

test("the list is searched, narrowed and sorted, and keeps that in its address", async ({ page, isMobile }) => {
  const project = await openOwnProject(page);
  await publishEvent(project, "checkout_completed", [plan, seats], "A customer paid");
  await publishEvent(project, "signed_up", [plan]);
  await project.call("POST", "/api/event-schemas", { name: "draft_only" });
  await page.goto(project.path("/schemas"));
  await expect(rows(page)).toHaveCount(3);

  await page.getByRole("searchbox", { name: "Search event schemas" }).fill("paid");
  await expect(page).toHaveURL(/q=paid/);
  await page.reload();
  await expect(rows(page)).toHaveText(["checkout_completed"]);
  await page.getByRole("button", { name: "Clear the search" }).click();
  await expect(page).not.toHaveURL(/q=/);
  await page
    .getByRole("group", { name: "Status" })
    .getByRole("button", { name: /^Draft/ })
    .click();
  await expect(rows(page)).toHaveText(["draft_only"]);
  // The list narrows before the address says so; until then there is nothing to go back to.
  await expect(page).toHaveURL(/status=/);
  await page.goBack();
  await expect(rows(page)).toHaveCount(3);

  if (isMobile) return;
  await page.getByRole("button", { name: "Properties" }).click();
  await expect(rows(page).first()).toHaveText("checkout_completed");
  await expect(page.getByRole("columnheader", { name: "Properties" })).toHaveAttribute("aria-sort", "descending");
});

test("an event is archived after being asked, and comes back", async ({ page }) => {
  const project = await openOwnProject(page);
  await publishEvent(project, "signed_up", [plan]);
  await page.goto(project.path("/schemas"));
  await page.getByRole("button", { name: "More about signed_up" }).click();
  await page.getByRole("menuitem", { name: "Archive…" }).click();
  await expect(page.getByRole("dialog")).toContainText("is rejected as unknown and kept in the inbox");
  await page.getByRole("button", { name: "Archive", exact: true }).click();
  await expect(page.getByText("No event matches")).toBeVisible();
  await page.getByRole("button", { name: /^Archived/ }).click();
  await page.getByRole("button", { name: "More about signed_up" }).click();
  await page.getByRole("menuitem", { name: "Restore" }).click();
  await page.getByRole("button", { name: /^In use/ }).click();
  await expect(rows(page)).toHaveText(["signed_up"]);
});

test("a new event starts from a template, whose properties are shown before", async ({ page }) => {
  const project = await openOwnProject(page);
  await page.goto(project.path("/schemas/new?from=template&template=cart_abandoned"));
  await expect(page.getByRole("table", { name: "Properties of the template" })).toContainText("total_minor");
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("cart_abandoned");
  await page.getByRole("button", { name: "Create draft" }).click();
  await page.waitForURL(/\/schemas\/ms_/);
  await expect(page.getByRole("heading", { name: "cart_abandoned", level: 1 })).toBeVisible();
});

test("a new event starts from pasted JSON: types and names are set right before it is made", async ({
  page,
  complaints,
}) => {
  const project = await openOwnProject(page);
  await page.goto(project.path("/schemas/new?from=json"));
  const example = page.getByLabel("An example of the event");
  await example.fill('{"event": "order_paid", "metadata": {"total": 12.5, "shipping": {"zip": "10115"}');
  await expect(page.getByText("This cannot be read")).toBeVisible();
  await example.fill(
    '{"event": "order_paid", "metadata": {"total": 12.5, "coupon": "X", "shipping": {"zip": "10115"}}}',
  );
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("order_paid");
  await page.getByLabel("Name of total").fill("");
  await page.getByRole("button", { name: "Create draft" }).click();
  await expect(page.getByText("The name needs a name")).toBeVisible();
  await page.getByLabel("Name of total").fill("amount");
  await page.getByLabel("total is required").check();
  await page.getByLabel("Take coupon").uncheck();
  await page.getByLabel("Type of zip").selectOption("integer");
  await page.getByRole("button", { name: "Create draft" }).click();
  await page.waitForURL(/\/schemas\/ms_/);
  const made = await project.call("GET", "/api/event-schemas/order_paid");
  expect(made.draft).toMatchObject({
    properties: [
      { name: "amount", type: "number", required: true },
      { name: "shipping", properties: [{ name: "zip", type: "integer" }] },
    ],
  });
  expectNotes(complaints, 400);
});

test("a new event starts from real ones that nobody defined, with what speaks for each property", async ({ page }) => {
  const project = await openOwnProject(page);
  for (let at = 0; at < 20; at++) {
    const metadata = { plan: at % 2 ? "pro" : "free", ...(at < 5 ? { coupon: `C-${at}` } : {}) };
    await project.call("POST", "/api/events", {
      body: JSON.stringify({ event: "upgraded", customer: { source_id: `c-${at}` }, metadata }),
    });
  }
  await page.goto(project.path("/schemas/new?from=unknown"));
  await page.getByRole("button", { name: /^upgraded/ }).click();
  await expect(page).toHaveURL(/event=upgraded/);
  const proposed = page.getByRole("table", { name: "Proposed properties" });
  await expect(proposed).toContainText("100 % of 20");
  await expect(proposed).toContainText("one of free, pro");
  await expect(proposed).toContainText("25 % of 20");
  await expect(page.getByLabel("plan is required")).toBeChecked();
  await expect(page.getByLabel("coupon is required")).not.toBeChecked();
  await page.getByRole("button", { name: "Create draft" }).click();
  await page.waitForURL(/\/schemas\/ms_/);
});

test("another spelling of a name that is there is told while it is typed", async ({ page }) => {
  const project = await openOwnProject(page);
  await publishEvent(project, "signed_up", []);
  await page.goto(project.path("/schemas/new?from=blank"));
  await page.getByLabel("Name", { exact: true }).fill("SignedUp");
  await expect(page.getByText("Another spelling of signed_up?")).toBeVisible();
  await page.getByLabel("Name", { exact: true }).fill("signed_up");
  await expect(page.getByText("There is already an event called signed_up.")).toBeVisible();
});

/** A published event whose draft asks for one property more. */
async function openBreakingDraft(page: Page) {
  const project = await openOwnProject(page);
  const { id, revision } = await publishEvent(project, "upgraded", [seats]);
  await project.call("POST", "/api/events", {
    body: JSON.stringify({ event: "upgraded", customer: { source_id: "c-1" }, metadata: { seats: 3 } }),
  });
  await project.call("PUT", `/api/event-schemas/${id}/draft`, { revision, definition: { properties: [seats, plan] } });
  await page.goto(project.path(`/schemas/${id}`));
  return { project, id };
}

test("a breaking change is published by somebody who saw which events fail, and said so", async ({ page }) => {
  const { project, id } = await openBreakingDraft(page);
  await page.getByRole("button", { name: "Publish…" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("Version 1.0 becomes 2.0.");
  await expect(dialog).toContainText("plan (text) is new and required");
  await expect(dialog).toContainText("1 would be rejected");
  const publish = dialog.getByRole("button", { name: "Publish version 2.0" });
  await expect(publish).toBeDisabled();
  await dialog.getByLabel("Events that do not fit may be rejected from now on").check();
  await publish.click();
  await expect(page.getByText("upgraded is published as version 2.0")).toBeVisible();
  await expect(dialog).toBeHidden();
  const after = await project.call("GET", `/api/event-schemas/${id}`);
  expect(after.published).toMatchObject({ number: 2, label: "2.0", verdict: "breaking" });
});

test("of two who publish, the second is told, and publishes nothing", async ({ page, complaints }) => {
  const { project, id } = await openBreakingDraft(page);
  await page.getByRole("button", { name: "Publish…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Events that do not fit may be rejected from now on").check();
  const { revision } = await project.call("GET", `/api/event-schemas/${id}`);
  await project.call("POST", `/api/event-schemas/${id}/publish`, { revision });
  await dialog.getByRole("button", { name: "Publish version 2.0" }).click();
  await expect(dialog.getByRole("alert")).toContainText("Nothing was published");
  expectNotes(complaints, 409);
});

test("versions are compared in words and line by line, and an old one is restored after being asked", async ({
  page,
}) => {
  const { project, id } = await openBreakingDraft(page);
  const { revision } = await project.call("GET", `/api/event-schemas/${id}`);
  const published = await project.call("POST", `/api/event-schemas/${id}/publish`, { revision });
  await project.call("PUT", `/api/event-schemas/${id}/draft`, {
    revision: published.revision,
    definition: { properties: [seats, { ...plan, required: false }] },
  });
  await page.goto(project.path(`/schemas/${id}/history`));
  await expect(page.getByText("plan is now optional.")).toBeVisible();
  await page.getByRole("button", { name: /^Version 2\.0/ }).click();
  await expect(page).toHaveURL(/to=2/);
  await expect(page.getByText("plan (text) is new and required")).toBeVisible();
  const lines = page.getByRole("region", { name: "Line by line" });
  await expect(lines).toContainText('added: "plan": {');
  await page.reload();
  await expect(lines).toContainText('"required": true');

  await page.getByRole("button", { name: /^Version 1\.0/ }).click();
  await page.getByRole("button", { name: "Restore as draft…" }).click();
  await expect(page.getByRole("dialog")).toContainText("changes that are not published");
  await page.getByRole("button", { name: "Restore version 1.0" }).click();
  await page.waitForURL(new RegExp(`/schemas/${id}$`));
  const restored = await project.call("GET", `/api/event-schemas/${id}`);
  expect(restored.draft).toMatchObject({ properties: [{ name: "seats" }] });
});

test("an event is checked against the draft and the version, then really sent", async ({ page }) => {
  const { project } = await openBreakingDraft(page);
  const tried = page.getByRole("textbox", { name: "The event to try" });
  await expect(tried).toHaveValue(/"plan": "pro"/);
  await page.getByRole("button", { name: "Check only" }).click();
  await expect(page.getByText("Fits the draft")).toBeVisible();
  await expect(page.getByText("customer-1 would be a new customer")).toBeVisible();
  await tried.fill((await tried.inputValue()).replace('"plan"', '"plann"'));
  await page.getByRole("button", { name: "Check only" }).click();
  await expect(page.getByText("Would be rejected by the draft")).toBeVisible();
  await expect(page.getByText("plan is missing: it should be text. Rename plann to plan.")).toBeVisible();
  await page.getByRole("radio", { name: "Version 1.0" }).click();
  await page.getByRole("button", { name: "Check only" }).click();
  await expect(page.getByText("Fits version 1.0")).toBeVisible();
  await expect(page.getByText("plann is not a property of this event. Kept, and marked.")).toBeVisible();
  await page.getByRole("button", { name: "Really send" }).click();
  await expect(page.getByText("Stored, fits version 1.0")).toBeVisible();
  await page.getByRole("link", { name: "Open the event" }).click();
  await page.waitForURL(new RegExp(`${project.path("/events/event_")}`));
});

test("the snippets name this server and this event, and a key is made on the spot", async ({ page, baseURL }) => {
  const project = await openOwnProject(page);
  const { id } = await publishEvent(project, "upgraded", [plan]);
  await page.goto(project.path(`/schemas/${id}`));
  await page.getByRole("tab", { name: "cURL" }).click();
  await expect(page.getByRole("region", { name: "cURL" })).toContainText(`curl -X POST '${baseURL}/v1/events'`);
  await page.getByRole("button", { name: "Make a key" }).click();
  await expect(page.getByRole("region", { name: "The new key" })).toContainText("export GOODWORD_APP_TOKEN=");
  await page.getByRole("tab", { name: "SDK" }).click();
  await expect(page.getByRole("region", { name: "SDK" })).toContainText('goodword.events.create("upgraded"');
  await page.getByRole("tab", { name: "Types" }).click();
  await expect(page.getByRole("region", { name: "Types" })).toContainText("plan: string;");
  await page.getByRole("tab", { name: "JSON Schema" }).click();
  await expect(page.getByRole("region", { name: "JSON Schema" })).toContainText(
    "https://json-schema.org/draft/2020-12",
  );
});

test("a viewer reads everything and finds no button that would be refused", async ({ page }) => {
  const project = await openOwnProject(page);
  const { id, revision } = await publishEvent(project, "upgraded", [plan]);
  await project.call("PUT", `/api/event-schemas/${id}/draft`, { revision, definition: { properties: [plan, seats] } });
  await signInAsMember(page, project.id, "viewer");
  await page.goto(project.path("/schemas"));
  await expect(rows(page)).toHaveText(["upgraded"]);
  await expect(page.getByRole("link", { name: "New event" })).toHaveCount(0);
  await page.getByRole("button", { name: "More about upgraded" }).click();
  await expect(page.getByRole("menuitem", { name: "Versions" })).toBeVisible();
  await expect(page.getByRole("menuitem", { name: "Archive…" })).toHaveCount(0);
  await page.goto(project.path("/schemas/new"));
  await expect(page.getByText("Your role may look at events, and not define them")).toBeVisible();
  await page.goto(project.path(`/schemas/${id}/history`));
  await expect(page.getByRole("button", { name: /^Version 1\.0/ })).toBeVisible();
  await expect(page.getByRole("button", { name: /Restore/ })).toHaveCount(0);
  await page.goto(project.path(`/schemas/${id}`));
  await expect(page.getByRole("button", { name: "Check only" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Really send" })).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Publish…" })).toHaveCount(0);
});

test("what people and apps wrote is shown as text, never as markup", async ({ page }) => {
  const markup = "<img src=x onerror=alert(1)>";
  const project = await openOwnProject(page);
  const property = { id: "p", name: markup, type: "string", required: true, description: markup, example: markup };
  const { id, revision } = await publishEvent(project, markup, [property], markup);
  await project.call("PUT", `/api/event-schemas/${id}/draft`, { revision, definition: { properties: [] } });
  await page.goto(project.path("/schemas"));
  await expect(rows(page)).toHaveText([markup]);
  for (const rest of [`/schemas/${id}/history`, `/schemas/${id}`]) {
    await page.goto(project.path(rest));
    await expect(page.getByText(markup).first()).toBeVisible();
  }
  await page.getByRole("button", { name: "Publish…" }).click();
  await expect(page.getByRole("dialog")).toContainText(markup);
  await expect(page.locator("img[src=x]")).toHaveCount(0);
});

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`in the ${colorScheme} theme`, () => {
    test.use({ colorScheme, contextOptions: { reducedMotion: "reduce" } });

    test("list, new event, publishing and versions have nothing that axe objects to", async ({ page }) => {
      const { project, id } = await openBreakingDraft(page);
      await page.getByRole("button", { name: "Check only" }).click();
      await expect(page.getByText("Fits the draft")).toBeVisible();
      await page.getByRole("button", { name: "Publish…" }).click();
      await expect(page.getByRole("dialog")).toContainText("would be rejected");
      await expectAccessible(page);
      await page.goto(project.path("/schemas"));
      await expect(rows(page)).toHaveCount(1);
      await expectAccessible(page);
      await page.goto(project.path(`/schemas/${id}/history`));
      await expect(page.getByRole("region", { name: "Line by line" })).toBeVisible();
      await expectAccessible(page);
      await page.goto(project.path("/schemas/new"));
      await expect(page.getByRole("table", { name: "Properties of the template" })).toBeVisible();
      await expectAccessible(page);
      await page.goto(project.path("/schemas/new?from=json"));
      await page.getByLabel("An example of the event").fill('{"total": "12.5", "": 1, "items": [{"sku": "a"}]}');
      await expect(page.getByRole("table", { name: "Proposed properties" })).toBeVisible();
      await page.getByLabel("Take items").uncheck();
      await expectAccessible(page);
    });
  });
}
