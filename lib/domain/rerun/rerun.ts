import { z } from "zod";
import { rewardKinds } from "../campaign/kinds";
import { decisionOutcomes, decisionReasons, sides } from "../decision";

/**
 * Decided events of a campaign, to be decided again under its current version. previewing → previewed → applying → done; what is
 * under way may be cancelled, and ends as failed where the campaign changes meanwhile.
 */
export const rerunStatuses = ["previewing", "previewed", "applying", "done", "failed", "cancelled"] as const;
export type RerunStatus = (typeof rerunStatuses)[number];

/** So many events are run again at once: the oldest of the filter. */
export const rerunEventsMax = 10_000;

const EventId = z.string().min(1).max(64);

const RerunFilter = z.object({
  /** Left out: whatever an event was refused for. */
  reason: z.enum(decisionReasons).optional(),
  /** How many days back they may have come. */
  days: z.coerce.number().int().min(1).max(365).default(30),
});
export const DecidedQuery = RerunFilter;
export type DecidedQuery = z.infer<typeof DecidedQuery>;

export const RerunInput = z.union([
  z.strictObject({ filter: RerunFilter, except: z.array(EventId).max(1_000).default([]) }),
  z.strictObject({ events: z.array(EventId).min(1).max(rerunEventsMax) }),
]);
export type RerunInput = z.infer<typeof RerunInput>;

const Moment = z.iso.datetime();
/** Minor units, as text: sums may pass what a number holds. */
const Minor = z.string();
const Person = z.object({ id: z.string(), name: z.string() });

/** issued: at once. pending: when its day comes. held: when a person approves it. */
export const gainedStatuses = ["issued", "pending", "held"] as const;

const GainedReward = z.object({
  side: z.enum(sides),
  kind: z.enum(rewardKinds),
  status: z.enum(gainedStatuses),
  label: z.string().nullable(),
  amountMinor: Minor.nullable(),
  costMinor: Minor,
});

const ToldDecision = z.object({
  outcome: z.enum(decisionOutcomes),
  reason: z.enum(decisionReasons),
  /** What failed, and what it saw. */
  check: z.object({ expected: z.string(), saw: z.string() }).nullable(),
});
export type ToldDecision = z.infer<typeof ToldDecision>;

const ChangedEvent = z.object({
  id: z.string(),
  name: z.string(),
  occurredAt: Moment,
  customer: Person,
  /** Not chosen, and looked at again because its customer becomes a referred friend. */
  isFollowing: z.boolean(),
  before: ToldDecision.nullable(),
  after: ToldDecision.nullable(),
  rewards: z.array(GainedReward.extend({ campaign: z.object({ id: z.string(), name: z.string() }), who: Person })),
});
export type ChangedEvent = z.infer<typeof ChangedEvent>;

const Ended = z.object({ outcome: z.enum(decisionOutcomes), reason: z.enum(decisionReasons) });

export const RerunPreview = z.object({
  currency: z.string(),
  /** Chosen events that are decided otherwise than before, and those that are not. */
  changed: z.int(),
  unchanged: z.int(),
  /** Events that were not chosen and are decided otherwise all the same. */
  following: z.int(),
  /** Friends who become referred. */
  referrals: z.int(),
  rewards: z.array(GainedReward.extend({ campaign: z.object({ id: z.string(), name: z.string() }), count: z.int() })),
  costMinor: Minor,
  /** How many events go from one reason to another. */
  moves: z.array(z.object({ before: Ended.nullable(), after: Ended.nullable(), events: z.int() })),
  /** The first of them by name. */
  samples: z.array(ChangedEvent),
});
export type RerunPreview = z.infer<typeof RerunPreview>;

export const RerunRecord = z.object({
  id: z.string(),
  campaignId: z.string(),
  /** The version that decides. */
  version: z.int(),
  filter: z.object({ reason: z.enum(decisionReasons).nullable(), days: z.int() }).nullable(),
  status: z.enum(rerunStatuses),
  events: z.int(),
  /** Whether the filter found more than are run again at once. */
  isCut: z.boolean(),
  /** Events looked at by the preview, and decided again by its application. */
  seen: z.int(),
  done: z.int(),
  error: z.string().nullable(),
  createdBy: z.string(),
  createdAt: Moment,
  appliedBy: z.string().nullable(),
  appliedAt: Moment.nullable(),
  finishedAt: Moment.nullable(),
  preview: RerunPreview.nullable(),
});
export type RerunRecord = z.infer<typeof RerunRecord>;

export const RerunSummary = RerunRecord.omit({ preview: true });
export type RerunSummary = z.infer<typeof RerunSummary>;
export const RerunList = z.object({ data: z.array(RerunSummary) });

/** Decided events that may be chosen, the newest first; `total` counts up to as many as are run again at once. */
export const DecidedEvents = z.object({
  total: z.int(),
  data: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      occurredAt: Moment,
      customer: Person,
      reason: z.enum(decisionReasons),
      version: z.int(),
    }),
  ),
});
export type DecidedEvents = z.infer<typeof DecidedEvents>;
