import { readFile } from "node:fs/promises";
import { expect } from "@playwright/test";
import { codeTag, openReferralCampaign } from "./referral-campaign";
import { callAs, expectAccessible, expectNotes, signIn, signUp, test } from "./shop";

const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=",
  "base64",
);

// The browser under test says of itself that it is driven by a program, and its visits would be none.
test.use({
  userAgent: "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36",
});

test("a campaign's page is written beside its preview, and is what whoever follows a link sees", async ({
  page,
  request,
  complaints,
}) => {
  const { project, campaign } = await openReferralCampaign(page, "share");
  const holder = await signUp(request, { name: "Paula Page", referral: null });
  const code = `PAULA-${codeTag()}`;
  await callAs(page, project, "POST", `/api/campaigns/${campaign}/codes`, { code, customer: holder.sourceId });
  const preview = page.frameLocator('iframe[title="Preview of the page"]');
  await page.getByLabel("Title").fill("Come <b>in</b>");
  await expect(preview.getByRole("heading", { name: "Come <b>in</b>" })).toBeVisible();
  await page.getByRole("textbox", { name: "Text", exact: true }).fill("First.\n\nSecond.");
  await page.getByLabel("Where the button leads").fill("http://shop.example/join");
  await page.getByLabel("Button", { exact: true }).fill("Join us");
  await page.getByRole("button", { name: "Save page" }).click();
  await expect(page.getByText("An address that begins with https://")).toBeVisible();
  await page.getByLabel("Where the button leads").fill("https://shop.example/join");
  await page.getByLabel("Accent").fill("#cccc66");
  await expect(page.getByText("Too weak on this background for many to read")).toBeVisible();
  await page.getByRole("button", { name: /Take the nearest that is read/ }).click();
  await page.getByLabel("Say who invites").check();
  await page.getByRole("button", { name: "Save page" }).click();
  await expect(page.getByText("Saved. Links lead to it from now on.")).toBeVisible();
  await page.getByLabel("Picture", { exact: true }).setInputFiles({
    ...{ name: "p.png", mimeType: "image/png", buffer: png },
  });
  await page.getByLabel("What the picture shows").fill("A dot");
  await Promise.all([
    page.waitForResponse((answer) => answer.url().endsWith("/landing") && answer.request().method() === "PUT"),
    page.getByRole("button", { name: "Save page" }).click(),
  ]);
  await page.reload();
  await expect(preview.getByRole("img", { name: "A dot" })).toBeVisible();
  await expectAccessible(page);

  const answer = await page.goto(`/r/${code.toLowerCase()}`);
  expect(answer?.headers()["content-security-policy"]).toContain("default-src 'none'");
  await expect(page.getByRole("heading", { name: "Come <b>in</b>" })).toBeVisible();
  await expect(page.getByText("Paula invites you")).toBeVisible();
  await expect(page.getByLabel("Your code")).toHaveValue(code);
  await expect(page.getByRole("link", { name: "Join us" })).toHaveAttribute(
    "href",
    `https://shop.example/join?ref=${code}`,
  );
  expect(
    await page.getByRole("img", { name: "A dot" }).evaluate((each) => (each as HTMLImageElement).naturalWidth),
  ).toBe(1);
  expect(await page.locator("script").count()).toBe(0);
  const { clientWidth, scrollWidth } = await page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    return { clientWidth, scrollWidth };
  });
  expect(scrollWidth).toBeLessThanOrEqual(clientWidth);
  await expectAccessible(page);

  expect((await page.goto("/r/NO-SUCH-CODE-AT-ALL"))?.status()).toBe(404);
  await expect(page.getByRole("heading", { name: "There is no such invitation" })).toBeVisible();
  await expectAccessible(page);
  expectNotes(complaints, 404);

  await page.goto(`/projects/${project}/campaigns/${campaign}/share`);
  await expect(page.getByRole("list", { name: "Codes that most came by" })).toContainText(code);
});

test("a code's link is there to copy and to scan", async ({ page }) => {
  const { project, campaign } = await openReferralCampaign(page, "codes");
  const code = `SCAN-${codeTag()}`;
  await callAs(page, project, "POST", `/api/campaigns/${campaign}/codes`, { code });
  await page.reload();
  await page.getByRole("button", { name: `More about ${code}` }).click();
  await page.getByRole("menuitem", { name: "Link and QR code…" }).click();
  const dialog = page.getByRole("dialog", { name: `Share ${code}` });
  await expect(dialog.getByRole("img", { name: new RegExp(`QR code of .*/r/${code}`) })).toBeVisible();
  await expectAccessible(page);
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    dialog.getByRole("button", { name: "Save as SVG" }).click(),
  ]);
  expect(file.suggestedFilename()).toBe(`${code}.svg`);
  expect(await readFile(await file.path(), "utf8")).toContain("<svg");
});

test("a customer's status link leads to a page that says how it stands, until it is revoked", async ({
  page,
  request,
  complaints,
}) => {
  const project = await signIn(page);
  // Of a campaign that writes no mails: they carry the link, and so make one.
  const { campaign } = await openReferralCampaign(page, "codes");
  const holder = `ruth-${codeTag()}`;
  await callAs(page, project, "POST", "/v1/customers", { source_id: holder, name: "Ruth Holder" });
  const made = await callAs(page, project, "POST", `/api/campaigns/${campaign}/codes`, { customer: holder });
  const [{ code }] = made.data as [{ code: string }];
  const friend = await signUp(request, { name: "Stella Status", referral: { code } });
  await page.goto(`/projects/${project}/customers/${friend.sourceId}`);
  await page.getByRole("button", { name: "More about this customer" }).click();
  await page.getByRole("menuitem", { name: "Status link…" }).click();
  const dialog = page.getByRole("dialog", { name: "Status link of Stella Status" });
  await expect(dialog).toContainText("There is no link yet.");
  await dialog.getByRole("button", { name: "Make a link" }).click();
  const link = (await dialog.locator("code").textContent()) ?? "";
  await expectAccessible(page);
  await page.goto(link);
  await expect(page.getByRole("heading", { name: "Hello Stella" })).toBeVisible();
  await expect(page.getByText(/Ruth invited you, and you came/)).toBeVisible();
  await expectAccessible(page);
  await page.goto(`/projects/${project}/customers/${friend.sourceId}`);
  await page.getByRole("button", { name: "More about this customer" }).click();
  await page.getByRole("menuitem", { name: "Status link…" }).click();
  await page.getByRole("button", { name: "Revoke the link" }).click();
  await expect(page.getByRole("dialog")).toContainText("There is no link yet.");
  expect((await page.goto(link))?.status()).toBe(404);
  await expect(page.getByRole("heading", { name: "This link leads nowhere" })).toBeVisible();
  expectNotes(complaints, 404);
});
