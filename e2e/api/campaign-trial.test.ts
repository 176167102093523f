import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "@/lib/server/new-id";
import { everythingElse, SimulationShop } from "./simulation-shop";

let rig: SimulationShop;
let shop: SimulationShop["shop"];
let history: SimulationShop["history"];

beforeAll(async () => {
  rig = await SimulationShop.open();
  ({ shop, history } = rig);
});
afterAll(() => rig.close());

describe("one event that is tried", () => {
  const attempt = async (body: object, status = 200) => {
    const answer = await shop.call("POST", `/api/campaigns/${history.id}/try`, body);
    expect([answer.status, answer.body.details]).toEqual([status, status === 200 ? undefined : expect.any(String)]);
    return answer.body;
  };
  const friend = { person: { name: "Nia", email: "nia@example.com" } };
  const order = (total: number) => ({ name: "order_paid", metadata: { total, order: "T-1" } });

  test("against a draft says who would get what, and stores nothing", async () => {
    const before = await everythingElse();
    const { ok, decisions } = await attempt({
      ...{ config: rig.config(50), event: order(80), referee: friend, referrer: { person: { name: "Rex" } } },
    });
    expect(ok).toBe(true);
    expect(decisions).toMatchObject([
      {
        goal: "buy",
        side: "referrer",
        outcome: "rewarded",
        referrer: "Rex",
        reward: { kind: "credits", amountMinor: "800" },
      },
      {
        goal: "buy",
        side: "referee",
        outcome: "rewarded",
        referee: "Nia",
        reward: { kind: "coupon" },
        waits: { for: "nothing" },
      },
    ]);
    expect(await everythingElse()).toEqual(before);
  });

  test("that misses a condition by little says how little", async () => {
    const { decisions } = await attempt({
      ...{ config: rig.config(50), event: order(47.9), referee: friend, referrer: { code: history.codes[1] } },
      referral: { attributed_at: new Date(Date.now() - 86_400_000).toISOString() },
    });
    expect(decisions).toMatchObject([
      { goal: "buy", outcome: "refused", reason: "condition_failed", referrer: "omar" },
    ]);
    expect(decisions[0].checks.at(-1)).toMatchObject({
      ok: false,
      saw: "47.90",
      miss: expect.stringContaining("2.10"),
    });
  });

  test("counts what is assumed: a friend who completes a tier, and a limit with little left", async () => {
    const { decisions } = await attempt({
      ...{ event: order(80), referee: friend, referrer: { person: { name: "Rex" } } },
      counters: { friends: 3, referrer: { valueMinor: 2_000 } },
    });
    expect(
      decisions.map(({ goal, side, outcome, reward }: Record<string, never>) => [
        goal,
        side,
        outcome,
        Object(reward).amountMinor,
      ]),
    ).toEqual([
      ["buy", "referrer", "rewarded", "500"],
      ["buy", "referee", "rewarded", null],
      ["tier.two.2", "referrer", "refused", undefined],
    ]);
  });

  test("by a stored customer is judged by what is stored of them", async () => {
    const own = await attempt({ event: order(80), referee: { source_id: "nora" }, referrer: { source_id: "nora" } });
    expect(own.decisions).toMatchObject([{ outcome: "refused", reason: "self_referral" }]);
    const same = await attempt({
      event: order(80),
      referee: { source_id: "dora" },
      referrer: { code: history.codes[0] },
    });
    // Her own limit is used up by what she really got.
    expect(same.decisions[0]).toMatchObject({ side: "referrer", reason: "cap_referrer" });
    expect(same.decisions[1]).toMatchObject({
      outcome: "held",
      signals: [{ signal: "same_phone" }],
      waits: { for: "person" },
    });
    await attempt({ event: order(80), referee: { source_id: "nobody-here" } }, 404);
  });

  test("in a campaign that was never started counts as if it ran", async () => {
    const { body } = await shop.call("POST", "/api/campaigns", { name: `Draft ${newId()}`, config: rig.config(20) });
    const answer = await shop.call("POST", `/api/campaigns/${body.id}/try`, {
      ...{ event: order(80), referee: friend, referrer: { person: { name: "Rex" } } },
    });
    expect(answer.body.decisions[0]).toMatchObject({ outcome: "rewarded" });
  });

  test("that would not even be taken says why", async () => {
    const { ok, problems } = await attempt({ event: { name: "no_such_event" }, referee: friend });
    expect([ok, problems[0].outcome]).toEqual([false, "refused"]);
  });

  test("with a code that nobody knows, or none, says so", async () => {
    const unknown = await attempt({ event: order(80), referee: friend, referrer: { code: "NOBODYS" } });
    expect(unknown.decisions).toMatchObject([{ reason: "code_not_found", code: "NOBODYS" }]);
    const none = await attempt({ event: order(80), referee: friend });
    expect(none.decisions).toMatchObject([{ outcome: "nothing_due", reason: "no_code" }]);
  });
});
