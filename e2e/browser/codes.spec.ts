import { readFile } from "node:fs/promises";
import { expect } from "@playwright/test";
import { codeTag, openReferralCampaign } from "./referral-campaign";
import { callAs, expectAccessible, expectNotes, signUp, test } from "./shop";

test("a code of one's own choosing is checked as it is typed, and renamed it keeps its old name", async ({
  page,
  request,
}) => {
  const { project, campaign } = await openReferralCampaign(page, "codes");
  const holder = await signUp(request, { name: "Vera Vanity", referral: null });
  const taken = `VERA-${codeTag()}`;
  await callAs(page, project, "POST", `/api/campaigns/${campaign}/codes`, { code: taken });
  await page.getByRole("button", { name: "New code" }).click();
  await page.getByLabel("Code", { exact: true }).fill("admin");
  await expect(page.getByText("This word is reserved")).toBeVisible();
  await page.getByLabel("Code", { exact: true }).fill(taken.toLowerCase());
  await expect(page.getByText("This code is taken")).toBeVisible();
  await page
    .getByRole("button", { name: /^Take / })
    .first()
    .click();
  await expect(page.getByText(/ is free$/)).toBeVisible();
  const chosen = await page.getByLabel("Code", { exact: true }).inputValue();
  await page.getByLabel("Give it to").fill(holder.sourceId);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Make code" }).click();
  const table = page.getByRole("table", { name: "Codes" });
  await expect(table).toContainText(chosen);
  await expect(table).toContainText("Vera Vanity");

  await page.getByRole("button", { name: `More about ${chosen}` }).click();
  await page.getByRole("menuitem", { name: "Rename…" }).click();
  const renamed = `NEW-${codeTag()}`;
  await page.getByLabel("New name").fill(renamed);
  await expect(page.getByText(`${renamed} is free`)).toBeVisible();
  await page.getByRole("button", { name: "Rename code" }).click();
  await expect(table).toContainText(renamed);
  await expect(table).toContainText(`also ${chosen}`);
  await page.getByRole("textbox", { name: "Find a code" }).or(page.getByLabel("Find a code")).first().fill(chosen);
  await expect(table.getByRole("row")).toHaveCount(2);
  await expect(page).toHaveURL(/q=/);
});

test("a file is looked at before it is imported, with what is wrong row by row, and its report is a file", async ({
  page,
  complaints,
}) => {
  await openReferralCampaign(page, "codes");
  await page.getByRole("button", { name: "More to do with codes" }).click();
  await page.getByRole("menuitem", { name: "Import a file…" }).click();
  const dialog = page.getByRole("dialog", { name: "Import codes" });
  const put = (text: string) =>
    dialog.getByLabel("File").setInputFiles({ name: "codes.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
  await put("cods\nA1");
  await expect(dialog.getByRole("alert")).toContainText("Did you mean “code”");
  const mine = codeTag();
  expectNotes(complaints, 400);
  await put(`code,holder\r\n${mine}-1,\r\n${mine}-2,nobody-at-all\r\n${mine}-1,\r\n${mine}-3,\r\n`);
  await expect(dialog.getByText("2 codes will be imported.")).toBeVisible();
  await expect(dialog.getByText("2 rows will be left out")).toBeVisible();
  await expect(dialog.getByRole("list", { name: "The first of them" })).toContainText("Nobody has the id");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Import 2 codes" }).click();
  const jobs = page.getByRole("list", { name: "Imports and codes given out" });
  await expect(jobs).toContainText("2 codes imported; 2 rows were not");
  await expect(page.getByRole("table", { name: "Codes" })).toContainText(`${mine}-3`);
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    jobs.getByRole("button", { name: "Download the report" }).click(),
  ]);
  const report = await readFile(await file.path(), "utf8");
  expect(report).toContain(`3,${mine}-2,nobody-at-all,`);
  await page.getByRole("button", { name: "More to do with codes" }).click();
  const [codes] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("menuitem", { name: "Export as CSV" }).click(),
  ]);
  expect(await readFile(await codes.path(), "utf8")).toContain(`${mine}-1`);
});

test("codes are given to many at once, and who is not known is said before", async ({ page, request }) => {
  await openReferralCampaign(page, "codes");
  const one = await signUp(request, { name: "Mary Many", referral: null });
  await page.getByRole("button", { name: "More to do with codes" }).click();
  await page.getByRole("menuitem", { name: "Give to many customers…" }).click();
  await page.getByRole("textbox", { name: "Customers" }).fill(`${one.sourceId}\nnobody-at-all`);
  await page.getByRole("button", { name: "Look them up" }).click();
  await expect(page.getByText("1 customer will be given a code.")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Give codes to 1 customer" }).click();
  await expect(page.getByText("1 customer served; 1 customer was not")).toBeVisible();
  await expect(page.getByRole("table", { name: "Codes" })).toContainText("Mary Many");
});
