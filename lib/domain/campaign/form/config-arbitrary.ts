import fc from "fast-check";
import { group } from "../../condition/condition-arbitrary";
import { amountMax, fraudAnswers, fraudSignals, limitPeriods, limitSubjects, tierDrops } from "../kinds";
import type { PublicUnfinished } from "../unfinished-config";

/** Any configuration at all, finished or not, as the API shows it. */

const open = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
const text = (maxLength: number) => fc.string({ minLength: 1, maxLength });
const id = fc.uuid().map((uuid) => uuid.slice(0, 8));
const goalId = fc.constantFrom("conversion", "purchase", "refund", "goal_2");
const whole = (min: number, max: number) => fc.integer({ min, max });
const minor = whole(1, amountMax);
const cost = whole(0, amountMax);
/** The name that belongs to an id: a campaign of one id has one name. */
const nameOf = (of: string) => `Called ${of}`;
const named = id.map((each) => ({ id: each, name: nameOf(each) }));

const amount = fc.oneof(
  fc.record({ kind: fc.constant("fixed" as const), minor: open(minor) }),
  fc.record({
    kind: fc.constant("percent" as const),
    basisPoints: open(whole(1, 1_000_000)),
    property: open(text(20)),
    currencyProperty: open(text(20)),
    floorMinor: open(minor),
    capMinor: open(minor),
  }),
);

const reward = fc.oneof(
  fc.record({ kind: fc.constant("coupon" as const), campaign: open(named), costMinor: cost }),
  fc.record({ kind: fc.constant("credits" as const), campaign: open(named), amount: open(amount) }),
  fc.record({ kind: fc.constant("points" as const), campaign: open(named), amount: open(amount), costMinor: cost }),
  fc.record({ kind: fc.constantFrom("material" as const, "webhook" as const), name: open(text(20)), costMinor: cost }),
);

const action = fc.oneof(
  fc.record({ kind: fc.constant("reward" as const), referrer: open(reward), referee: open(reward) }),
  fc.record({
    kind: fc.constant("take_back" as const),
    goals: fc.array(goalId, { maxLength: 3 }),
    match: open(fc.record({ property: open(text(20)), given: open(text(20)) })),
  }),
);

const goal = fc.record({
  id: goalId,
  name: fc.string({ maxLength: 80 }),
  trigger: open(named),
  condition: open(group),
  occurrence: fc.oneof(
    fc.constantFrom({ kind: "first" as const }, { kind: "every" as const }),
    fc.record({ kind: fc.constant("nth" as const), n: open(whole(2, 1_000)) }),
  ),
  withinDays: open(whole(1, 3_650)),
  needs: open(goalId),
  qualifies: fc.boolean(),
  holdDays: whole(0, 365),
  action,
});

const referral = fc.record({
  kind: fc.constant("referral" as const),
  attribution: fc.record({
    referee: fc.oneof(
      fc.constantFrom({ kind: "anyone" as const }, { kind: "no_goal_event" as const }, { kind: "never_seen" as const }),
      fc.record({ kind: fc.constant("known_less_than" as const), days: open(whole(1, 3_650)) }),
    ),
    windowDays: open(whole(1, 3_650)),
    waitDays: whole(0, 90),
    graceDays: whole(0, 365),
    maxAgeDays: open(whole(1, 3_650)),
    allowBrowserEvents: fc.boolean(),
  }),
  goals: fc.array(goal, { maxLength: 4 }),
  tiers: fc.array(
    fc.record({
      id: fc.constantFrom("at_5", "tier_2"),
      goal: open(goalId),
      at: open(whole(1, 100_000)),
      repeats: fc.boolean(),
      onDrop: fc.constantFrom(...tierDrops),
      reward: open(reward),
    }),
    { maxLength: 3 },
  ),
  limits: fc.array(
    fc.record({
      of: fc.constantFrom(...limitSubjects),
      measure: fc.constantFrom("count" as const, "value" as const),
      period: fc.constantFrom(...limitPeriods),
      max: open(whole(1, 1_000_000_000_000)),
    }),
    { maxLength: 3 },
  ),
  fraud: fc.record({
    signals: fc.record(
      Object.fromEntries(fraudSignals.map((signal) => [signal, fc.constantFrom(...fraudAnswers)])) as Record<
        (typeof fraudSignals)[number],
        fc.Arbitrary<(typeof fraudAnswers)[number]>
      >,
    ),
    velocityMax: whole(1, 10_000),
    reviewDays: whole(1, 365),
  }),
  exclusive: open(fc.record({ group: fc.string({ maxLength: 40 }), rank: open(whole(1, 100)) })),
  follows: fc.constantFrom("own" as const, "latest" as const),
});

const shared = fc.record(
  {
    code: fc.record({ pattern: open(text(20)), charset: fc.string({ minLength: 2, maxLength: 20 }) }),
    joinOnce: fc.boolean(),
    isStatic: fc.boolean(),
    voucher: fc.dictionary(text(5), fc.jsonValue()),
  },
  { requiredKeys: ["code", "joinOnce", "voucher"] },
);

export const anyConfig: fc.Arbitrary<PublicUnfinished> = fc
  .tuple(
    fc.oneof(
      referral,
      fc.record({ kind: fc.constant("coupons" as const) }),
      fc.record({ kind: fc.constant("gift" as const), amountMinor: open(cost) }),
      fc.record({ kind: fc.constant("loyalty" as const), points: open(cost) }),
    ),
    shared,
  )
  .map(([own, rest]): PublicUnfinished => ({ ...own, ...rest }));
