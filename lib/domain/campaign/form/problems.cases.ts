import { noReward } from "./empty";
import type { CampaignValues, GoalValues } from "./values";

type Change = (values: CampaignValues) => CampaignValues;

const goal =
  (change: Partial<GoalValues>): Change =>
  (values) => ({ ...values, goals: values.goals.map((each, at) => (at === 0 ? { ...each, ...change } : each)) });
const second =
  (change: Partial<GoalValues>): Change =>
  (values) => ({ ...values, goals: [...values.goals, ...values.goals.map((each) => ({ ...each, ...change }))] });
const all =
  (change: Partial<CampaignValues>): Change =>
  (values) => ({ ...values, ...change });

const credits = { ...noReward, kind: "credits" as const, giftId: "camp_1", amount: "10" };
const coupon = { ...noReward, kind: "coupon" as const, couponsId: "camp_2" };
const share = { ...credits, how: "percent" as const, percent: "10", property: "total" };
const refund = { goalId: "refund", name: "Refund", does: "take_back" as const, takesBack: ["conversion"] };
const tier = { tierId: "at_5", goal: "conversion", at: "5", repeats: false, onDrop: "keep" as const, reward: coupon };
const limit = { of: "referrer" as const, measure: "count" as const, period: "month" as const, max: "20" };

/** What is changed of a whole campaign of one goal with credits and a coupon, and the field that something is then wrong with. */
export const problemCases: { name: string; change: Change; path: string | null }[] = [
  { name: "a whole one", change: all({}), path: null },
  { name: "no name", change: all({ name: " " }), path: "name" },
  {
    name: "an end before the start",
    change: all({ startsAt: "2026-12-02T00:00", endsAt: "2026-12-01T00:00" }),
    path: "endsAt",
  },
  { name: "no event", change: goal({ eventId: "" }), path: "goals.0.eventId" },
  {
    name: "a time that is no number",
    change: goal({ occurrence: { kind: "nth", n: "" } }),
    path: "goals.0.occurrence.n",
  },
  {
    name: "the first time as the n-th",
    change: goal({ occurrence: { kind: "nth", n: "1" } }),
    path: "goals.0.occurrence.n",
  },
  { name: "part of a day", change: goal({ withinDays: "1.5" }), path: "goals.0.withinDays" },
  { name: "a goal that needs one that is gone", change: goal({ needs: "gone" }), path: "goals.0.needs" },
  { name: "a goal that needs itself", change: goal({ needs: "conversion" }), path: "goals.0.needs" },
  { name: "one that waits longer than a year", change: goal({ holdDays: "366" }), path: "goals.0.holdDays" },
  { name: "nothing that converts", change: goal({ qualifies: false }), path: "goals.0.qualifies" },
  { name: "a second goal without a name", change: second({ goalId: "goal_2", name: "" }), path: "goals.1.name" },
  { name: "a refund", change: second(refund), path: null },
  { name: "a refund of nothing", change: second({ ...refund, takesBack: [] }), path: "goals.1.takesBack" },
  { name: "a refund of itself", change: second({ ...refund, takesBack: ["refund"] }), path: "goals.1.takesBack" },
  {
    name: "a refund that is compared by nothing",
    change: second({ ...refund, match: { isOn: true, property: "", given: "order_id" } }),
    path: "goals.1.match.property",
  },
  {
    name: "friends known for less than no days",
    change: (values) => ({
      ...values,
      attribution: { ...values.attribution, referee: { kind: "known_less_than", days: "" } },
    }),
    path: "attribution.referee.days",
  },
  { name: "one side that gets nothing", change: goal({ referee: noReward }), path: null },
  {
    name: "a coupon from nowhere",
    change: goal({ referee: { ...coupon, couponsId: "" } }),
    path: "goals.0.referee.couponsId",
  },
  {
    name: "credits on no card",
    change: goal({ referrer: { ...credits, giftId: "" } }),
    path: "goals.0.referrer.giftId",
  },
  {
    name: "credits of nothing",
    change: goal({ referrer: { ...credits, amount: "0" } }),
    path: "goals.0.referrer.amount",
  },
  {
    name: "credits of words",
    change: goal({ referrer: { ...credits, amount: "ten" } }),
    path: "goals.0.referrer.amount",
  },
  {
    name: "a fraction of a cent",
    change: goal({ referrer: { ...credits, amount: "1.005" } }),
    path: "goals.0.referrer.amount",
  },
  {
    name: "more than can be paid",
    change: goal({ referrer: { ...credits, amount: "10000001" } }),
    path: "goals.0.referrer.amount",
  },
  {
    name: "a fraction of a point",
    change: goal({ referrer: { ...credits, kind: "points", loyaltyId: "camp_3", amount: "1.5" } }),
    path: "goals.0.referrer.amount",
  },
  { name: "a share", change: goal({ referrer: share }), path: null },
  {
    name: "a share of nothing",
    change: goal({ referrer: { ...share, property: "" } }),
    path: "goals.0.referrer.property",
  },
  { name: "a share of 0 %", change: goal({ referrer: { ...share, percent: "0" } }), path: "goals.0.referrer.percent" },
  {
    name: "a share of at least more than at most",
    change: goal({ referrer: { ...share, floor: "5", cap: "4" } }),
    path: "goals.0.referrer.cap",
  },
  {
    name: "something nameless",
    change: goal({ referrer: { ...noReward, kind: "material" } }),
    path: "goals.0.referrer.name",
  },
  { name: "a cost of words", change: goal({ referee: { ...coupon, cost: "much" } }), path: "goals.0.referee.cost" },
  { name: "more for five friends", change: all({ tiers: [tier] }), path: null },
  { name: "more for no friends", change: all({ tiers: [{ ...tier, at: "0" }] }), path: "tiers.0.at" },
  { name: "more for a goal that is gone", change: all({ tiers: [{ ...tier, goal: "gone" }] }), path: "tiers.0.goal" },
  { name: "nothing more", change: all({ tiers: [{ ...tier, reward: noReward }] }), path: "tiers.0.reward.kind" },
  { name: "a limit", change: all({ limits: [limit] }), path: null },
  { name: "a limit of nothing", change: all({ limits: [{ ...limit, max: "0" }] }), path: "limits.0.max" },
  { name: "half a reward", change: all({ limits: [{ ...limit, max: "1.5" }] }), path: "limits.0.max" },
  { name: "half a euro", change: all({ limits: [{ ...limit, measure: "value", max: "1.5" }] }), path: null },
  { name: "one limit twice", change: all({ limits: [limit, { ...limit, max: "30" }] }), path: "limits.1.period" },
  {
    name: "a group without a name",
    change: all({ exclusive: { isOn: true, group: " ", rank: "1" } }),
    path: "exclusive.group",
  },
  {
    name: "a group without a rank",
    change: all({ exclusive: { isOn: true, group: "spring", rank: "" } }),
    path: "exclusive.rank",
  },
  { name: "codes that are all the same", change: all({ pattern: "FRIEND" }), path: "pattern" },
  { name: "codes that are soon guessed", change: all({ pattern: "FRIEND-##" }), path: "pattern" },
  { name: "codes of one letter", change: all({ charset: "A" }), path: "charset" },
  { name: "coupons without event and rewards", change: all({ kind: "coupons", goals: [] }), path: null },
  {
    name: "a pool that makes no codes",
    change: all({ kind: "coupons", isStatic: true, pattern: "FIXED" }),
    path: null,
  },
  { name: "a card of words", change: all({ kind: "gift", opening: "much" }), path: "opening" },
  { name: "a card that opens empty", change: all({ kind: "gift", opening: "0" }), path: null },
  { name: "a card of half a point", change: all({ kind: "loyalty", opening: "0.5" }), path: "opening" },
];
