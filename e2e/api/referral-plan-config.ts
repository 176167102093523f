import type { CampaignPlan } from "./referral-history";

/** For a plan in the API's own words; `gift` and `pool` are the campaigns that rewards draw on. */
export function configOf(plan: CampaignPlan, draws: { gift: string; pool: string }, rank: number | null): object {
  const credits = (amount: object) => ({ kind: "credits", campaign: { id: draws.gift }, amount });
  const fixed = (minor: number) => credits({ kind: "fixed", minor });
  const coupon = { kind: "coupon", campaign: { id: draws.pool }, costMinor: 200 };
  const share = credits({ kind: "percent", basisPoints: 1_000, property: "total", capMinor: 800 });
  const { tier, velocity, loop, phone } = plan;
  return {
    kind: "referral",
    joinOnce: false,
    code: { pattern: "FRIEND-########", charset: "23456789ABCDEFGHJKMNPQRSTWXYZ" },
    attribution: {
      referee: { kind: plan.newOnly ? "no_goal_event" : "anyone" },
      windowDays: plan.windowDays,
      waitDays: plan.waitDays,
    },
    goals: [
      goal("join", "signed_up", {
        kind: "reward",
        referrer: fixed(500),
        referee: plan.hasCoupons ? coupon : fixed(400),
      }),
      goal(
        "buy",
        "order_paid",
        {
          kind: "reward",
          referrer: plan.isShare ? share : fixed(300),
          referee: { kind: "material", name: "A mug", costMinor: 100 },
        },
        {
          occurrence: plan.buys,
          needs: plan.needsJoin ? "join" : null,
          holdDays: plan.holdDays,
          condition: conditionOf(plan),
        },
      ),
      goal(
        "refund",
        "order_refunded",
        {
          kind: "take_back",
          goals: plan.takesBackJoin ? ["join", "buy"] : ["buy"],
          match: plan.matches ? { property: "order", given: "order" } : null,
        },
        { occurrence: { kind: "every" }, qualifies: false },
      ),
    ],
    tiers: tier
      ? [{ id: "loyal", goal: tier.goal, at: tier.at, repeats: tier.repeats, onDrop: tier.onDrop, reward: fixed(250) }]
      : [],
    limits: plan.limits,
    fraud: { signals: { velocity, loop, same_phone: phone }, velocityMax: 2 },
    follows: plan.follows,
    exclusive: rank === null ? null : { group: "one pays", rank },
  };
}

const goal = (id: string, name: string, action: object, more: object = {}) => ({
  ...{ id, name: id, trigger: { name }, action },
  ...more,
});

function conditionOf({ total, friends }: CampaignPlan): object | null {
  const rules = [
    ...(total === null ? [] : [{ field: "event.total", operator: ">=", value: total }]),
    ...(friends === null ? [] : [{ field: "referral.count", operator: ">=", value: friends }]),
  ];
  return rules.length === 0 ? null : { combinator: "and", rules };
}
