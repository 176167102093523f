import { afterAll, beforeAll, expect, test } from "vitest";
import { decideBatch } from "@/lib/pipeline/decide/decide-batch";
import { shardsCount } from "@/lib/pipeline/decide/due-event";
import { pool } from "@/lib/server/db";
import { post } from "./ingest-client";
import { makeReferralProject, type ReferralProject, referralConfig } from "./referral-project";
import { startApp } from "./server";

/** What friends who come in one batch see of each other: nobody can have read of them before. */
let app: Awaited<ReturnType<typeof startApp>>;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

type Signals = Record<string, "off" | "note" | "hold" | "refuse">;

/** A shop whose campaign looks for signs; its two codes are A, of anna, and B, of bob. */
async function watching(signals: Signals): Promise<ReferralProject> {
  const shop = await makeReferralProject(pool(), 0);
  const { project, schemas, campaigns } = shop;
  const config = {
    ...referralConfig(schemas.signUp, campaigns.gift, campaigns.coupons),
    fraud: { signals, velocityMax: 3 },
  };
  const id = await project.addCampaign(config);
  for (const who of ["anna", "bob"]) await project.addCode(id, who, await project.addCustomer(who));
  await project.configChanged();
  return shop;
}

async function inOneBatch(shop: ReferralProject, events: object[]): Promise<string[]> {
  for (const body of events)
    expect(await post(app.url, shop.key, { event: "signed_up", ...body })).toMatchObject({ status: 200 });
  expect(await decideBatch(0, shardsCount)).toBe(events.length);
  const { rows } = await pool().query<{ line: string }>(
    `SELECT string_agg(DISTINCT outcome || ' ' || reason, ', ') AS line FROM decision
      WHERE project_id = $1 AND (goal <> 'attribution' OR outcome = 'refused') GROUP BY event_id ORDER BY event_id`,
    [shop.project.id],
  );
  return rows.map(({ line }) => line);
}

const paid = "rewarded reward_issued";
const held = "held held_for_review";

test("friends of one referrer in one batch count for each other, so that those who are too many are held", async () => {
  const shop = await watching({ velocity: "hold" });
  const friends = Array.from({ length: 6 }, (_, at) => ({
    customer: { source_id: `f-${at}` },
    referral: { code: "anna" },
  }));
  expect(await inOneBatch(shop, friends)).toEqual([paid, paid, paid, held, held, held]);
});

test("friends on one device in one batch are seen from the second on", async () => {
  const shop = await watching({ same_device: "hold" });
  const friends = Array.from({ length: 3 }, (_, at) => ({
    ...{ customer: { source_id: `d-${at}` }, referral: { code: "anna" } },
    context: { device_id: "one-phone" },
  }));
  expect(await inOneBatch(shop, friends)).toEqual([paid, held, held]);
});

test("two who refer each other in one batch: the second is refused", async () => {
  const shop = await watching({ loop: "refuse" });
  const swapped = [
    { customer: { source_id: "bob" }, referral: { code: "anna" } },
    { customer: { source_id: "anna" }, referral: { code: "bob" } },
  ];
  expect(await inOneBatch(shop, swapped)).toEqual([paid, "refused fraud_suspected"]);
});
