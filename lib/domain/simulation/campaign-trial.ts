import { z } from "zod";
import { ConfigDraft } from "../campaign/draft";
import { fraudAnswers, fraudSignals } from "../campaign/kinds";
import { CustomerInput, SourceId } from "../customer";
import { DecisionCheck } from "../decision-check";
import { EventContext } from "../event/envelope";
import { TrialProblem, WouldDecide } from "../event/event-trial";
import { TriedOf } from "./simulation";

/** One event tried against a campaign, with whatever is assumed about the people in it. Nothing is stored. */

const TypedPerson = z.object({
  person: CustomerInput.pick({
    name: true,
    email: true,
    phone: true,
    birthdate: true,
    address: true,
    metadata: true,
  }).extend({
    /** Since when they are known; left out: the event is the first that is heard of them. */
    known_since: z.coerce.date().optional(),
  }),
});
const StoredPerson = z.object({ source_id: SourceId });

export const AssumedReferral = z.object({
  attributed_at: z.coerce.date(),
  /** Goals that the friend reached before. */
  reached: z.array(z.string().max(40)).max(10).default([]),
});

const AssumedCount = z.object({ count: z.int().min(0).default(0), valueMinor: z.int().min(0).default(0) });

/** What was given before, in every period of every limit; left out: what really was. */
export const AssumedCounters = z.object({
  /** Friends whom the referrer brought to each goal before. */
  friends: z.int().min(0).max(1_000_000).default(0),
  referrer: AssumedCount.optional(),
  referee: AssumedCount.optional(),
  campaign: AssumedCount.optional(),
});
export type AssumedCounters = z.infer<typeof AssumedCounters>;

export const CampaignTrialInput = z.object({
  of: TriedOf.default("current"),
  /** A configuration in place of either. */
  config: ConfigDraft.optional(),
  event: z.object({
    name: z.string().min(1).max(300),
    metadata: z.record(z.string(), z.unknown()).default({}),
    occurred_at: z.iso.datetime({ offset: true }).optional(),
    channel: z.enum(["server", "client", "dashboard"]).default("server"),
    context: EventContext.optional(),
  }),
  referee: z.union([StoredPerson, TypedPerson]),
  /** Whose code the friend comes with, or came with; left out: nobody's. */
  referrer: z.union([StoredPerson, TypedPerson, z.object({ code: z.string().min(1).max(128) })]).optional(),
  /** When the friend came before this event; left out: they come with it. */
  referral: AssumedReferral.optional(),
  counters: AssumedCounters.optional(),
});
export type CampaignTrialInput = z.infer<typeof CampaignTrialInput>;
export type CampaignTrialOrder = z.input<typeof CampaignTrialInput>;

const TrialDecision = WouldDecide.extend({
  goal: z.string(),
  /** Everything that was asked, in order; what failed says what it saw and how little was missing. */
  checks: z.array(DecisionCheck),
  /** What the reward waits for, and until when; null where there is none. */
  waits: z
    .object({ for: z.enum(["nothing", "day", "person"]), dueAt: z.iso.datetime(), costMinor: z.string() })
    .nullable(),
  signals: z.array(z.object({ signal: z.enum(fraudSignals), answer: z.enum(fraudAnswers), saw: z.string() })),
});
export type TrialDecision = z.infer<typeof TrialDecision>;

export const CampaignTrial = z.object({
  /** Whether the event would be taken at all. */
  ok: z.boolean(),
  problems: z.array(TrialProblem),
  decisions: z.array(TrialDecision),
});
export type CampaignTrial = z.infer<typeof CampaignTrial>;
