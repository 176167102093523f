import { readFile } from "node:fs/promises";
import { expect, type Page } from "@playwright/test";
import { simpleReferral } from "@/lib/domain/campaign/simple-referral";
import { type OwnProject, openOwnProject, publishEvent } from "./own-project";
import { codeTag } from "./referral-campaign";
import { expectAccessible, test } from "./shop";

interface Opened {
  project: OwnProject;
  campaign: string;
  code: string;
}

const budget = (max: number) => ({ of: "campaign", measure: "value", period: "all", max });

/** A mug worth € 10.00 for whoever brings a friend, until € 50.00 are spent. */
async function openCampaign(page: Page): Promise<Opened> {
  const project = await openOwnProject(page);
  for (const event of ["signed_up", "looked_around"]) await publishEvent(project, event, []);
  const { id } = await project.call("POST", "/api/campaigns", {
    name: "Mugs",
    config: {
      ...simpleReferral({
        trigger: { name: "signed_up" },
        referrer: { kind: "material", name: "A mug", costMinor: 1_000 },
        referee: null,
      }),
      ...{ joinOnce: true, code: { pattern: "MUG-########", charset: "ABCDEFGHJK" }, limits: [budget(5_000)] },
    },
  });
  await project.call("POST", `/api/campaigns/${id}/start`, {});
  const code = `PAULA-${codeTag()}`;
  return { project, campaign: id, code };
}

async function send({ project, code }: Opened, event: string, who: string): Promise<void> {
  await project.call("POST", "/api/events", {
    body: JSON.stringify({
      event,
      customer: { source_id: who, name: `${who} Friend` },
      referral: { code },
      metadata: {},
    }),
  });
}

/** Two come by a link; three friends name the code, of whom two convert. */
async function tellHistory(page: Page, opened: Opened): Promise<void> {
  const { project, campaign, code } = opened;
  await send({ ...opened, code: "NONE" }, "looked_around", "Paula");
  await project.call("POST", `/api/campaigns/${campaign}/codes`, { code, customer: "Paula" });
  for (const version of [139, 140]) {
    const agent = `Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/${version}.0.0.0 Safari/537.36`;
    await page.request.get(`/r/${code}?in=${project.id}`, { headers: { "user-agent": agent } });
  }
  await send(opened, "signed_up", "Ann");
  await send(opened, "signed_up", "Kim");
  await send(opened, "looked_around", "Ben");
  await expect
    .poll(async () => (await project.call("GET", `/api/campaigns/${campaign}/funnel`)).span)
    .toMatchObject({ visits: 2, attributed: 3, qualified: 2, rewarded: 2 });
}

test("a campaign's page tells from visit to reward, takes its lists out as they are narrowed, and remembers", async ({
  page,
}) => {
  const opened = await openCampaign(page);
  const { project, campaign } = opened;
  await tellHistory(page, opened);
  const path = project.path(`/campaigns/${campaign}`);
  await page.goto(path);
  const figures = page.getByRole("region", { name: "Figures" });
  const funnel = figures.getByRole("definition");
  await expect(funnel.filter({ hasText: /^3$/ }).first()).toBeVisible();
  await expect(figures).toContainText("66.7");
  await expect(figures.getByRole("meter", { name: "budget" })).toHaveAttribute(
    "aria-valuetext",
    "€\u00a020.00 spent, €\u00a030.00 left",
  );
  await expect(figures.getByRole("table", { name: "Top referrers" })).toContainText("Paula Friend");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Last 30 days" }).click();
  await page.getByRole("button", { name: "Last 7 days" }).click();
  await expect(page).toHaveURL(/range=7d/);
  await page.reload();
  await expect(page.getByRole("button", { name: "Last 7 days" })).toBeVisible();

  await page.getByRole("link", { name: "Referrals", exact: true }).click();
  const referrals = page.getByRole("table", { name: "Referrals" });
  await expect(referrals).toContainText("Ben Friend");
  await page.getByRole("button", { name: "State" }).click();
  await page.getByRole("button", { name: "converted" }).click();
  await expect(page).toHaveURL(/status=qualified/);
  await page.reload();
  await expect(referrals).toContainText("Ann Friend");
  await expect(referrals).not.toContainText("Ben Friend");
  await expectAccessible(page);
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Export" }).click(),
  ]);
  const rows = (await readFile(await file.path(), "utf8")).trim().split("\n");
  expect(rows).toHaveLength(3);
  expect(rows.slice(1).every((row) => row.includes("qualified"))).toBe(true);

  await page.getByRole("link", { name: "Decisions", exact: true }).click();
  await expect(page.getByRole("table", { name: "Decisions" })).toContainText("Ben Friend");
  await page.getByRole("button", { name: "Outcome" }).click();
  await page.getByRole("button", { name: "Rewarded", exact: true }).click();
  await expect(page.getByRole("table", { name: "Decisions" }).getByRole("link", { name: "signed_up" })).toHaveCount(2);
  await expectAccessible(page);
});

test("a campaign's history tells what was changed; a budget that is spent is said above all", async ({ page }) => {
  const opened = await openCampaign(page);
  const { project, campaign, code } = opened;
  await send({ ...opened, code: "NONE" }, "looked_around", "Paula");
  await project.call("POST", `/api/campaigns/${campaign}/codes`, { code, customer: "Paula" });
  await send(opened, "signed_up", "Ann");
  const { config } = await project.call("GET", `/api/campaigns/${campaign}`);
  await project.call("PATCH", `/api/campaigns/${campaign}`, { config: { ...Object(config), limits: [budget(1_000)] } });
  await page.goto(project.path(`/campaigns/${campaign}`));
  await expect(page.getByRole("list", { name: "What runs low" })).toContainText("All of it is spent");
  await expectAccessible(page);
  await page.getByRole("link", { name: "History", exact: true }).click();
  const entries = page.getByRole("list", { name: "History" });
  await expect(entries).toContainText("Version 2, current");
  await expect(entries.getByRole("list", { name: "What version 2 changed" })).toContainText("at most €\u00a010.00");
  await expectAccessible(page);
  await entries.getByRole("link", { name: "1 referral began under it" }).click();
  await expect(page).toHaveURL(/version=1/);
  await expect(page.getByRole("table", { name: "Referrals" })).toContainText("Ann Friend");
});
