import { expect, type Page } from "@playwright/test";
import { campaignSteps, stepTitle } from "@/lib/domain/campaign/form/steps";
import { simpleReferral } from "@/lib/domain/campaign/simple-referral";
import { type OwnProject, openOwnProject, publishEvent } from "./own-project";
import { expectAccessible, expectNotes, test } from "./shop";

const referee = { kind: "coupon", campaign: { name: "Welcome" } };
const code = { pattern: "S-######", charset: "ABCDEFGHJK" };

/** A project with an order, a refund, and something to give. */
async function openShop(page: Page): Promise<OwnProject> {
  const project = await openOwnProject(page);
  const total = { id: "p_total", name: "total", type: "number", required: true, constraints: {} };
  await publishEvent(project, "checkout_completed", [total]);
  await publishEvent(project, "order_refunded", [total]);
  for (const [name, config] of [
    ["Credits", { kind: "gift", amountMinor: 0 }],
    ["Welcome", { kind: "coupons" }],
  ] as const) {
    const { id } = await project.call("POST", "/api/campaigns", { name, config: { ...config, joinOnce: true, code } });
    await project.call("POST", `/api/campaigns/${id}/start`, {});
  }
  return project;
}

const steps = (page: Page) => page.getByRole("navigation", { name: "Steps" });
const goTo = (page: Page, step: string) => steps(page).getByRole("link", { name: step }).click();
const summary = (page: Page) => page.getByRole("complementary", { name: "In plain words" });
const saved = (page: Page) => expect(page.getByText(/^Draft saved/)).toBeVisible();
const referrer = (page: Page) => page.getByRole("group", { name: "The referrer gets" });

/** Says yes to everything that may not be meant, and to the launch itself. */
async function publish(page: Page, verb: string): Promise<void> {
  await page.getByRole("button", { name: verb }).click();
  const dialog = page.getByRole("dialog", { name: `${verb}?` });
  await expect(dialog.getByText("may not be meant")).toBeVisible();
  await expect(dialog.getByRole("button", { name: verb })).toBeDisabled();
  await expectAccessible(page);
  for (const box of await dialog.getByRole("checkbox").all()) await box.check();
  await dialog.getByRole("button", { name: verb }).click();
}

test("a campaign is made in steps, kept through a reload, refused until it is mended, and launched", async ({
  page,
}) => {
  const project = await openShop(page);
  await page.goto(project.path("/campaigns/new"));
  await page.getByRole("button", { name: /^Refer a friend/ }).click();
  await page.getByLabel("Name").fill("Friends of ours");
  await goTo(page, "Trigger and conditions");
  await expect(page.getByLabel("Event", { exact: true })).toHaveValue(/.+/);
  await expect(summary(page)).toContainText("sends checkout_completed for the first time within 30 days");
  await goTo(page, "Rewards");
  await expect(referrer(page).getByRole("radio", { name: "Gift credits" })).toBeChecked();
  await page.getByLabel("Amount").fill("ten");
  await page.getByLabel("Amount").blur();
  await expect(page.getByText("Type an amount in EUR, such as 10")).toBeVisible();
  await saved(page);

  await page.reload();
  await expect(page.getByLabel("Amount")).toHaveValue("ten");
  await expect(page.getByRole("heading", { name: "Friends of ours", level: 1 })).toBeAttached();
  await goTo(page, "Review and launch");
  const checklist = page.getByRole("list", { name: "Checklist" });
  await expect(checklist).toContainText("Mend this first");
  await expect(page.getByRole("button", { name: "Launch" })).toBeDisabled();
  await checklist.getByRole("listitem").filter({ hasText: "Mend this first" }).getByRole("link").first().click();
  await page.getByLabel("Amount").fill("7.50");
  await expect(summary(page)).toContainText("the referrer gets € 7.50 credits on a card of Credits");
  await goTo(page, "Review and launch");
  await expect(checklist).toContainText("Both sides get something.");
  await expect(checklist).not.toContainText("Mend this first");
  await publish(page, "Launch");
  await expect(page.getByRole("heading", { name: "Friends of ours", level: 1 })).toBeVisible();
  await expect(page.getByText("Running", { exact: true })).toBeVisible();
});

test("what runs stays as it is while its next version is drafted, and is changed by publishing it", async ({
  page,
}) => {
  const project = await openShop(page);
  const { id } = await project.call("POST", "/api/campaigns", {
    name: "Friends of ours",
    config: {
      ...simpleReferral({ trigger: { name: "checkout_completed" }, referrer: null, referee }),
      ...{ joinOnce: true, code },
    },
  });
  await project.call("POST", `/api/campaigns/${id}/start`, {});
  await page.goto(project.path(`/campaigns/${id}`));
  await page.getByRole("link", { name: "Settings" }).and(page.locator('[href*="/campaigns/"]')).click();
  await page.getByRole("link", { name: "Edit", exact: true }).click();
  await expect(page.getByText("You are editing a draft of version 1")).toBeVisible();
  await goTo(page, "Rewards");
  await page.getByRole("button", { name: "Add a step" }).click();
  const dialog = page.getByRole("dialog", { name: "More for more friends" });
  await dialog.getByText("Something sent").click();
  await dialog.getByRole("button", { name: "Add step" }).click();
  await expect(dialog.getByText("Say what it is, such as a mug")).toBeVisible();
  await dialog.getByLabel("What is it?").fill("a mug");
  await dialog.getByRole("button", { name: "Add step" }).click();
  await expect(page.getByText("at 5 friends")).toBeVisible();
  await saved(page);
  await page.getByRole("link", { name: "Close" }).click();
  await page.getByRole("link", { name: "Campaigns", exact: true }).first().click();
  await expect(page.getByRole("table", { name: "Campaigns" })).toContainText("Has unpublished changes");
  await page.getByRole("link", { name: "Friends of ours" }).click();
  await page.getByRole("link", { name: "Settings" }).and(page.locator('[href*="/campaigns/"]')).click();
  await page.getByRole("link", { name: "See what changes" }).click();
  await expect(page.getByText("A new tier")).toBeVisible();
  await publish(page, "Publish version 2");
  await expect(page).toHaveURL(/\/campaigns\/camp_\w+$/);
  await expect(page.getByText("For 5 friends")).toBeVisible();
  await page.getByRole("link", { name: "Settings" }).and(page.locator('[href*="/campaigns/"]')).click();
  await expect(page.getByRole("heading", { name: "Version 2, in plain words" })).toBeVisible();
});

test("of two who edit one draft the second is asked, keeps what was typed, and may take the other's", async ({
  page,
  complaints,
}) => {
  const project = await openOwnProject(page);
  const draft = await project.call("POST", "/api/campaign-drafts", { name: "Ours", kind: "coupons" });
  const url = `/campaigns/${draft.campaignId}/edit/purpose`;
  await page.goto(project.path(url));
  await expect(page.getByLabel("Name")).toHaveValue("Ours");
  const { revision, config } = draft;
  await project.call("PUT", `/api/campaigns/${draft.campaignId}/draft`, { revision, name: "Theirs", config });
  await page.getByLabel("Name").fill("Mine");
  const panel = page.getByRole("alert", { name: "Edited by two at once" });
  await expect(panel).toContainText("It is called: Mine before, Theirs now");
  await page.reload();
  await expect(page.getByLabel("Name")).toHaveValue("Mine");
  await panel.getByRole("button", { name: "Take theirs" }).click();
  await expect(page.getByLabel("Name")).toHaveValue("Theirs");
  await saved(page);
  await page.goto(project.path("/campaigns"));
  await page.getByRole("button", { name: "Discard the draft Theirs" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Discard draft" }).click();
  await expect(page.getByRole("list", { name: "Campaigns being made" })).toHaveCount(0);
  expectNotes(complaints, 409);
});

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`in the ${colorScheme} theme`, () => {
    test.use({ colorScheme, contextOptions: { reducedMotion: "reduce" } });

    test("no step of a campaign with several goals has anything that axe objects to, or is wider than the screen", async ({
      page,
    }) => {
      const project = await openShop(page);
      await page.goto(project.path("/campaigns/new"));
      await page.getByRole("button", { name: /^Credits for both/ }).click();
      await expect(steps(page)).toBeVisible();
      await goTo(page, "Limits and fraud");
      await page.getByRole("button", { name: "Add a limit" }).click();
      await page.getByText("Of a group of campaigns").click();
      await expect(page.getByLabel("Group", { exact: true })).toBeVisible();
      await saved(page);
      for (const step of campaignSteps) {
        await goTo(page, stepTitle(step, "referral"));
        await expect(page).toHaveURL(new RegExp(`/edit/${step}$`));
        await expect(page.getByRole("heading", { level: 2 }).first()).toBeVisible();
        await expectAccessible(page);
        const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(beyond, `pixels beyond the edge on the step ${step}`).toBeLessThanOrEqual(0);
      }
    });
  });
}
