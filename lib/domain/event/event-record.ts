import { z } from "zod";
import { rewardKinds, rewardStatuses } from "../campaign/kinds";
import { decisionOutcomes, decisionReasons } from "../decision";
import { DecisionCheck } from "../decision-check";

/** What the API says of stored events: the list's rows, and one event with all it set off. */

const Moment = z.iso.datetime();

/**
 * pending: still to be decided. failed: deciding it failed every time. none: decided, and no campaign listened.
 * partly_rewarded: one side got its reward, the other was refused. waiting: a reward waits for its day or a code. held: one
 * waits for a person. taken_back: a refund undid what was given.
 */
export const eventOutcomes = [
  "pending",
  "failed",
  "rewarded",
  "partly_rewarded",
  "waiting",
  "held",
  "taken_back",
  "refused",
  "attributed",
  "nothing_due",
  "none",
] as const;
export type EventOutcome = (typeof eventOutcomes)[number];

/** What the list can be narrowed to; "rewarded" and "refused" include what is partly so. */
export const outcomeFilters = [
  "pending",
  "failed",
  "rewarded",
  "waiting",
  "held",
  "taken_back",
  "refused",
  "attributed",
  "nothing_due",
  "none",
] as const;
export type OutcomeFilter = (typeof outcomeFilters)[number];

/** Who sent it: an app's server, a browser, or a person here. */
export const eventChannels = ["server", "client", "dashboard"] as const;
export type EventChannelName = (typeof eventChannels)[number];

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

type Decided = Pick<EventDecision, "outcome" | "side" | "reason">;

interface OutcomeFacts {
  isDue: boolean;
  isFailed: boolean;
  decisions: readonly Decided[];
}

/**
 * One word for all decisions of an event. That another campaign did not listen to the code takes nothing from a reward;
 * that one side of the campaign that paid got nothing does.
 */
export function eventOutcome({ isDue, isFailed, decisions }: OutcomeFacts): EventOutcome {
  if (isFailed) return "failed";
  if (isDue) return "pending";
  const has = (outcome: Decided["outcome"]) => decisions.some((decision) => decision.outcome === outcome);
  if (has("rewarded")) {
    const isPartly = decisions.some(({ outcome, side }) => outcome === "refused" && side !== "both");
    return isPartly ? "partly_rewarded" : "rewarded";
  }
  for (const outcome of ["held", "waiting", "taken_back"] as const) if (has(outcome)) return outcome;
  if (has("refused")) return has("attributed") ? "attributed" : "refused";
  if (has("attributed")) return "attributed";
  return has("nothing_due") ? "nothing_due" : "none";
}

/** What was paid, then what was noted, then why not; last that a campaign was not meant. */
export function byWeight<D extends Decided>(decisions: readonly D[]): D[] {
  const weight = ({ outcome, reason }: Decided) =>
    ["rewarded", "held", "waiting", "taken_back", "attributed", "refused", "nothing_due"].indexOf(outcome) +
    (reason === "no_code" ? 10 : 0);
  return [...decisions].sort((one, other) => weight(one) - weight(other));
}

/** The decision that says most. */
export function leadingDecision<D extends Decided>(decisions: readonly D[]): D | undefined {
  return byWeight(decisions)[0];
}

/** How a person is called on a screen: by name, else by what the app or we know her by. */
export function customerName(customer: EventCustomer): string {
  return customer.name?.trim() || customer.email || customer.sourceId || "An unnamed customer";
}

/** "Nora" of "Nora Ryan"; an address stays whole. */
export function firstName(customer: EventCustomer): string {
  const name = customer.name?.trim();
  return name ? (name.split(/\s+/)[0] ?? name) : customerName(customer);
}
