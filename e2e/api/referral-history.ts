import fc from "fast-check";

/** Random histories of a shop with two referral campaigns: what its people do, and what is done to the campaigns meanwhile. */

/** The first three hold codes of both campaigns, and so does the fourth, a friend. */
export const people = ["rita", "rosa", "rob", "fay", "finn", "flo", "fred", "fitz"];
export const holders = people.slice(0, 4);
/** Who has one phone: two that hold codes and three that do not. */
export const household = [0, 1, 4, 5, 6];

export interface Posted {
  who: number;
  event: "signed_up" | "order_paid" | "order_refunded";
  /** A holder's code of either campaign, or one that leads nowhere. */
  code: { of: "a" | "b"; holder: number } | "unknown" | "nobodys" | null;
  order: number;
  total: number;
  daysAgo: number;
  /** How often the same event is sent under one source_id, at once. */
  copies: number;
}

export type Step =
  /** isBusy: the worker does not come before the next step, and has more to take at once. */
  | { do: "post"; events: Posted[]; isBusy: boolean }
  /** The days that rewards wait for go by, or those in which somebody may judge. */
  | { do: "wait"; for: "due_at" | "review_until" }
  | { do: "turn"; campaign: "a" | "b" | "gift"; to: "pause" | "start" }
  | { do: "edit"; campaign: "a" | "b"; limits: Limit[]; total: number | null }
  | { do: "switch"; of: "a" | "b"; holder: number; active: boolean }
  | { do: "refill"; codes: number }
  /** Everything that a campaign refused is looked at, and run again under its current version. */
  | { do: "rerun"; campaign: "a" | "b" };

export interface Limit {
  of: "referrer" | "referee" | "campaign";
  measure: "count" | "value";
  period: "all" | "day" | "week" | "month";
  max: number;
}

export interface CampaignPlan {
  buys: { kind: "first" } | { kind: "every" } | { kind: "nth"; n: number };
  needsJoin: boolean;
  holdDays: number;
  /** What an order has to come to. */
  total: number | null;
  /** How many friends the referrer has to have brought before, to be paid for orders. */
  friends: number | null;
  isShare: boolean;
  matches: boolean;
  takesBackJoin: boolean;
  limits: Limit[];
  tier: { goal: "join" | "buy"; at: number; repeats: boolean; onDrop: "keep" | "take_back" } | null;
  velocity: "off" | "hold" | "refuse";
  loop: "off" | "hold" | "refuse";
  phone: "off" | "hold" | "refuse";
  newOnly: boolean;
  windowDays: number | null;
  waitDays: number;
  follows: "own" | "latest";
  /** Whether a friend gets a coupon from the pool, or money. */
  hasCoupons: boolean;
}

export interface History {
  timeZone: string;
  exclusive: boolean;
  a: CampaignPlan;
  b: CampaignPlan;
  steps: Step[];
}

const limit: fc.Arbitrary<Limit> = fc
  .record({
    of: fc.constantFrom("referrer" as const, "referee" as const, "campaign" as const),
    measure: fc.constantFrom("count" as const, "value" as const),
    period: fc.constantFrom("all" as const, "day" as const, "week" as const, "month" as const),
    few: fc.integer({ min: 1, max: 4 }),
  })
  .map(({ few, ...rest }) => ({ ...rest, max: rest.measure === "count" ? few : few * 700 }));

const limits = fc.uniqueArray(limit, {
  maxLength: 3,
  selector: ({ of, measure, period }) => `${of} ${measure} ${period}`,
});
const total = fc.constantFrom(null, null, 20, 50);
const answer = fc.constantFrom("off" as const, "off" as const, "hold" as const, "refuse" as const);

export const plan: fc.Arbitrary<CampaignPlan> = fc.record({
  buys: fc.constantFrom(
    { kind: "first" as const },
    { kind: "every" as const },
    { kind: "every" as const },
    { kind: "nth" as const, n: 2 },
  ),
  needsJoin: fc.boolean(),
  holdDays: fc.constantFrom(0, 0, 14),
  total,
  friends: fc.constantFrom(null, null, null, 1),
  isShare: fc.boolean(),
  matches: fc.boolean(),
  takesBackJoin: fc.boolean(),
  limits,
  tier: fc.option(
    fc.record({
      goal: fc.constantFrom("join" as const, "buy" as const),
      at: fc.integer({ min: 1, max: 2 }),
      repeats: fc.boolean(),
      onDrop: fc.constantFrom("keep" as const, "take_back" as const),
    }),
  ),
  velocity: answer,
  loop: answer,
  phone: fc.constantFrom("off" as const, "hold" as const, "hold" as const, "refuse" as const),
  newOnly: fc.boolean(),
  windowDays: fc.constantFrom(null, 10),
  waitDays: fc.constantFrom(0, 30),
  follows: fc.constantFrom("own" as const, "latest" as const),
  hasCoupons: fc.constantFrom(true, true, false),
});

/** Pays every friend and every order, and asks nothing. */
export const plain: CampaignPlan = {
  ...{ buys: { kind: "every" }, needsJoin: false, holdDays: 0, total: null, friends: null, isShare: false },
  ...{ matches: false, takesBackJoin: false, limits: [], tier: null, velocity: "off", loop: "off", phone: "off" },
  ...{ newOnly: false, windowDays: null, waitDays: 30, follows: "latest", hasCoupons: false },
};

/** Seven friends at once, where two rewards are left of a limit: whoever counts without the others passes it. */
export const rush: History = {
  ...{ timeZone: "UTC", exclusive: false, b: plain },
  a: { ...plain, limits: [{ of: "campaign", measure: "count", period: "all", max: 4 }] },
  steps: [[0], [1, 2, 3, 4, 5, 6, 7]].map((friends) => ({
    ...{ do: "post", isBusy: friends.length > 1 },
    events: friends.map((who) => ({
      ...{ who, event: "signed_up", code: { of: "a", holder: who === 3 ? 2 : 3 } },
      ...{ order: 0, total: 0, daysAgo: 1, copies: 1 },
    })),
  })),
};

/** A friend with the referrer's phone takes the last of a limit; nobody judges, and the next friend is paid. */
export const unjudged: History = {
  ...{ timeZone: "UTC", exclusive: false, b: plain },
  a: { ...plain, phone: "hold", limits: [{ of: "campaign", measure: "count", period: "all", max: 2 }] },
  steps: [
    { do: "post", isBusy: false, events: [joins(4)] },
    { do: "wait", for: "review_until" },
    { do: "post", isBusy: false, events: [joins(7)] },
  ],
};

function joins(who: number): Posted {
  return {
    ...{ who, event: "signed_up", code: { of: "a", holder: 0 }, order: 0, total: 0, daysAgo: 1, copies: 1 },
  };
}

const which = fc.constantFrom("a" as const, "b" as const);
const holder = fc.nat(holders.length - 1);

const posted: fc.Arbitrary<Posted> = fc.record({
  who: fc.nat(people.length - 1),
  event: fc.constantFrom("signed_up" as const, "order_paid" as const, "order_paid" as const, "order_refunded" as const),
  code: fc.oneof(
    { weight: 5, arbitrary: fc.record({ of: which, holder }) },
    { weight: 4, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.constantFrom("unknown" as const, "nobodys" as const) },
  ),
  order: fc.nat(2),
  total: fc.constantFrom(10, 30, 100),
  daysAgo: fc.oneof(fc.nat(20), fc.nat(1)),
  copies: fc.constantFrom(1, 1, 1, 2, 3),
});

const post: fc.Arbitrary<Step> = fc.record({
  do: fc.constant("post" as const),
  events: fc.array(posted, { minLength: 1, maxLength: 10 }),
  isBusy: fc.constantFrom(false, false, true),
});

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: post },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("wait" as const),
      for: fc.constantFrom("due_at" as const, "review_until" as const),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant("turn" as const),
      campaign: fc.constantFrom("a" as const, "b" as const, "gift" as const),
      to: fc.constantFrom("pause" as const, "start" as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("edit" as const), campaign: which, limits, total }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant("switch" as const), of: which, holder, active: fc.boolean() }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("refill" as const), codes: fc.integer({ min: 1, max: 3 }) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("rerun" as const), campaign: which }) },
);

export const history: fc.Arbitrary<History> = fc.record({
  timeZone: fc.constantFrom("UTC", "Pacific/Auckland"),
  exclusive: fc.boolean(),
  a: plan,
  b: plan,
  steps: fc.tuple(post, fc.array(step, { minLength: 3, maxLength: 12 })).map(([first, rest]) => [first, ...rest]),
});

/**
 * One in which no two customers move the same counter, nobody's pool is shared, and nothing comes out of its time: friends
 * of their own referrer each, so that whoever decides first, everything is decided in one way.
 */
export const separate: fc.Arbitrary<History> = history.map(({ a, b, steps, ...rest }) => {
  const alone = (plan: CampaignPlan): CampaignPlan => ({
    ...plan,
    ...{ friends: null, tier: null, velocity: "off", loop: "off", newOnly: false, waitDays: 0, hasCoupons: false },
    limits: plan.limits.filter(({ of }) => of !== "campaign"),
  });
  return {
    ...rest,
    ...{ a: alone(a), b: alone(b), exclusive: false },
    steps: steps
      .filter((step) => step.do === "post")
      .map(({ events, ...rest }, at) => ({ ...rest, events: inTurn(events.map(own), 20 - at) })),
  };
});

/** Of a friend who comes by one holder only. */
function own(event: Posted): Posted {
  const at = event.who % holders.length;
  const code = event.code !== null && typeof event.code === "object" ? { ...event.code, holder: at } : event.code;
  return { ...event, who: holders.length + at, code };
}

/** One event of each, because those that are sent at once come in any order. */
function inTurn(events: Posted[], daysAgo: number): Posted[] {
  const first = new Map<number, Posted>();
  for (const event of events) if (!first.has(event.who)) first.set(event.who, { ...event, daysAgo });
  return [...first.values()];
}
