import { expect } from "@playwright/test";
import { expectAccessible, expectNotes, keyHeaders, signIn, signInAsMember, signInTo, signUp, test } from "./shop";

test("a customer is found by a word of the name, and her page tells what happened and what she holds", async ({
  page,
  request,
}) => {
  const friend = await signUp(request, { name: "Zelda Quill" });
  const project = await signIn(page);
  await page.goto(`/projects/${project}/customers`);
  await page.getByRole("searchbox", { name: "Find a customer" }).fill(`quill`);
  await expect(page).toHaveURL(/q=quill/);
  await page.reload();
  const rows = page.getByRole("table", { name: "Customers" }).getByRole("link", { name: "Zelda Quill" });
  await rows.first().click();

  await expect(page.getByRole("heading", { name: "Zelda Quill", level: 1 })).toBeVisible();
  const timeline = page.getByRole("list", { name: "Timeline" });
  await expect(timeline).toContainText(/Came with Ruth Referrer’s code \S+ and converted at once/);
  await expect(timeline).toContainText("for coming with a friend’s code");
  await page.getByRole("radio", { name: "Events" }).click();
  await expect(page).toHaveURL(/show=event/);
  await expect(timeline.getByRole("listitem")).toHaveCount(1);
  await expect(timeline).toContainText("signed_up");

  await page.getByRole("link", { name: /^Wallet/ }).click();
  await expect(page.getByRole("list", { name: "Codes and cards" })).toContainText("Active");
  await page.getByRole("list", { name: "Codes and cards" }).getByRole("link", { name: "ask why" }).click();
  await expect(page).toHaveURL(new RegExp(friend.id));
});

test("Nora's statement ends in what is on her card", async ({ page, request }) => {
  await signUp(request, { referral: { code: "NRY-01" } });
  const project = await signIn(page);
  await page.goto(`/projects/${project}/customers?q=nora@example.com`);
  await page.getByRole("table", { name: "Customers" }).getByRole("link", { name: "Nora Ryan" }).click();
  await page.getByRole("link", { name: /^Wallet/ }).click();
  const statement = page.getByRole("table", { name: "Statement" });
  const [newest, before] = [statement.getByRole("row").nth(1), statement.getByRole("row").nth(2)];
  await expect(newest).toContainText("+€ 10.00");
  const balance = async (row: typeof newest) =>
    Number(((await row.textContent()) ?? "").match(/([\d,]+\.\d\d)(?!.*\d\.\d\d)/s)?.[1]?.replace(",", ""));
  await expect(before).toBeVisible();
  expect((await balance(newest)) - (await balance(before))).toBe(10);
});

test("an edit is kept, and whoever is slower is told instead of overwriting", async ({ page, request, complaints }) => {
  const friend = await signUp(request, { name: "Before Edit" });
  const project = await signIn(page);
  await page.goto(`/projects/${project}/customers/${friend.sourceId}`);
  await page.getByRole("button", { name: "Edit" }).click();
  await page.getByLabel("Name", { exact: true }).fill("After Edit");
  await page.getByLabel("E-mail").fill("nothing of the kind");
  await page.getByRole("button", { name: "Add a value" }).click();
  await page.getByLabel("Name of row 1").fill("visits");
  await page.getByLabel("Kind of row 1").selectOption("Number");
  await page.getByLabel("Value of row 1").fill("many");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("an e-mail address has an @")).toBeVisible();
  await expect(page.getByText("Not a number, such as 12 or 3.5")).toBeVisible();
  await page.getByLabel("E-mail").fill("after@example.com");
  await page.getByLabel("Value of row 1").fill("3");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("heading", { name: "After Edit", level: 1 })).toBeVisible();
  await expect(page.getByRole("region", { name: "Metadata" })).toContainText('"visits": 3');

  await page.getByRole("button", { name: "Edit" }).click();
  await request.put(`/v1/customers/${friend.sourceId}`, { headers: keyHeaders, data: { phone: "+49 1" } });
  await page.getByLabel("Name", { exact: true }).fill("Too Late");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "has changed since you opened" })).toBeVisible();
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Too Late");
  expectNotes(complaints, 409);
});

test("deleting says what goes and what stays; erasing asks for the name", async ({ page, request }) => {
  const friend = await signUp(request, { name: "Gone Soon" });
  const project = await signIn(page);
  await page.goto(`/projects/${project}/customers/${friend.sourceId}`);
  await page.getByRole("button", { name: "More about this customer" }).click();
  await page.getByRole("menuitem", { name: "Delete…" }).click();
  const dialog = page.getByRole("dialog", { name: "Delete Gone Soon?" });
  await expect(dialog).toContainText("Their 1 event stay");
  await dialog.getByRole("radio", { name: "The events too" }).click();
  await expect(dialog).toContainText("Their 1 event go too");
  await dialog.getByRole("button", { name: "Erase everything" }).click();
  await expect(dialog.getByText("This is not the name")).toBeVisible();
  await dialog.getByLabel("Type Gone Soon to confirm").fill("Gone Soon");
  await dialog.getByRole("button", { name: "Erase everything" }).click();
  await expect(page).toHaveURL(/\/customers$/);
  const answer = await page.request.get(`/api/events/${friend.id}`, {
    headers: { "x-goodword-project": project ?? "" },
  });
  expect(answer.status()).toBe(404);
});

test("markup in a customer's data is shown as text", async ({ page, request }) => {
  const markup = "<img src=x onerror=alert(1)>";
  const friend = await signUp(request, { name: markup });
  await request.put(`/v1/customers/${friend.sourceId}`, {
    headers: keyHeaders,
    data: { description: markup, metadata: { [markup]: markup } },
  });
  const project = await signIn(page);
  await page.goto(`/projects/${project}/customers?q=onerror`);
  await page.getByRole("table", { name: "Customers" }).getByRole("link", { name: markup }).first().click();
  await expect(page.getByRole("heading", { name: markup, level: 1 })).toBeVisible();
  await expect(page.getByRole("region", { name: "Metadata" })).toContainText(markup);
  await expect(page.locator("img[src=x]")).toHaveCount(0);
});

test("a viewer reads customers and campaigns, and is offered nothing to change", async ({ page }) => {
  const project = await signInTo(page, "/customers");
  await signInAsMember(page, project, "viewer");
  await page.goto(`/projects/${project}/customers?q=nora@example.com`);
  await page.getByRole("table", { name: "Customers" }).getByRole("link", { name: "Nora Ryan" }).click();
  await expect(page.getByRole("heading", { name: "Nora Ryan", level: 1 })).toBeVisible();
  await expect(page.getByRole("button", { name: "Edit" })).toHaveCount(0);
  await page.getByRole("button", { name: "More about this customer" }).click();
  await expect(page.getByRole("menuitem", { name: "Delete…" })).toHaveCount(0);
  await page.keyboard.press("Escape");

  await page.goto(`/projects/${project}/campaigns`);
  await page.getByRole("table", { name: "Campaigns" }).getByRole("link", { name: "Friends of Northwind" }).click();
  await expect(page.getByRole("heading", { name: "Friends of Northwind", level: 1 })).toBeVisible();
  await expect(page.getByText("In plain words")).toBeVisible();
  for (const name of ["Pause", "Start", "Resume", "More about this campaign", "New campaign"]) {
    await expect(page.getByRole("button", { name })).toHaveCount(0);
  }
  await expect(page.getByRole("link", { name: "Settings" }).and(page.locator('[href*="/campaigns/"]'))).toHaveCount(0);
  await page.getByRole("link", { name: "Codes", exact: true }).click();
  await expect(page.getByRole("table", { name: "Codes" })).toBeVisible();
  await expect(page.getByRole("button", { name: /Switch o|New code/ })).toHaveCount(0);
});

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`in the ${colorScheme} theme`, () => {
    test.use({ colorScheme, contextOptions: { reducedMotion: "reduce" } });

    test("the customers' pages have nothing that axe objects to", async ({ page, request }) => {
      await signUp(request);
      const project = await signIn(page);
      await page.goto(`/projects/${project}/customers?q=nora@example.com`);
      const nora = page.getByRole("table", { name: "Customers" }).getByRole("link", { name: "Nora Ryan" });
      await expect(nora).toBeVisible();
      await expectAccessible(page);
      await nora.click();
      await expect(page.getByRole("list", { name: "Timeline" }).getByRole("listitem").first()).toBeVisible();
      await expectAccessible(page);
      await page.getByRole("link", { name: /^Friends brought/ }).click();
      await expect(page.getByRole("table", { name: "Friends brought" })).toBeVisible();
      await expectAccessible(page);
      await page.getByRole("link", { name: /^Wallet/ }).click();
      await expect(page.getByRole("table", { name: "Statement" })).toBeVisible();
      await expectAccessible(page);
      await page.getByRole("button", { name: "Edit" }).click();
      await page.getByRole("button", { name: "Add a value" }).click();
      await expectAccessible(page);
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: "More about this customer" }).click();
      await page.getByRole("menuitem", { name: "Delete…" }).click();
      await expect(page.getByRole("dialog")).toBeVisible();
      await expectAccessible(page);
    });
  });
}
