import { afterAll, beforeAll, expect, test } from "vitest";
import { storedId } from "@/lib/domain/id";
import { giveBack } from "@/lib/pipeline/reward/give-back";
import { takeBackRewards } from "@/lib/pipeline/reward/take-back-rewards";
import { inTransaction, pool } from "@/lib/server/db";
import { bothPaid, ReferralShop } from "./referral-shop";
import { until } from "./until";

let rig: ReferralShop;
beforeAll(async () => {
  rig = await ReferralShop.open();
});
afterAll(async () => {
  expect(await rig.close()).toEqual([]);
});

test("a counter that is made while a reward ends does not count it, because the making waits for the end", async () => {
  const phone = "+49 30 123456";
  const campaign = await rig.running({ goals: [rig.buys()] });
  await rig.shop.call("PUT", `/v1/customers/${campaign.referrer}`, { phone });
  await rig.send({ who: "suspect", code: campaign.code, customer: { source_id: "suspect", phone } });
  const [held] = await rig.rewards(campaign, "&side=referrer");
  const limits = [{ of: "referrer", measure: "count", period: "all", max: 1 }];
  await rig.change(campaign, () => ({ limits }));
  const ended = {
    id: storedId("reward", held.id) ?? "",
    projectId: rig.shop.project.id,
    reason: "one person",
    by: null,
  };
  let friend: Promise<string> | undefined;
  await inTransaction("BEGIN", async (client) => {
    await giveBack(client, [ended]);
    await takeBackRewards(client, [ended], new Date());
    friend = rig.send({ who: "honest", code: campaign.code });
    // The worker has come as far as the counter, and goes on only when this is committed; or it made it, counting too much.
    await until("the friend's event waits, or is decided", async () => {
      const { rows } = await pool().query(
        `SELECT (SELECT count(*) FROM pg_locks WHERE NOT granted AND locktype = 'advisory') +
          (SELECT count(*) FROM campaign_counter WHERE campaign_id = $1) AS n`,
        [storedId("campaign", campaign.id)],
      );
      return Number(rows[0]?.n) > 0;
    });
  });
  expect(await rig.decisions((await friend) ?? "", campaign)).toEqual(bothPaid);
  expect(await rig.post({ who: "one-too-many", code: campaign.code }, campaign)).toContain(
    "buy referrer refused cap_referrer",
  );
});
