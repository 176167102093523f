import type { DecisionCheck } from "../decision-check";
import type { EventDecision, EventRecord } from "./event-record";

const alex = { id: "cust_alex", sourceId: "u-2", name: "Alex Doe", email: "alex@example.com" };
const nora = { id: "cust_nora", sourceId: "u-1", name: "Nora Ryan", email: "nora@example.com" };
const campaign = { id: "camp_friends", name: "Friends of Northwind" };

export const stored: EventRecord = {
  id: "event_1",
  name: "checkout_completed",
  schema: { id: "ms_1", number: 3, label: "v2.0" },
  occurredAt: "2026-11-23T14:31:07.204Z",
  receivedAt: "2026-11-23T14:31:07.252Z",
  channel: "server",
  apiKey: "shop back end",
  sourceId: "order-N-20871",
  referralCode: null,
  metadata: { order_id: "N-20871", total: 47.9 },
  customer: { ...alex, phone: null, metadata: {}, createdAt: "2026-05-03T09:00:00.000Z", deleted: false },
  customerSent: null,
  customerEffect: null,
  marks: [],
  context: null,
  outcome: "none",
  attempts: 0,
  failure: null,
  decisions: [],
  rewards: [],
  referrals: [],
  timeZone: "Europe/Berlin",
};

const held: DecisionCheck = {
  column: "genuine",
  check: "trusted_channel",
  ok: true,
  expected: "a server key",
  saw: "a server key",
};

const decision: EventDecision = {
  campaign,
  campaignVersion: 2,
  goal: "conversion",
  side: "both",
  outcome: "refused",
  reason: "campaign_paused",
  checks: [held],
  referralId: null,
  rewardId: null,
  decidedAt: "2026-11-23T14:31:07.263Z",
};

const referral = {
  id: "ref_1",
  campaign,
  campaignVersion: 2,
  referrer: nora,
  code: "NRY-01",
  status: "qualified",
  eventId: "event_0",
  attributedAt: "2026-11-11T14:00:00.000Z",
  qualifiedAt: "2026-11-23T14:31:07.204Z",
};

const coupon = {
  id: "rew_1",
  campaign: { id: "camp_coupons", name: "Welcome coupons" },
  side: "referrer",
  kind: "coupon",
  status: "issued",
  code: "WELCOME-7K2",
  label: null,
  dueAt: "2026-11-23T14:31:07.263Z",
  amountMinor: null,
  currency: null,
  beneficiary: nora,
  issuedAt: "2026-11-23T14:31:07.263Z",
} as const;

const credits = {
  ...coupon,
  id: "rew_2",
  side: "referee",
  kind: "credits",
  code: "GIFT-ALEX",
  amountMinor: "1000",
  currency: "EUR",
  beneficiary: alex,
} as const;

/** Of an event that is nobody's referral in this campaign. */
const noReferral: DecisionCheck = {
  column: "attribution",
  check: "referred",
  ok: false,
  expected: "a code of this campaign, or an earlier referral",
  saw: "no code",
};

/** The event is nobody's referral in this campaign. */
const nobodys: EventDecision = { ...decision, outcome: "nothing_due", reason: "no_code", checks: [noReferral] };

interface TraceCase {
  title: string;
  event: EventRecord;
  /** Titles of the steps, in order. */
  steps: string[];
  /** Sentences that must stand somewhere in the trace. */
  says: string[];
  result: string;
}

const bothRewarded: EventRecord = {
  ...stored,
  outcome: "rewarded",
  referrals: [referral],
  rewards: [coupon, credits],
  decisions: [
    {
      ...decision,
      side: "referrer",
      outcome: "rewarded",
      reason: "reward_issued",
      referralId: "ref_1",
      rewardId: "rew_1",
    },
    {
      ...decision,
      side: "referee",
      outcome: "rewarded",
      reason: "reward_issued",
      referralId: "ref_1",
      rewardId: "rew_2",
    },
  ],
};

export const traceCases: TraceCase[] = [
  {
    title: "nothing listens",
    event: stored,
    steps: ["Received", "Fits checkout_completed v2.0", "Customer known", "Nothing was set off"],
    says: [
      "From a server, key shop back end, idempotency key order-N-20871",
      "2 properties",
      "Alex Doe, known since 3 May; nothing about them changed",
      "No campaign listens to checkout_completed, and the event named no code of one.",
    ],
    result: "Nothing was set off",
  },
  {
    title: "both sides are rewarded",
    event: bothRewarded,
    steps: [
      "Received",
      "Fits checkout_completed v2.0",
      "Customer known",
      "Referral found",
      "Friends of Northwind · met",
      "Reward for the referrer",
      "Reward for the friend",
    ],
    says: [
      "Attributed to Nora Ryan by NRY-01 on 11 Nov, 12 days before, campaign version 2",
      "Nora Ryan got a coupon. Alex Doe got € 10.00 credits.",
      "Every check of Friends of Northwind held.",
      "Nora Ryan got the coupon WELCOME-7K2 from Welcome coupons",
      "Alex Doe got € 10.00 credits on the card GIFT-ALEX",
    ],
    result: "Nora got a coupon, Alex € 10.00 credits",
  },
  {
    title: "one side is rewarded, the other finds its rewards stopped",
    event: {
      ...bothRewarded,
      outcome: "partly_rewarded",
      rewards: [coupon],
      decisions: [
        ...bothRewarded.decisions.slice(0, 1),
        { ...decision, side: "referee", reason: "reward_campaign_closed", referralId: "ref_1" },
      ],
    },
    steps: [
      "Received",
      "Fits checkout_completed v2.0",
      "Customer known",
      "Referral found",
      "Friends of Northwind · met, one side not rewarded",
      "Reward for the referrer",
    ],
    says: ["Nora Ryan got a coupon. Alex Doe got nothing: the campaign that holds the reward is not running."],
    result: "Nora got a coupon",
  },
  {
    title: "rewarded by one campaign, while another was not meant",
    event: {
      ...bothRewarded,
      decisions: [{ ...nobodys, campaign: { id: "camp_other", name: "Winter push" } }, ...bothRewarded.decisions],
    },
    steps: [
      "Received",
      "Fits checkout_completed v2.0",
      "Customer known",
      "Referral found",
      "Friends of Northwind · met",
      "Winter push · nothing due",
      "Reward for the referrer",
      "Reward for the friend",
    ],
    says: ["No referral code came with this event."],
    result: "Nora got a coupon, Alex € 10.00 credits",
  },
  {
    title: "nobody's referral",
    event: { ...stored, outcome: "nothing_due", decisions: [nobodys] },
    steps: [
      "Received",
      "Fits checkout_completed v2.0",
      "Customer known",
      "No referral",
      "Friends of Northwind · nothing due",
    ],
    says: [
      "No referral code came with this event.",
      "No code came with the event, and nobody referred Alex Doe before",
      "If somebody did refer Alex Doe, have the app send referral.code with the event.",
    ],
    result: "Nothing due: no referral code came with this event",
  },
  {
    title: "attributed by an event that is not the trigger",
    event: {
      ...stored,
      outcome: "attributed",
      referralCode: "NRY-01",
      referrals: [{ ...referral, eventId: "event_1" }],
      decisions: [{ ...decision, outcome: "attributed", reason: "referral_attributed", referralId: "ref_1" }],
    },
    steps: [
      "Received",
      "Fits checkout_completed v2.0",
      "Customer known",
      "Referral made",
      "Friends of Northwind · referral noted",
    ],
    says: ["Attributed to Nora Ryan by NRY-01 with this event, campaign version 2"],
    result: "Alex Doe is now referred by Nora Ryan",
  },
  {
    title: "marks, a merged customer, a late arrival, a browser, no key",
    event: {
      ...stored,
      channel: "client",
      apiKey: null,
      sourceId: null,
      occurredAt: "2026-11-23T13:31:07.252Z",
      customerEffect: "merged",
      customerSent: { source_id: "u-2", email: "alex@example.com", metadata: { VIP: true } },
      marks: [
        { pointer: "/coupon_text", code: "unknown_property" },
        { pointer: "/items/0/price", code: "type" },
      ],
    },
    steps: ["Received", "Fits checkout_completed v2.0, with marks", "Customer merged", "Nothing was set off"],
    says: [
      "From a browser, no idempotency key, 1 h after it happened",
      "2 properties; coupon_text is not in the schema; items[0].price does not fit the schema: kept and marked",
      "Alex Doe, known since 3 May; the event brought email and metadata.VIP",
    ],
    result: "Nothing was set off",
  },
  {
    title: "pending, tried before",
    event: { ...stored, outcome: "pending", attempts: 2, referralCode: "NRY-01" },
    steps: ["Received", "Fits checkout_completed v2.0", "Customer known", "Waiting to be decided"],
    says: ["The event is stored and waits its turn behind earlier events of the same customer. Tried 2 times so far."],
    result: "Being decided…",
  },
  {
    title: "failed",
    event: {
      ...stored,
      outcome: "failed",
      failure: { reason: "division by zero", attempts: 5, failedAt: "2026-11-23T14:31:09.252Z" },
    },
    steps: ["Received", "Fits checkout_completed v2.0", "Customer known", "Could not be decided"],
    says: [
      "Tried 5 times; the last time it ended with division by zero.",
      "Show this reason to whoever runs the server.",
    ],
    result: "It could not be decided",
  },
  {
    title: "refused while the campaign was paused",
    event: { ...stored, outcome: "refused", referralCode: "NRY-01", decisions: [decision] },
    steps: [
      "Received",
      "Fits checkout_completed v2.0",
      "Customer known",
      "No referral",
      "Friends of Northwind · not met",
    ],
    says: ["NRY-01 was sent and led to no referral", "Resume the campaign: events count from then on."],
    result: "No reward: Friends of Northwind was paused",
  },
  {
    title: "with a code of another campaign",
    event: {
      ...stored,
      outcome: "nothing_due",
      referralCode: "WINTER-1",
      decisions: [{ ...nobodys, checks: [{ ...noReferral, saw: "WINTER-1" }] }],
    },
    steps: [
      "Received",
      "Fits checkout_completed v2.0",
      "Customer known",
      "No referral",
      "Friends of Northwind · nothing due",
    ],
    says: [
      "The code WINTER-1 is not one of Friends of Northwind.",
      "It belongs to another campaign, and no earlier event referred Alex Doe in this one.",
    ],
    result: "Nothing due: the code WINTER-1 is not one of Friends of Northwind",
  },
  {
    title: "of a customer who was deleted since",
    event: { ...stored, customer: { ...stored.customer, name: null, email: null, sourceId: null, deleted: true } },
    steps: ["Received", "Fits checkout_completed v2.0", "Customer deleted since", "Nothing was set off"],
    says: ["The person was deleted since; what the event set off stays."],
    result: "Nothing was set off",
  },
];
