import { expect } from "@playwright/test";
import { makeCampaign, makeInbox, openInbox } from "./inbox";
import { expectAccessible, signInAsMember, signInTo, test } from "./shop";

test("an event that came wrong is mended, replayed, and pays as if it had been right at once", async ({
  page,
  request,
}) => {
  const inbox = await makeInbox(request);
  const code = await makeCampaign(request, inbox.event);
  await inbox.refuse({ orderId: "N-1", amount: "12.50", code });

  await openInbox(page);
  await page.getByRole("searchbox", { name: "Search rejected events" }).fill(inbox.event);
  await expect(page).toHaveURL(/q=order_/);
  await page
    .getByRole("table", { name: "Problems" })
    .getByRole("row")
    .filter({ hasText: inbox.event })
    .getByRole("link", { name: /order_id.* is missing/ })
    .click();
  await expect(page).toHaveURL(/problem=/);
  await expect(page.getByText("It would be refused again")).toBeVisible();

  // The rename is proposed; the cast and the code's right place are added.
  await expect(page.getByLabel("Property of change 1")).toHaveValue("metadata.orderId");
  await expect(page.getByText(/1 event would stay wrong: .*amount/)).toBeVisible();
  await page.getByRole("button", { name: "Another change" }).click();
  await page.getByLabel("Change 2", { exact: true }).selectOption({ label: "Turn into a number" });
  await page.getByLabel("Property of change 2").fill("metadata.amount");
  await page.getByRole("button", { name: "Another change" }).click();
  await page.getByLabel("Change 3", { exact: true }).selectOption({ label: "Move a value elsewhere" });
  await page.getByLabel("Property of change 3").fill("metadata.code");
  await page.getByLabel("New place of change 3").fill("referral.code");
  await expect(page.getByText("1 of 1 would change, and it would pass.")).toBeVisible();
  await expect(page.getByRole("region", { name: /^What changes in/ })).toContainText('"order_id": "N-1"');
  await page.getByRole("button", { name: "Mend 1 event" }).click();
  await expect(page.getByText("It would pass now")).toBeVisible();

  await page.getByRole("button", { name: "Replay all…" }).click();
  await expect(page.getByLabel("Store and decide")).toBeChecked();
  await page.getByRole("button", { name: "Replay", exact: true }).click();
  await expect(page.getByText("1 event accepted")).toBeVisible();
  await expect(page.getByText("Resolved", { exact: true }).first()).toBeVisible();
  await page.getByRole("list", { name: "Result of each event" }).getByRole("link").click();
  await expect(page.getByRole("heading", { name: inbox.event, level: 1 })).toBeVisible();
  await expect(page.getByText("Rewarded", { exact: true })).toBeVisible();
});

test("one body is mended in place, with the verdict as it is typed", async ({ page, request }) => {
  const inbox = await makeInbox(request);
  await inbox.refuse({ order_id: "N-2", amount: "free" });
  await openInbox(page, inbox.problem("/metadata/amount", "type"));
  await page.getByRole("table", { name: "Events of this problem" }).getByRole("link").click();
  const body = page.getByLabel("Body as it should be");
  const text = await body.inputValue();
  await body.fill(text.slice(0, -1));
  await expect(page.getByText(/the text ends/)).toBeVisible();
  await body.fill(text.replace('"free"', "0"));
  await expect(page.getByText(/^Would pass by version 1/)).toBeVisible();

  // What is not stored yet is there again after another page.
  await page.getByRole("link", { name: "Problem", exact: true }).click();
  await page.getByRole("table", { name: "Events of this problem" }).getByRole("link").click();
  await expect(body).toHaveValue(/"amount": 0/);
  await page.getByRole("button", { name: "Mend", exact: true }).click();
  await expect(page.getByText("Mended. It is stored as an event once you replay it.")).toBeVisible();
  await page.getByRole("button", { name: "Replay…" }).click();
  await page.getByLabel("Store only").check();
  await page.getByRole("button", { name: "Replay", exact: true }).click();
  await expect(page.getByText("They are stored and set nothing off.")).toBeVisible();
  await page.getByRole("button", { name: "Done" }).click();
  await page.getByRole("link", { name: "See what it set off" }).click();
  await expect(page.getByRole("heading", { name: inbox.event, level: 1 })).toBeVisible();
});

test("a problem that comes back after it was resolved says so, with who had resolved it", async ({ page, request }) => {
  const inbox = await makeInbox(request);
  await inbox.refuse({ order_id: "N-3", amount: "3" });
  await openInbox(page, inbox.problem("/metadata/amount", "type"));
  await page.getByRole("button", { name: "Mend 1 event" }).click();
  await expect(page.getByText("It would pass now")).toBeVisible();
  await page.getByRole("button", { name: "Replay all…" }).click();
  await page.getByRole("button", { name: "Replay", exact: true }).click();
  await expect(page.getByText(/^Resolved on .+ by /)).toBeVisible();
  await inbox.refuse({ order_id: "N-4", amount: "4" });
  await page.reload();
  await expect(page.getByText(/^Came back .+, resolved on .+ by /)).toBeVisible();
});

test("some of a problem's events are selected, dismissed after asking once, and opened again", async ({
  page,
  request,
}) => {
  const inbox = await makeInbox(request);
  for (const order_id of ["N-5", "N-6", "N-7"])
    await inbox.refuse({ order_id, amount: "x" }, { source_id: order_id + inbox.event });
  await openInbox(page, inbox.problem("/metadata/amount", "type"));
  await page.getByRole("checkbox", { name: `Select N-6${inbox.event}` }).check();
  await page.getByRole("button", { name: "Dismiss…" }).click();
  const dialog = page.getByRole("dialog", { name: "Dismiss 1 selected event?" });
  await dialog.getByRole("button", { name: "Dismiss" }).click();
  await expect(page.getByText("2 open, 1 dismissed")).toBeVisible();
  await page.getByRole("button", { name: "Dismiss…" }).click();
  await page
    .getByRole("dialog", { name: "Dismiss all 2 open events?" })
    .getByRole("button", { name: "Dismiss" })
    .click();
  await expect(page.getByText(/^Dismissed on .+ by /)).toBeVisible();
  await page.getByRole("button", { name: "Open again" }).click();
  await expect(page.getByText("3 open", { exact: true })).toBeVisible();
});

test("a change of the schema is drafted and opened in the builder", async ({ page, request }) => {
  const inbox = await makeInbox(request);
  await inbox.refuse({ order_id: "N-8", amount: "about ten" });
  await openInbox(page, inbox.problem("/metadata/amount", "type"));
  await expect(page.getByText("Let amount be text")).toBeVisible();
  await expect(page.getByText(/^1 of 1 would pass then/)).toBeVisible();
  await page.getByRole("button", { name: "Draft this change" }).click();
  await expect(page).toHaveURL(/\/schemas\/ms_/);
});

test("filters and the search stay in the address", async ({ page, request }) => {
  const inbox = await makeInbox(request);
  await inbox.refuse({ order_id: "N-9", amount: "9" });
  await openInbox(page);
  await page.getByRole("searchbox", { name: "Search rejected events" }).fill(inbox.event);
  const rows = page.getByRole("table", { name: "Problems" }).getByRole("link");
  await expect(rows).toHaveCount(1);
  await page.getByRole("button", { name: "Problem", exact: true }).click();
  await page.getByRole("button", { name: "Wrong type" }).click();
  await expect(page).toHaveURL(/kind=type/);
  await page.reload();
  await expect(rows).toHaveCount(1);
  await page.getByRole("button", { name: /^Resolved/ }).click();
  await expect(page.getByRole("heading", { name: "No problem matches all of these filters" })).toBeVisible();
});

test("events are gone through and selected by keyboard alone", async ({ page, request, isMobile }) => {
  test.skip(isMobile, "a phone has no such keys");
  const inbox = await makeInbox(request);
  for (const order_id of ["N-10", "N-11"]) await inbox.refuse({ order_id, amount: "x" });
  await openInbox(page, inbox.problem("/metadata/amount", "type"));
  const rows = page.getByRole("table", { name: "Events of this problem" }).getByRole("link");
  await rows.first().focus();
  await page.keyboard.press("x");
  await page.keyboard.press("j");
  await expect(rows.nth(1)).toBeFocused();
  await page.keyboard.press("x");
  await expect(page.getByText("2 selected:")).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "As it came" })).toBeVisible();
});

test("who may only look sees the problems and no way to change them", async ({ page, request }) => {
  const inbox = await makeInbox(request);
  await inbox.refuse({ order_id: "N-12", amount: "12" });
  const problem = encodeURIComponent(inbox.problem("/metadata/amount", "type"));
  const project = await signInTo(page, "/rejected");
  await signInAsMember(page, project, "viewer");
  await page.goto(`/projects/${project}/rejected?problem=${problem}`);
  await expect(page.getByRole("heading", { name: /amount.* should be a number/ })).toBeVisible();
  await expect(page.getByText("It would be refused again")).toBeVisible();
  for (const name of [/^Dismiss/, /^Replay/, /^Mend/, "Draft this change"]) {
    await expect(page.getByRole("button", { name })).toHaveCount(0);
  }
  await expect(page.getByRole("checkbox")).toHaveCount(0);
  await page.getByRole("table", { name: "Events of this problem" }).getByRole("link").click();
  await expect(page.getByRole("heading", { name: "As it came" })).toBeVisible();
  await expect(page.getByLabel("Body as it should be")).toHaveCount(0);
});

test("what an app sends is shown as text, never as markup", async ({ page, request }) => {
  const markup = "<img src=x onerror=alert(1)>";
  const inbox = await makeInbox(request);
  await inbox.refuse({ order_id: "N-13", amount: markup, [markup]: markup }, { customer: { source_id: markup } });
  await openInbox(page, inbox.problem("/metadata/amount", "type"));
  await expect(page.getByRole("heading", { level: 1 })).toContainText(markup);
  await expect(page.getByRole("region", { name: "Body" })).toContainText(markup);
  await page.getByRole("radio", { name: "As sent" }).click();
  await expect(page.getByRole("region", { name: "Body as sent" }).locator("mark")).toHaveText(`"${markup}"`);
  await page.getByRole("table", { name: "Events of this problem" }).getByRole("link", { name: markup }).click();
  await expect(page.getByLabel("Body as it should be")).toHaveValue(/<img src=x/);
  await expect(page.locator("img[src=x]")).toHaveCount(0);
});

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`in the ${colorScheme} theme`, () => {
    test.use({ colorScheme, contextOptions: { reducedMotion: "reduce" } });

    test("the inbox, a problem and an event have nothing that axe objects to", async ({ page, request }) => {
      const inbox = await makeInbox(request);
      await inbox.refuse({ order_id: "N-14", amount: "14" });
      await inbox.refuse({ order_id: "N-15", amount: "free" });
      const project = await openInbox(page);
      await expect(page.getByRole("table", { name: "Problems" }).getByRole("link").first()).toBeVisible();
      await expectAccessible(page);
      const problem = encodeURIComponent(inbox.problem("/metadata/amount", "type"));
      await page.goto(`/projects/${project}/rejected?problem=${problem}`);
      await expect(page.getByText("1 of 2 would change, and it would pass.")).toBeVisible();
      await expectAccessible(page);
      await page.getByRole("button", { name: "Replay all…" }).click();
      await expect(page.getByRole("dialog")).toBeVisible();
      await expectAccessible(page);
      await page.keyboard.press("Escape");
      await page.getByRole("table", { name: "Events of this problem" }).getByRole("link").first().click();
      await expect(page.getByLabel("Body as it should be")).toBeVisible();
      await expectAccessible(page);
      const isSideways = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
      expect(isSideways).toBe(false);
    });
  });
}
