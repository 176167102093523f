import { z } from "zod";
import { rewardKinds, rewardStatuses } from "../campaign/kinds";
import { decisionOutcomes, decisionReasons } from "../decision";
import { DecisionCheck } from "../decision-check";
import { eventOutcomes } from "./outcome";

/** What the API says of stored events: the list's rows, and one event with all it set off. */

const Moment = z.iso.datetime();

export const EventCustomer = z.object({
  id: z.string(),
  sourceId: z.string().nullable(),
  name: z.string().nullable(),
  email: z.string().nullable(),
});
export type EventCustomer = z.infer<typeof EventCustomer>;

const DecisionSide = z.enum(["referrer", "referee", "both"]);

/** One decision as the list needs it. */
export const EventEffect = z.object({
  campaign: z.string(),
  side: DecisionSide,
  outcome: z.enum(decisionOutcomes),
  reason: z.enum(decisionReasons),
  reward: z
    .object({
      kind: z.enum(rewardKinds),
      label: z.string().nullable(),
      amountMinor: z.string().nullable(),
      currency: z.string().nullable(),
    })
    .nullable(),
});
export type EventEffect = z.infer<typeof EventEffect>;

export const EventListItem = z.object({
  id: z.string(),
  name: z.string(),
  occurredAt: Moment,
  receivedAt: Moment,
  sourceId: z.string().nullable(),
  referralCode: z.string().nullable(),
  channel: z.string(),
  marksCount: z.int(),
  customer: EventCustomer,
  outcome: z.enum(eventOutcomes),
  effects: z.array(EventEffect),
});
export type EventListItem = z.infer<typeof EventListItem>;

export const EventList = z.object({
  data: z.array(EventListItem),
  nextCursor: z.string().nullable(),
  /** The page ended before it was full: so many events were looked through, back to then; nextCursor looks further. */
  looked: z.object({ events: z.int(), backTo: Moment }).nullable(),
  /** From where the stream goes on behind this list; of the first page only. */
  liveFrom: z.string().nullable(),
});
export type EventList = z.infer<typeof EventList>;

export const EventDecision = z.object({
  campaign: z.object({ id: z.string(), name: z.string() }),
  campaignVersion: z.int(),
  goal: z.string(),
  side: DecisionSide,
  outcome: z.enum(decisionOutcomes),
  reason: z.enum(decisionReasons),
  checks: z.array(DecisionCheck),
  referralId: z.string().nullable(),
  rewardId: z.string().nullable(),
  decidedAt: Moment,
});
export type EventDecision = z.infer<typeof EventDecision>;

export const EventReward = z.object({
  id: z.string(),
  campaign: z.object({ id: z.string(), name: z.string() }),
  side: z.enum(["referrer", "referee"]),
  kind: z.enum(rewardKinds),
  status: z.enum(rewardStatuses),
  /** The coupon given, or the card credited. */
  code: z.string().nullable(),
  /** What is handed over, where no campaign says it. */
  label: z.string().nullable(),
  amountMinor: z.string().nullable(),
  currency: z.string().nullable(),
  beneficiary: EventCustomer,
  dueAt: Moment,
  issuedAt: Moment.nullable(),
});
export type EventReward = z.infer<typeof EventReward>;

export const EventReferral = z.object({
  id: z.string(),
  campaign: z.object({ id: z.string(), name: z.string() }),
  campaignVersion: z.int(),
  referrer: EventCustomer,
  code: z.string(),
  status: z.string(),
  /** The event that named the code; may be this one, and is null when a person attributed it. */
  eventId: z.string().nullable(),
  attributedAt: Moment,
  qualifiedAt: Moment.nullable(),
});
export type EventReferral = z.infer<typeof EventReferral>;

export const EventRecord = z.object({
  id: z.string(),
  name: z.string(),
  schema: z.object({ id: z.string(), number: z.int(), label: z.string() }),
  occurredAt: Moment,
  receivedAt: Moment,
  channel: z.string(),
  apiKey: z.string().nullable(),
  sourceId: z.string().nullable(),
  referralCode: z.string().nullable(),
  metadata: z.unknown(),
  customer: EventCustomer.extend({
    phone: z.string().nullable(),
    metadata: z.record(z.string(), z.unknown()),
    createdAt: Moment,
    deleted: z.boolean(),
  }),
  /** What the event brought about the customer. */
  customerSent: z.unknown(),
  customerEffect: z.enum(["created", "merged"]).nullable(),
  marks: z.array(z.object({ pointer: z.string(), code: z.string() })),
  context: z.record(z.string(), z.unknown()).nullable(),
  outcome: z.enum(eventOutcomes),
  attempts: z.int(),
  failure: z.object({ reason: z.string(), attempts: z.int(), failedAt: Moment }).nullable(),
  decisions: z.array(EventDecision),
  rewards: z.array(EventReward),
  referrals: z.array(EventReferral),
  timeZone: z.string(),
});
export type EventRecord = z.infer<typeof EventRecord>;

export const EventVolume = z.object({
  timeZone: z.string(),
  /** Received on that day: accepted, and refused. */
  days: z.array(z.object({ day: z.iso.date(), from: Moment, to: Moment, count: z.int(), rejected: z.int() })),
  /** Every event schema with its events in those days, the busiest first. */
  names: z.array(z.object({ name: z.string(), count: z.int() })),
});
export type EventVolume = z.infer<typeof EventVolume>;
