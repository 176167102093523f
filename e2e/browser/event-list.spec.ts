import { expect, type Page } from "@playwright/test";
import { expectAccessible, postEvents, signInTo, signUp, test } from "./shop";

const rowsOf = (page: Page) => page.getByRole("table", { name: "Events" }).getByRole("link");

/** The list as it is when it follows: nobody aims at a row, and the stream is open. */
async function openList(page: Page, query = ""): Promise<void> {
  await page.mouse.move(2, 2);
  const stream = page.waitForResponse(/\/api\/events\/stream/);
  await signInTo(page, `/events${query}`);
  await stream;
  await expect(rowsOf(page).first()).toBeVisible();
}

test("an event comes in without a reload, and what becomes of it too", async ({ page, request }) => {
  await signUp(request);
  await openList(page);
  const friend = await signUp(request, { name: "Somebody Quick" });
  await expect(page.getByText(friend.name).first()).toBeVisible();
  const row = page.getByRole("row").filter({ hasText: friend.name });
  await expect(row.getByText("Rewarded").locator("visible=true")).toBeVisible();
});

test("a refused event comes in as refused, and leads to the inbox", async ({ page, request }) => {
  await signUp(request);
  await openList(page);
  const name = `never_defined_${Date.now()}`;
  await postEvents(request, [{ event: name, customer: { source_id: "somebody" } }]);
  const row = page.getByRole("row").filter({ hasText: name });
  await expect(row.getByText("Rejected").locator("visible=true")).toBeVisible();
  await expect(row.getByRole("link")).toHaveAttribute("href", /\/rejected\?q=event_/);
});

test("while paused new events wait behind a button, so that nothing moves under the reader", async ({
  page,
  request,
}) => {
  await signUp(request);
  await openList(page);
  await page.getByRole("switch", { name: "Live" }).click();
  await expect(page.getByRole("switch", { name: "Paused" })).not.toBeChecked();
  const first = await rowsOf(page).first().getAttribute("href");
  const friend = await signUp(request, { name: "Somebody Late" });
  await expect(page.getByRole("button", { name: /new events?$/ })).toBeVisible();
  expect(await rowsOf(page).first().getAttribute("href")).toBe(first);
  await page.getByRole("button", { name: /new events?$/ }).click();
  await expect(page.getByText(friend.name).first()).toBeVisible();
});

test("whoever has scrolled down keeps their place", async ({ page, request }) => {
  await postEvents(request, signUps(60, "Many"));
  await openList(page);
  await page.mouse.wheel(0, 900);
  await page.evaluate(() => window.scrollTo(0, 900));
  const friend = await signUp(request, { name: "Somebody Above" });
  await expect(page.getByRole("button", { name: /new events?$/ })).toBeVisible();
  expect(await page.evaluate(() => window.scrollY)).toBeGreaterThan(800);
  await page.getByRole("button", { name: /new events?$/ }).click();
  await expect(page.getByText(friend.name).first()).toBeInViewport();
});

test("an event is opened, left for the next and closed by keys, and a reload keeps it open", async ({
  page,
  request,
  isMobile,
}) => {
  test.skip(isMobile, "a phone has no such keys");
  const [older, newer] = [await signUp(request, { name: "Older One" }), await signUp(request, { name: "Newer One" })];
  await openList(page, `?name=signed_up`);
  await page.keyboard.press("p");
  await page.locator(`[data-event-id="${newer.id}"] a`).focus();
  await page.keyboard.press("Enter");
  const drawer = page.getByRole("dialog", { name: "Event" });
  await expect(drawer.getByText("by Newer One")).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`event=${newer.id}`));
  await page.keyboard.press("j");
  await expect(drawer.getByText("by Older One")).toBeVisible();
  await page.reload();
  await expect(drawer.getByText("by Older One")).toBeVisible();
  // Which event is the next one is known once the list is there again.
  await expect(page.locator(`[data-event-id="${newer.id}"]`)).toBeVisible();
  await page.keyboard.press("k");
  await expect(drawer.getByText("by Newer One")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(drawer).toBeHidden();
  await expect(page.locator(`[data-event-id="${newer.id}"] a`)).toBeFocused();
  await page.keyboard.press("j");
  await expect(page.locator(`[data-event-id="${older.id}"] a`)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(drawer.getByRole("link", { name: "Open its page" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "signed_up", level: 1 })).toBeVisible();
});

test("the keys are told by a key, and lead to the filters", async ({ page, request, isMobile }) => {
  test.skip(isMobile, "a phone has no such keys");
  await signUp(request);
  await openList(page);
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keys" })).toContainText("Next and previous event");
  await page.keyboard.press("Escape");
  await page.keyboard.press("/");
  await expect(page.getByRole("button", { name: "Event", exact: true })).toBeFocused();
});

test("a link is a link: with the middle button a row opens the event's page in a tab of its own", async ({
  page,
  request,
  isMobile,
}) => {
  test.skip(isMobile, "a phone has no middle button");
  await signUp(request);
  await openList(page);
  const opened = page.context().waitForEvent("page");
  await rowsOf(page).first().click({ button: "middle" });
  await expect((await opened).getByRole("heading", { name: "Received" })).toBeVisible();
});

test("events are narrowed by what they brought, the address keeps it, and a key takes it away", async ({
  page,
  request,
}) => {
  const day = `${2000 + Math.floor(Math.random() * 20)}-05-05`;
  const name = `Born ${day} ${Date.now()}`;
  await signUp(request, { name, metadata: { sign_up_date: `${day}T10:00:00Z` } });
  await openList(page, "?name=signed_up");
  await page.getByRole("button", { name: "Property", exact: true }).click();
  await page.getByRole("combobox", { name: "Property" }).selectOption("sign_up_date");
  await page.getByRole("combobox", { name: "Which" }).selectOption("on");
  await page.getByRole("button", { name: "Show these events" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "needs a value" })).toBeVisible();
  await page.getByLabel("Value").fill(day);
  await page.getByRole("button", { name: "Show these events" }).click();
  await expect(page).toHaveURL(/where=sign_up_date/);
  await expect(page.getByRole("row").filter({ hasText: name })).toHaveCount(1);
  await page.reload();
  await expect(page.getByRole("row").filter({ hasText: name })).toHaveCount(1);
  await page.getByRole("button", { name: `Property sign_up_date on ${day}` }).focus();
  await page.keyboard.press("Delete");
  await expect(page).not.toHaveURL(/where=/);
});

test("what the filters show is taken out as a file", async ({ page, request }) => {
  const friend = await signUp(request, { name: '=HYPERLINK("http://evil.example")' });
  await openList(page, `?name=signed_up&customer=${friend.sourceId}`);
  await page.getByRole("button", { name: "Export" }).click();
  const download = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: "CSV" }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^events-.*\.csv$/);
  const text = await new Response(
    await (await file.createReadStream()).toArray().then((parts) => new Blob(parts)),
  ).text();
  expect(text.trimEnd().split("\n")).toHaveLength(2);
  expect(text).toContain("properties.sign_up_date");
  expect(text).toContain("'=HYPERLINK");
  await expect(page.getByText("The file is downloaded")).toBeVisible();
});

test("hundreds a second are sampled and said to be, and the page goes on answering", async ({
  page,
  request,
}, info) => {
  await signUp(request);
  await openList(page);
  await page.evaluate(() => {
    const tasks: number[] = [];
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
      type: "longtask",
    });
    (window as unknown as { longTasks: number[] }).longTasks = tasks;
  });
  const began = Date.now();
  for (let second = 0; second < 4; second++) {
    await Promise.all([0, 1, 2, 3, 4].map((at) => postEvents(request, signUps(100, `Burst ${second}.${at}`))));
    await page.waitForTimeout(Math.max(0, began + (second + 1) * 1_000 - Date.now()));
  }
  await expect(page.getByText(/of \d+ a second are listed while live/)).toBeVisible();
  await expect(page.getByText(/\d+\/s$/)).toBeVisible();
  await page.getByRole("switch", { name: "Live" }).click();
  await rowsOf(page).first().click();
  await expect(page.getByRole("dialog", { name: "Event" }).getByRole("heading", { name: "Received" })).toBeVisible();
  expect(await rowsOf(page).count()).toBeLessThanOrEqual(1_000);
  const tasks = await page.evaluate(() => (window as unknown as { longTasks: number[] }).longTasks);
  const told = `2,000 events in ${Date.now() - began} ms: ${tasks.length} long tasks, the longest ${Math.max(0, ...tasks)} ms`;
  info.annotations.push({ type: "measured", description: told });
  console.log(told);
});

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`in the ${colorScheme} theme`, () => {
    test.use({ colorScheme, contextOptions: { reducedMotion: "reduce" } });

    test("the live list, an event beside it, its filters and its keys have nothing that axe objects to", async ({
      page,
      request,
      isMobile,
    }) => {
      const friend = await signUp(request);
      await openList(page, "?name=signed_up");
      await postEvents(request, [{ event: "signed_up", customer: { source_id: "x" }, metadata: { sign_up_date: 1 } }]);
      await expect(page.getByText("Rejected").locator("visible=true").first()).toBeVisible();
      await expectAccessible(page);
      await page.getByRole("button", { name: "Property", exact: true }).click();
      await expect(page.getByRole("combobox", { name: "Which" })).toBeVisible();
      await expectAccessible(page);
      await page.keyboard.press("Escape");
      await rowsOf(page)
        .and(page.locator(`[href*="${friend.id}"]`))
        .click();
      await expect(
        page.getByRole("dialog", { name: "Event" }).getByRole("heading", { name: "Received" }),
      ).toBeVisible();
      await expectAccessible(page);
      await page.keyboard.press("Escape");
      if (isMobile) {
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
        return;
      }
      await page.keyboard.press("?");
      await expect(page.getByRole("dialog", { name: "Keys" })).toBeVisible();
      await expectAccessible(page);
    });
  });
}

function signUps(count: number, name: string) {
  return Array.from({ length: count }, (_, at) => ({
    event: "signed_up",
    customer: { source_id: `${name}-${at}-${Date.now()}`, name: `${name} ${at}` },
    metadata: { sign_up_date: new Date().toISOString() },
  }));
}
