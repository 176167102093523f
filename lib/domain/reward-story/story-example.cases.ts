import { ReferralConfig } from "../campaign/config";
import type { StoryDecision, StoryEvent, StoryFacts, StoryReward } from "./facts";

/** Alex Doe came on 1 November with Nora Ryan's code NRY-01; a paid order of 50.00 within 30 days gives both something. */

const alex = { id: "cust_alex", sourceId: "alex", name: "Alex Doe", email: "alex@example.com" };
export const nora = { id: "cust_nora", sourceId: "nora", name: "Nora Ryan", email: "nora@example.com" };

const uuid = "01890000-0000-7000-8000-000000000001";

const config = ReferralConfig.parse({
  kind: "referral",
  joinOnce: true,
  code: { pattern: "NRY-##", charset: "23456789" },
  goals: [
    {
      id: "buy",
      name: "Purchase",
      trigger: { eventSchemaId: uuid, eventName: "order_paid" },
      action: {
        kind: "reward",
        referrer: { kind: "credits", campaignId: uuid, amount: { kind: "fixed", minor: 1_500 } },
        referee: { kind: "coupon", campaignId: uuid },
      },
    },
  ],
  tiers: [{ id: "five", goal: "buy", at: 5, reward: { kind: "material", name: "A mug" } }],
});

export function baseFacts(): StoryFacts {
  return {
    now: new Date("2026-11-20T12:00:00Z"),
    timeZone: "UTC",
    currency: "EUR",
    person: alex,
    campaigns: [
      { id: "camp_friends", name: "Friends of Northwind", status: "running", current: config, versions: new Map() },
    ],
    referrals: [
      {
        ...{ id: "ref_1", campaignId: "camp_friends", campaignVersion: 1, referee: alex, referrer: nora },
        ...{ code: "NRY-01", eventId: "event_0", attributedAt: new Date("2026-11-01T12:00:00Z"), qualifiedAt: null },
        ...{ signals: [], attempts: [] },
      },
    ],
    events: [],
    decisions: [],
    rewards: [],
  };
}

export function event(changes: Partial<StoryEvent> = {}): StoryEvent {
  return {
    ...{ id: "event_1", name: "order_paid", schemaId: uuid, customerId: alex.id, referralCode: null, payload: {} },
    occurredAt: new Date("2026-11-08T09:00:00Z"),
    ...changes,
  };
}

export function decision(changes: Partial<StoryDecision>): StoryDecision {
  return {
    ...{ eventId: "event_1", campaignId: "camp_friends", goal: "buy", side: "both" },
    ...{ outcome: "nothing_due", reason: "no_code", checks: [], rewardId: null },
    ...changes,
  };
}

export function reward(changes: Partial<StoryReward>): StoryReward {
  const at = new Date("2026-11-08T09:00:00Z");
  return {
    ...{ id: "rew_1", referralId: "ref_1", goal: "buy", side: "referrer", eventId: "event_1", kind: "credits" },
    ...{ status: "issued", label: null, code: null, amountMinor: "1500", currency: "EUR", byHand: false },
    ...{ dueAt: at, reviewUntil: null, issuedAt: at, createdAt: at, bornAs: "rewarded", changes: [] },
    ...changes,
  };
}
