import { expect, type Page } from "@playwright/test";
import { type OwnProject, openOwnProject, publishEvent } from "./own-project";
import { expectAccessible, test } from "./shop";

interface Config {
  goals: object[];
  [part: string]: unknown;
}

interface Friends {
  campaign: string;
  config: Config;
}

const atLeast = (value: number) => ({
  combinator: "and",
  rules: [{ field: "event.total", operator: ">=", value }],
});

/** A running campaign whose condition asks for more than anybody pays, and two friends whom it refused. */
async function refusedFriends(page: Page): Promise<OwnProject & Friends> {
  const project = await openOwnProject(page);
  await publishEvent(project, "order_paid", [{ id: "total", name: "total", type: "number", required: true }]);
  const { id, config } = await project.call("POST", "/api/campaigns", {
    name: "Friends",
    config: {
      ...{ kind: "referral", joinOnce: true, code: { pattern: "F-######", charset: "ABCDEFGHJK" } },
      attribution: { referee: { kind: "anyone" } },
      goals: [
        {
          ...{ id: "buy", name: "Purchase", trigger: { name: "order_paid" }, condition: atLeast(600) },
          action: { kind: "reward", referrer: { kind: "material", name: "A mug", costMinor: 500 }, referee: null },
        },
      ],
    },
  });
  await project.call("POST", `/api/campaigns/${id}/start`, {});
  const send = (source_id: string, name: string, referral: object | null) =>
    project.call("POST", "/api/events", {
      body: JSON.stringify({ event: "order_paid", metadata: { total: 60 }, referral, customer: { source_id, name } }),
    });
  await send("nora", "Nora Ryan", null);
  const { data } = await project.call("POST", `/api/campaigns/${id}/codes`, { customer: "nora" });
  const [{ code }] = data as [{ code: string }];
  for (const who of ["Ana", "Ben"]) await send(who.toLowerCase(), who, { code });
  return { ...project, campaign: id, config: config as Config };
}

test("a campaign is tried: one event says which condition saw what, a replayed draft what would be different", async ({
  page,
}) => {
  const shop = await refusedFriends(page);
  const draft = await shop.call("GET", `/api/campaigns/${shop.campaign}/draft`);
  const config = draft.config as Config;
  await shop.call("PUT", `/api/campaigns/${shop.campaign}/draft`, {
    ...{ revision: draft.revision, name: "Friends" },
    config: { ...config, goals: config.goals.map((goal) => ({ ...goal, condition: atLeast(50) })) },
  });
  await page.goto(shop.path(`/campaigns/${shop.campaign}`));
  await page.getByRole("link", { name: "Try it" }).click();

  await expect(page.getByLabel("Properties")).toHaveValue(/"total": 60/);
  await page.getByLabel("Referrer", { exact: true }).fill("nora");
  await expect(page.getByRole("paragraph").filter({ hasText: /^Nora Ryan$/ })).toBeVisible();
  await page.getByRole("button", { name: "Try it" }).click();
  const answer = page.getByRole("region", { name: "What would happen" });
  await expect(answer).toContainText("No reward");
  await expect(answer.getByRole("listitem").filter({ hasText: "total" }).first()).toContainText("was 60");
  await expectAccessible(page);

  await page.getByRole("radio", { name: "The draft" }).click();
  await page.getByLabel("Referrer", { exact: true }).fill("nora");
  await expect(page.getByLabel("Properties")).toHaveValue(/"total": 60/);
  await page.getByRole("button", { name: "Try it" }).click();
  await expect(answer).toContainText("Nora Ryan would get A mug");

  await page.getByRole("button", { name: "Replay and compare" }).click();
  await expect(page.getByText("2 gained, +2 friends converted, +€ 10.00")).toBeVisible();
  const gained = page.getByRole("list", { name: "Gained" });
  await expect(gained.getByRole("listitem")).toHaveCount(2);
  await expect(gained.getByRole("link", { name: "Ana" })).toBeVisible();
  await expect(gained).toContainText("was 60");
  await expectAccessible(page);
});

test("what a wrong condition refused is run again under the mended version, after a look at what that gives", async ({
  page,
}) => {
  const shop = await refusedFriends(page);
  const { config } = shop;
  await shop.call("PATCH", `/api/campaigns/${shop.campaign}`, {
    config: { ...config, goals: config.goals.map((goal) => ({ ...goal, condition: atLeast(50) })) },
  });
  await page.goto(shop.path(`/campaigns/${shop.campaign}`));
  await page.getByRole("button", { name: "Run again…" }).click();
  const dialog = page.getByRole("dialog", { name: "Run events again" });
  await expect(dialog.getByLabel("All 2 events")).toBeChecked();
  await dialog.getByLabel(/by Ben/).uncheck();
  await dialog.getByRole("button", { name: "See what changes for 1 event" }).click();
  await expect(dialog).toContainText("1 event would be decided otherwise, 0 as before.");
  await expect(dialog.getByRole("list", { name: "Rewards gained" })).toContainText("A mug, for referrers");
  await expect(dialog.getByRole("list", { name: "Events that would change" })).toContainText("Nora Ryan gets A mug");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Run 1 event again…" }).click();
  await page.getByRole("button", { name: "Run them again" }).click();
  await expect(dialog).toContainText("1 event was decided again under version 2.");
  await dialog.getByRole("button", { name: "Close" }).last().click();
  const parts = page.getByRole("navigation", { name: "Parts of this campaign" });
  await parts.getByRole("link", { name: "Rewards", exact: true }).click();
  const rewards = page.getByRole("table", { name: "Rewards" });
  await expect(rewards.getByRole("row").filter({ hasText: "Nora Ryan" })).toHaveCount(1);
});
