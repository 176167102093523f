import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { storedId } from "@/lib/domain/id";
import { pool } from "@/lib/server/db";
import { newId } from "@/lib/server/new-id";
import { makeShop, publishEvent } from "./shop";
import { everythingElse, SimulationShop } from "./simulation-shop";

let rig: SimulationShop;
let shop: SimulationShop["shop"];
let history: SimulationShop["history"];

beforeAll(async () => {
  rig = await SimulationShop.open();
  ({ shop, history } = rig);
});
afterAll(() => rig.close());

/** What really became of the campaign, in the shape of a simulation's figures. */
async function reality(campaign: string) {
  const id = storedId("campaign", campaign);
  const one = async (text: string) => (await pool().query(text, [shop.project.id, id])).rows;
  const [counts] =
    await one(`SELECT count(*)::int AS referrals, count(*) FILTER (WHERE status = 'qualified')::int AS converted
    FROM referral WHERE project_id = $1 AND campaign_id = $2`);
  const [costs] =
    await one(`SELECT coalesce(sum(cost_minor) FILTER (WHERE status NOT IN ('void', 'reversed')), 0)::text AS "costMinor",
      coalesce(sum(cost_minor) FILTER (WHERE status IN ('pending', 'held')), 0)::text AS "openMinor"
    FROM reward WHERE project_id = $1 AND campaign_id = $2`);
  const rewards = await one(`SELECT side, kind, status, count(*)::int AS count, sum(cost_minor)::text AS "costMinor"
    FROM reward WHERE project_id = $1 AND campaign_id = $2 GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`);
  const reasons = await one(`SELECT outcome, reason, count(*)::int AS count FROM decision
    WHERE project_id = $1 AND campaign_id = $2 GROUP BY 1, 2 ORDER BY 1, 2`);
  return { ...counts, ...costs, rewards, reasons };
}

const byReason = (one: { outcome: string; reason: string }) => `${one.outcome} ${one.reason}`;

describe("a simulation of what runs", () => {
  test("over a history comes to exactly the referrals, rewards, cost and reasons that it really came to", async () => {
    const { figures, compared, notes } = await rig.simulate(history.id);
    const { reasons, ...real } = await reality(history.id);
    expect(figures).toMatchObject(real);
    expect([...figures.reasons].sort((one, other) => (byReason(one) < byReason(other) ? -1 : 1))).toEqual(reasons);
    expect(real.referrals).toBe(6);
    expect(real.rewards.map(({ status }: { status: string }) => status)).toEqual(
      expect.arrayContaining(["issued", "pending", "held", "reversed"]),
    );
    expect(figures.limits).toEqual([
      // Emil's order, and after the refund made room the last one of Fred's; Emil's next and the second hat found no room.
      { limit: "at most €\u00a025.00 for a referrer", cut: 2, refused: 2 },
    ]);
    expect(figures.held).toEqual([
      {
        signal: "same_phone",
        held: expect.any(Number),
        approved: 0,
        void: 0,
        waiting: expect.any(Number),
        given: 0,
        unknown: 0,
      },
    ]);
    expect(figures.held[0]?.waiting).toBe(figures.held[0]?.held);
    expect(figures.due.length).toBeGreaterThan(0);
    expect(figures.days).toHaveLength(31);
    expect(figures.days.at(-1)).toMatchObject({ referrals: 6, costMinor: figures.costMinor });
    expect(figures.topReferrers.map(({ name }) => name)).toEqual(["nora", "omar"]);
    expect(compared).toBeNull();
    expect(notes.join(" ")).toContain("as they are now");
  });

  test("compared with itself is no different", async () => {
    const { figures, compared } = await rig.simulate(history.id, { config: history.config, compareWith: "running" });
    expect(compared).toEqual({
      number: 1,
      figures,
      gained: { count: 0, costMinor: "0", samples: [] },
      lost: { count: 0, costMinor: "0", samples: [] },
      changed: { count: 0, costMinor: "0", samples: [] },
    });
  });

  test("changes nothing but its own row", async () => {
    const before = await everythingElse();
    await rig.simulate(history.id, { config: rig.config(50), compareWith: "running" });
    expect(await everythingElse()).toEqual(before);
  });
});

describe("a simulation of a changed minimum", () => {
  test("loses the rewards of what is below it, and says why with what both said", async () => {
    const { figures, compared } = await rig.simulate(history.id, { config: rig.config(36), compareWith: "running" });
    if (!compared) throw new Error("it was to be compared");
    // 30.00, 35.00 and 25.00 are too little now.
    const lost = compared.lost.samples.filter(({ side, goal }) => side === "referee" && goal === "buy");
    expect(lost.map(({ referee }) => referee.name).sort()).toEqual(["cleo", "fred", "fred"]);
    expect(lost[0]).toMatchObject({
      running: { status: "issued", costMinor: "150" },
      tried: null,
      runningSays: { outcome: "rewarded", reason: "reward_issued", check: null },
      triedSays: { outcome: "refused", reason: "condition_failed", check: { check: "condition", saw: "30" } },
    });
    expect(figures.referrals).toBe(compared.figures.referrals);
    // Fred; Cleo had ordered for 60.00 before she named a code.
    expect(figures.converted).toBe(compared.figures.converted - 1);
    const difference = [compared.gained, compared.lost, compared.changed].reduce(
      (sum, { costMinor }) => sum + Number(costMinor),
      0,
    );
    expect(difference).toBe(Number(figures.costMinor) - Number(compared.figures.costMinor));
  });

  test("that is lower gains rewards, by events that named no code again", async () => {
    const { compared } = await rig.simulate(history.id, { config: rig.config(5), compareWith: "running" });
    expect(compared?.gained.samples).toContainEqual(
      expect.objectContaining({
        goal: "buy",
        side: "referee",
        referee: expect.objectContaining({ name: "ana" }),
        running: null,
        runningSays: expect.objectContaining({ reason: "condition_failed" }),
        triedSays: expect.objectContaining({ reason: "reward_issued" }),
      }),
    );
  });

  test("in a draft that never ran sees its own codes alone, and none of another project's events", async () => {
    const { body } = await shop.call("POST", "/api/campaigns", { name: `Draft ${newId()}`, config: rig.config(20) });
    const draft = await rig.simulate(body.id);
    expect([draft.figures.referrals, draft.figures.rewards]).toEqual([0, []]);
    const other = await makeShop(rig.app.url, "order_paid");
    for (const event of ["signed_up", "order_refunded"]) await publishEvent(other.project.id, event);
    await other.call("POST", "/v1/events", {
      ...{ event: "order_paid", customer: { source_id: "ana" }, metadata: { total: 500, order: "X" } },
      referral: { code: history.codes[0] },
    });
    expect((await rig.simulate(history.id)).figures.referrals).toBe(6);
    const answer = await other.call("GET", `/api/campaigns/${history.id}/simulations`);
    expect(answer.status).toBe(404);
  });
});
