import type { Goal, ReferralConfig } from "../campaign/config";
import { wireAttribution, wireFraud } from "../campaign/referral-defaults";
import type { DecisionReason } from "../decision";
import type {
  ArrivalFacts,
  CampaignFact,
  CodeFact,
  EventFact,
  GivenReward,
  Person,
  ReferralFact,
  ReferralFacts,
  RunAgain,
} from "./facts";

export const trigger = "01890000-0000-7000-8000-00000000000a";
const refund = "01890000-0000-7000-8000-00000000000d";
export const couponsId = "01890000-0000-7000-8000-00000000000b";
export const giftId = "01890000-0000-7000-8000-00000000000c";

const day = (text: string) => new Date(`${text}T00:00:00Z`);

export const event: EventFact = {
  id: "01890000-0000-7000-8000-0000000000e1",
  eventSchemaId: trigger,
  occurredAt: new Date("2026-06-15T12:00:00Z"),
  receivedAt: new Date("2026-06-15T12:00:00Z"),
  channel: "server",
  referralCode: "ANNA",
  payload: { plan: "pro", total: 47.9, currency: "EUR", order_id: "A-1" },
  trace: { ip: "203.0.113.9", userAgent: "Mozilla/5.0", deviceId: "device-bob" },
  madeCustomer: true,
};

function person(id: string, changes: Partial<Person> = {}): Person {
  const base = { sourceId: id, name: id, phone: null, birthdate: null, address: null, metadata: {} };
  return { id, email: `${id}@example.com`, createdAt: day("2026-06-15"), ...base, ...changes };
}

export const goal: Goal = {
  id: "conversion",
  name: "Sign-up",
  trigger: { eventSchemaId: trigger, eventName: "signed_up" },
  condition: null,
  occurrence: { kind: "first" },
  withinDays: null,
  needs: null,
  qualifies: true,
  holdDays: 0,
  action: {
    kind: "reward",
    referrer: { kind: "credits", campaignId: giftId, amount: { kind: "fixed", minor: 1_000 } },
    referee: { kind: "coupon", campaignId: couponsId, costMinor: 0 },
  },
};

export const config: ReferralConfig = {
  kind: "referral",
  code: { pattern: "####", charset: "AB" },
  attribution: wireAttribution,
  goals: [goal],
  tiers: [],
  limits: [],
  fraud: wireFraud,
  exclusive: null,
  follows: "own",
  joinOnce: true,
  voucher: {},
};

export const campaign: CampaignFact = {
  id: "campaign",
  version: 1,
  status: "running",
  startsAt: null,
  endsAt: null,
  config,
};

const anna = { ...person("anna"), deleted: false };
export const code: CodeFact = { id: "code", code: "ANNA", campaignId: "campaign", active: true, holder: anna };

export const referral: ReferralFact = {
  id: "referral",
  codeId: "code",
  code: "ANNA",
  referrer: anna,
  status: "attributed",
  attributedAt: new Date("2026-06-01T12:00:00Z"),
  campaignVersion: 1,
  signals: [],
  progress: new Map(),
};

export const arrival: ArrivalFacts = {
  earlierGoalEvent: null,
  isLoop: false,
  friendsInDay: 0,
  isDisposable: false,
  traces: [],
};

export const facts: Omit<ReferralFacts, "counters" | "rules"> = {
  referee: person("bob"),
  code,
  nearCode: null,
  referral: null,
  rulesVersion: 1,
  arrival,
  rewards: [],
  tierRewards: [],
  settled: new Set(),
  again: null,
  currency: "EUR",
  timeZone: "Europe/Berlin",
  now: new Date("2026-06-15T12:00:01Z"),
  pathOf: () => null,
  isOpen: () => true,
  paidBefore: null,
};

export interface DecisionCase {
  /** "A conversion …" */
  when: string;
  event?: Partial<EventFact>;
  campaign?: Partial<CampaignFact>;
  config?: Partial<ReferralConfig>;
  goal?: Partial<Goal>;
  facts?: Partial<ReferralFacts>;
  /** What was given before, by counter: "count/value". */
  counters?: Record<string, `${number}/${number}`>;
  /** As side, outcome, reason. */
  gives: `${"both" | "referrer" | "referee"} ${string} ${DecisionReason}`[];
  attributes?: boolean;
  qualifies?: boolean;
}

const paid: DecisionCase["gives"] = ["referrer rewarded reward_issued", "referee rewarded reward_issued"];
const madeAndPaid = { gives: paid, attributes: true, qualifies: true };
const withoutCode = { event: { referralCode: null }, facts: { code: null } };
const carl = { ...person("carl"), deleted: false };
const laterCode = { ...code, id: "later", code: "CARL", holder: carl };
const reached = (times: number, occurrences = times) =>
  new Map([["conversion", { occurrences, reached: times, undone: 0 }]]);
const converted: ReferralFact = { ...referral, status: "qualified", progress: reached(1) };
const rewards = (change: Partial<Extract<Goal["action"], { kind: "reward" }>>) => ({
  goal: { action: { ...(goal.action as Extract<Goal["action"], { kind: "reward" }>), ...change } },
});
const percent = {
  kind: "percent",
  basisPoints: 1_000,
  property: "total",
  currencyProperty: "currency",
  floorMinor: null,
  capMinor: null,
} as const;
const share = rewards({ referrer: { kind: "credits", campaignId: giftId, amount: percent }, referee: null });
const asks = (field: string, operator: "=" | ">=", value: string | number) => ({
  goal: { condition: { combinator: "and" as const, rules: [{ field, operator, value }] } },
});
const signals = (changes: Partial<ReferralConfig["fraud"]["signals"]>) => ({
  config: { fraud: { ...wireFraud, signals: { ...wireFraud.signals, ...changes } } },
});
const came = (change: Partial<ArrivalFacts>) => ({ arrival: { ...arrival, ...change } });
const attribution = (changes: Partial<ReferralConfig["attribution"]>) => ({
  config: { attribution: { ...wireAttribution, ...changes } },
});
const given: GivenReward = {
  ...{ id: "reward", goal: "conversion", side: "referrer", beneficiaryId: "anna", status: "issued", costMinor: 1_000 },
  ...{ occurredAt: new Date("2026-06-02T12:00:00Z"), eventId: "order", payload: { order_id: "A-1" } },
} as const;
const refundsOfTier = (onDrop: "keep" | "take_back") => {
  const { event: sent, config: refunding } = refunds(null);
  const reward = { kind: "material" as const, name: "A mug", costMinor: 0 };
  return {
    event: sent,
    config: { ...refunding, tiers: [{ id: "two", goal: "conversion", at: 2, repeats: false, onDrop, reward }] },
    counters: { "goal.conversion/anna/all": "2/0", "tier.two/anna/all": "1/0" } as const,
    facts: {
      referral: converted,
      rewards: [given],
      tierRewards: [{ ...given, id: "mug", goal: "tier.two.1", costMinor: 0 }],
    },
  };
};

const onlyFriend = new Map([["conversion", ["referee"]]] as const);
const runAgain = (changes: Partial<RunAgain> = {}): RunAgain => ({
  ...{ unpaid: new Map(), byHand: [], later: [] },
  ...changes,
});
const refunds = (match: { property: string; given: string } | null) => ({
  event: { eventSchemaId: refund },
  config: {
    goals: [
      goal,
      {
        ...goal,
        id: "refund",
        qualifies: false,
        trigger: { eventSchemaId: refund, eventName: "order_refunded" },
        occurrence: { kind: "every" as const },
        action: { kind: "take_back" as const, goals: ["conversion"], match },
      },
    ],
  },
});
const held: DecisionCase["gives"] = ["referrer held held_for_review", "referee held held_for_review"];

export const decisionCases: DecisionCase[] = [
  { when: "with a good code", ...madeAndPaid },
  {
    when: "with no code but an earlier referral",
    ...withoutCode,
    facts: { code: null, referral },
    gives: paid,
    qualifies: true,
  },
  { when: "with the code of its referral again", facts: { referral }, gives: paid, qualifies: true },
  { when: "with a later code than its referral's", facts: { referral, code: laterCode }, gives: paid, qualifies: true },
  { when: "with no code", ...withoutCode, gives: ["both nothing_due no_code"] },
  {
    when: "that arrived later than it may",
    event: { receivedAt: new Date("2026-06-18T12:00:01Z") },
    ...attribution({ maxAgeDays: 3 }),
    gives: ["both refused event_too_old"],
  },
  {
    when: "that arrived as late as it may",
    event: { receivedAt: new Date("2026-06-18T12:00:00Z") },
    ...attribution({ maxAgeDays: 3 }),
    ...madeAndPaid,
  },
  { when: "with a code nobody knows", facts: { code: null }, gives: ["both refused code_not_found"] },
  {
    when: "with a code of another campaign",
    facts: { code: { ...code, campaignId: "x" } },
    gives: ["both nothing_due no_code"],
  },
  {
    when: "with a code that is switched off",
    facts: { code: { ...code, active: false } },
    gives: ["both refused code_disabled"],
  },
  {
    when: "with a code nobody holds",
    facts: { code: { ...code, holder: null } },
    gives: ["both refused code_not_published"],
  },
  {
    when: "whose code's holder was deleted",
    facts: { code: { ...code, holder: { ...anna, deleted: true } } },
    gives: ["both refused referrer_deleted"],
  },
  {
    when: "whose referrer was deleted since",
    facts: { referral: { ...referral, referrer: { ...anna, deleted: true } } },
    gives: ["both refused referrer_deleted"],
  },
  { when: "by the holder of the code", facts: { referee: anna }, gives: ["both refused self_referral"] },
  {
    when: "by the same mailbox as the holder",
    facts: { referee: person("bob", { email: "Anna+2@example.com" }) },
    gives: ["both refused self_referral"],
  },
  { when: "in a draft", campaign: { status: "draft" }, gives: ["both refused campaign_draft"] },
  { when: "in a paused campaign", campaign: { status: "paused" }, gives: ["both refused campaign_paused"] },
  { when: "in an ended campaign", campaign: { status: "ended" }, gives: ["both refused campaign_ended"] },
  { when: "before the start", campaign: { startsAt: day("2026-07-01") }, gives: ["both refused campaign_not_started"] },
  { when: "at the moment of the start", campaign: { startsAt: event.occurredAt }, ...madeAndPaid },
  { when: "after the end", campaign: { endsAt: day("2026-06-01") }, gives: ["both refused campaign_ended"] },
  { when: "at the moment of the end", campaign: { endsAt: event.occurredAt }, gives: ["both refused campaign_ended"] },
  {
    when: "in the days of grace, of a friend who came before the end",
    campaign: { endsAt: day("2026-06-10"), status: "ended" },
    ...attribution({ graceDays: 14 }),
    facts: { referral },
    gives: paid,
    qualifies: true,
  },
  {
    when: "in the days of grace, of a friend who comes now",
    campaign: { endsAt: day("2026-06-10") },
    ...attribution({ graceDays: 14 }),
    gives: ["both refused campaign_ended"],
  },
  { when: "from a browser", event: { channel: "client" }, gives: ["both refused browser_event"] },
  {
    when: "from a browser where the campaign opts in",
    event: { channel: "client" },
    ...attribution({ allowBrowserEvents: true }),
    ...madeAndPaid,
  },
  { when: "from the admin app", event: { channel: "dashboard" }, ...madeAndPaid },
  { when: "after one that was paid", facts: { referral: converted }, gives: ["both refused not_first_occurrence"] },
  {
    when: "after one that was paid, with another's code",
    facts: { referral: converted, code: laterCode },
    gives: ["both refused already_referred"],
  },
  {
    when: "where the referrer gets nothing",
    ...rewards({ referrer: null }),
    gives: ["referrer nothing_due no_reward_set", "referee rewarded reward_issued"],
    attributes: true,
    qualifies: true,
  },
  {
    when: "where nobody gets anything",
    ...rewards({ referrer: null, referee: null }),
    gives: [
      "both attributed referral_attributed",
      "referrer nothing_due no_reward_set",
      "referee nothing_due no_reward_set",
    ],
    attributes: true,
    qualifies: true,
  },
  {
    when: "whose referee's coupons are paused",
    facts: { isOpen: (id) => id !== couponsId },
    gives: ["referrer rewarded reward_issued", "referee refused reward_campaign_closed"],
    attributes: true,
    qualifies: true,
  },
  {
    when: "that is another event with a code",
    event: { eventSchemaId: "other" },
    gives: ["both attributed referral_attributed"],
    attributes: true,
  },
  {
    when: "that is another event with a later code",
    event: { eventSchemaId: "other" },
    facts: { referral, code: laterCode },
    gives: ["both nothing_due already_referred"],
  },
  {
    when: "that is another event while the campaign is paused",
    event: { eventSchemaId: "other" },
    campaign: { status: "paused" },
    gives: ["both refused campaign_paused"],
  },

  {
    when: "by somebody who sent a goal's event before",
    ...attribution({ referee: { kind: "no_goal_event" } }),
    facts: came({ earlierGoalEvent: { name: "signed_up", at: day("2026-01-01") } }),
    gives: ["both refused existing_customer"],
  },
  { when: "by somebody who never did", ...attribution({ referee: { kind: "no_goal_event" } }), ...madeAndPaid },
  {
    when: "by somebody known for long",
    ...attribution({ referee: { kind: "known_less_than", days: 30 } }),
    facts: { referee: person("bob", { createdAt: day("2026-01-01") }) },
    gives: ["both refused existing_customer"],
  },
  {
    when: "by somebody known for a day",
    ...attribution({ referee: { kind: "known_less_than", days: 30 } }),
    facts: { referee: person("bob", { createdAt: day("2026-06-14") }) },
    ...madeAndPaid,
  },
  {
    when: "by somebody seen before",
    ...attribution({ referee: { kind: "never_seen" } }),
    event: { madeCustomer: false },
    gives: ["both refused existing_customer"],
  },
  { when: "by somebody first heard of by it", ...attribution({ referee: { kind: "never_seen" } }), ...madeAndPaid },

  { when: "in time", ...attribution({ windowDays: 14 }), facts: { referral }, gives: paid, qualifies: true },
  {
    when: "a day after the window",
    ...attribution({ windowDays: 13 }),
    facts: { referral },
    gives: ["both refused window_passed"],
  },
  {
    when: "after the goal's own window",
    goal: { withinDays: 7 },
    ...attribution({ windowDays: 30 }),
    facts: { referral },
    gives: ["both refused window_passed"],
  },
  {
    when: "before the friend came",
    event: { occurredAt: day("2026-05-31") },
    facts: { referral },
    gives: ["both refused before_referral"],
  },
  {
    when: "shortly before the friend came, where that counts",
    event: { occurredAt: day("2026-05-31") },
    ...attribution({ waitDays: 7 }),
    facts: { referral },
    gives: paid,
    qualifies: true,
  },

  { when: "with the plan that is asked for", ...asks("event.plan", "=", "pro"), ...madeAndPaid },
  {
    when: "with another plan",
    ...asks("event.plan", "=", "team"),
    gives: ["both attributed referral_attributed", "both refused condition_failed"],
    attributes: true,
  },
  {
    when: "below the minimum",
    ...asks("event.total", ">=", 50),
    facts: { referral },
    gives: ["both refused condition_failed"],
  },
  {
    when: "without what is asked for",
    ...asks("event.coupon", "=", "X"),
    facts: { referral },
    gives: ["both refused property_missing"],
  },
  {
    when: "with a word where a number is asked for",
    ...asks("event.plan", ">=", 50),
    facts: { referral },
    gives: ["both refused property_type"],
  },
  { when: "of a referrer that is asked for", ...asks("referrer.source_id", "=", "anna"), ...madeAndPaid },

  {
    when: "the second time where each pays",
    goal: { occurrence: { kind: "every" } },
    facts: { referral: converted },
    gives: paid,
  },
  {
    when: "the second time where the third pays",
    goal: { occurrence: { kind: "nth", n: 3 } },
    facts: { referral: { ...referral, progress: reached(0, 1) } },
    gives: ["both nothing_due occurrence_not_reached"],
  },
  {
    when: "the third time where the third pays",
    goal: { occurrence: { kind: "nth", n: 3 } },
    facts: { referral: { ...referral, progress: reached(0, 2) } },
    gives: paid,
    qualifies: true,
  },
  {
    when: "the fourth time where the third pays",
    goal: { occurrence: { kind: "nth", n: 3 } },
    facts: { referral: { ...referral, progress: reached(1, 3) } },
    gives: ["both refused not_first_occurrence"],
  },
  {
    when: "before the goal that is needed",
    goal: { needs: "verified" },
    facts: { referral },
    gives: ["both refused goal_needed"],
  },
  {
    when: "after the goal that is needed",
    goal: { needs: "verified" },
    facts: { referral: { ...referral, progress: new Map([["verified", { occurrences: 1, reached: 1, undone: 0 }]]) } },
    gives: paid,
    qualifies: true,
  },
  {
    when: "that another campaign of the group paid for",
    facts: { referral, paidBefore: "Spring" },
    gives: ["both refused superseded_by_campaign"],
  },
  { when: "that was decided before", facts: { referral: converted, settled: new Set(["conversion"]) }, gives: [] },

  {
    when: "whose reward waits its days",
    goal: { holdDays: 14 },
    gives: ["referrer waiting reward_pending", "referee waiting reward_pending"],
    attributes: true,
    qualifies: true,
  },
  {
    when: "that comes after its days of waiting",
    goal: { holdDays: 14 },
    event: { occurredAt: day("2026-05-20") },
    ...madeAndPaid,
  },
  {
    when: "that pays a share",
    ...share,
    gives: ["referrer rewarded reward_issued", "referee nothing_due no_reward_set"],
    attributes: true,
    qualifies: true,
  },
  {
    when: "that pays a share of what is missing",
    ...share,
    event: { payload: { currency: "EUR" } },
    gives: [
      "both attributed referral_attributed",
      "referrer refused property_missing",
      "referee nothing_due no_reward_set",
    ],
    attributes: true,
    qualifies: true,
  },
  {
    when: "that pays a share of a word",
    ...share,
    event: { payload: { currency: "EUR", total: "47.90" } },
    gives: [
      "both attributed referral_attributed",
      "referrer refused property_type",
      "referee nothing_due no_reward_set",
    ],
    attributes: true,
    qualifies: true,
  },
  {
    when: "that pays a share in another currency",
    ...share,
    event: { payload: { currency: "USD", total: 47.9 } },
    gives: [
      "both attributed referral_attributed",
      "referrer refused currency_not_configured",
      "referee nothing_due no_reward_set",
    ],
    attributes: true,
    qualifies: true,
  },
  {
    when: "that pays a share of nothing",
    ...share,
    event: { payload: { currency: "EUR", total: 0.01 } },
    gives: [
      "both attributed referral_attributed",
      "referrer refused below_minimum",
      "referee nothing_due no_reward_set",
    ],
    attributes: true,
    qualifies: true,
  },

  {
    when: "by a referrer who has had enough",
    config: { limits: [{ of: "referrer", measure: "count", period: "month", max: 20 }] },
    counters: { "referrer/anna/2026-06": "20/0" },
    facts: { referral },
    gives: ["referrer refused cap_referrer", "referee rewarded reward_issued"],
    qualifies: true,
  },
  {
    when: "by a friend who has had enough",
    config: { limits: [{ of: "referee", measure: "count", period: "all", max: 1 }] },
    counters: { "referee/bob/all": "1/0" },
    facts: { referral },
    gives: ["referrer rewarded reward_issued", "referee refused cap_referee"],
    qualifies: true,
  },
  {
    when: "on a day that has had enough",
    config: { limits: [{ of: "campaign", measure: "count", period: "day", max: 5 }] },
    counters: { "campaign//2026-06-15": "5/0" },
    facts: { referral },
    gives: ["referrer refused cap_campaign", "referee refused cap_campaign"],
    qualifies: true,
  },
  {
    when: "for the last place of a day",
    config: { limits: [{ of: "campaign", measure: "count", period: "day", max: 5 }] },
    counters: { "campaign//2026-06-15": "4/0" },
    facts: { referral },
    gives: ["referrer rewarded reward_issued", "referee refused cap_campaign"],
    qualifies: true,
  },
  {
    when: "after the budget is spent",
    config: { limits: [{ of: "campaign", measure: "value", period: "all", max: 5_000 }] },
    counters: { "campaign//all": "9/5000" },
    facts: { referral },
    gives: ["referrer refused cap_budget", "referee rewarded reward_issued"],
    qualifies: true,
  },
  {
    when: "for the rest of the budget",
    config: { limits: [{ of: "campaign", measure: "value", period: "all", max: 5_000 }] },
    counters: { "campaign//all": "9/4400" },
    facts: { referral },
    gives: paid,
    qualifies: true,
  },

  {
    when: "from the referrer's phone, where that is looked at",
    ...signals({ same_phone: "hold" }),
    facts: {
      code: { ...code, holder: { ...anna, phone: "+49 170 1234567" } },
      referee: person("bob", { phone: "0049-170-1234567" }),
    },
    gives: held,
    attributes: true,
    qualifies: true,
  },
  {
    when: "from the referrer's device, where that is refused",
    ...signals({ same_device: "refuse" }),
    facts: came({ traces: [{ ip: null, userAgent: null, deviceId: "device-bob", who: "the holder of the code" }] }),
    gives: ["both refused fraud_suspected"],
  },
  {
    when: "from the referrer's browser, where that is noted",
    ...signals({ same_ip_agent: "note" }),
    facts: came({
      traces: [{ ip: "203.0.113.9", userAgent: "Mozilla/5.0", deviceId: null, who: "the holder of the code" }],
    }),
    ...madeAndPaid,
  },
  {
    when: "from a throw-away mailbox, where that is looked at",
    ...signals({ disposable_email: "hold" }),
    facts: came({ isDisposable: true }),
    gives: held,
    attributes: true,
    qualifies: true,
  },
  { when: "from a throw-away mailbox, where that is all one", facts: came({ isDisposable: true }), ...madeAndPaid },
  {
    when: "of too many friends in a day",
    ...signals({ velocity: "hold" }),
    facts: came({ friendsInDay: 20 }),
    gives: held,
    attributes: true,
    qualifies: true,
  },
  {
    when: "of one friend less than too many",
    ...signals({ velocity: "hold" }),
    facts: came({ friendsInDay: 19 }),
    ...madeAndPaid,
  },
  {
    when: "by somebody who referred the referrer",
    ...signals({ loop: "refuse" }),
    facts: came({ isLoop: true }),
    gives: ["both refused fraud_suspected"],
  },
  {
    when: "of a friend whose arrival is looked at",
    facts: { referral: { ...referral, signals: [{ signal: "same_phone", answer: "hold", saw: "the same phone" }] } },
    gives: held,
    qualifies: true,
  },

  {
    when: "that is a refund of what was given",
    ...refunds(null),
    facts: { referral: converted, rewards: [given] },
    gives: ["referrer taken_back refunded"],
  },
  {
    when: "that is a refund of the same order",
    ...refunds({ property: "order_id", given: "order_id" }),
    facts: { referral: converted, rewards: [given] },
    gives: ["referrer taken_back refunded"],
  },
  {
    when: "that is a refund of another order",
    ...refunds({ property: "order_id", given: "order_id" }),
    facts: { referral: converted, rewards: [{ ...given, payload: { order_id: "B-2" } }] },
    gives: ["both nothing_due nothing_to_take_back"],
  },
  {
    when: "that is a refund of what was taken back",
    ...refunds(null),
    facts: { referral: converted, rewards: [{ ...given, status: "reversed" }] },
    gives: ["both nothing_due nothing_to_take_back"],
  },
  {
    when: "that is a refund which leaves a tier too few friends",
    ...refundsOfTier("take_back"),
    gives: ["referrer taken_back refunded", "referrer taken_back friends_dropped"],
  },
  {
    when: "that is a refund which leaves too few friends for a tier that is kept",
    ...refundsOfTier("keep"),
    gives: ["referrer taken_back refunded"],
  },
  {
    when: "that is a refund of what a person gave",
    ...refunds(null),
    facts: { referral: converted, rewards: [{ ...given, goal: "by_hand.conversion" }] },
    gives: ["both nothing_due by_hand_stays"],
  },
  {
    when: "that is a refund of what was given by the rules and of what a person gave",
    ...refunds(null),
    facts: { referral: converted, rewards: [given, { ...given, id: "by-hand", goal: "by_hand.conversion" }] },
    gives: ["referrer taken_back refunded"],
  },

  {
    when: "that is run again, of a goal that it did not reach before",
    facts: { referral, again: runAgain() },
    gives: ["referrer rewarded reward_issued", "referee rewarded reward_issued"],
    qualifies: true,
  },
  {
    when: "that is run again, of a side that got nothing",
    facts: { referral: converted, settled: new Set(["conversion"]), again: runAgain({ unpaid: onlyFriend }) },
    gives: ["referee rewarded reward_issued"],
  },
  {
    when: "that is run again, of a side for which there is still no room",
    config: { limits: [{ of: "referee", measure: "count", period: "all", max: 1 }] },
    counters: { "referee/bob/all": "1/0" },
    facts: { referral: converted, settled: new Set(["conversion"]), again: runAgain({ unpaid: onlyFriend }) },
    gives: ["referee refused cap_referee"],
  },
  {
    when: "that is run again, of a goal that it reached and that does not hold now",
    ...asks("event.total", ">=", 1_000),
    facts: { referral: converted, settled: new Set(["conversion"]), again: runAgain({ unpaid: onlyFriend }) },
    gives: [],
  },
  {
    when: "that is run again, where everything was given",
    facts: { referral: converted, settled: new Set(["conversion"]), again: runAgain() },
    gives: [],
  },
  {
    when: "that is run again, where a person gave one side its reward",
    facts: {
      referral,
      again: runAgain({ byHand: [{ goal: "conversion", side: "referrer", eventId: "another" }] }),
    },
    gives: ["referrer nothing_due given_by_hand", "referee rewarded reward_issued"],
    qualifies: true,
  },
  {
    when: "that is run again and was refunded since",
    ...refunds({ property: "order_id", given: "order_id" }),
    event: {},
    facts: {
      referral,
      again: runAgain({ later: [{ eventSchemaId: refund, payload: { order_id: "A-1" } }] }),
    },
    gives: ["both nothing_due refunded_since"],
  },
  {
    when: "that is run again, with a refund of another order since",
    ...refunds({ property: "order_id", given: "order_id" }),
    event: {},
    facts: {
      referral,
      again: runAgain({ later: [{ eventSchemaId: refund, payload: { order_id: "B-2" } }] }),
    },
    gives: ["referrer rewarded reward_issued", "referee rewarded reward_issued"],
    qualifies: true,
  },
  {
    when: "that is run again and is a refund",
    ...refunds(null),
    facts: { referral: converted, rewards: [given], again: runAgain(), settled: new Set(["attribution"]) },
    gives: [],
  },
];
