import { z } from "zod";
import { rewardKinds, rewardStatuses } from "@/lib/domain/campaign/kinds";
import { decisionOutcomes, decisionReasons, sides } from "@/lib/domain/decision";
import { DecisionCheck } from "@/lib/domain/decision-check";
import { EventEnvelope } from "@/lib/domain/event/envelope";
import { SimpleCustomer } from "./customer-shape";
import { Moment, onwardListOf, WireMetadata } from "./list-shape";

const Reward = z.object({
  id: z.string(),
  kind: z.enum(rewardKinds),
  /** What is handed over, where no campaign says it. */
  name: z.string().nullable(),
  status: z.enum(rewardStatuses),
  code: z.string().nullable(),
  /** Minor units, or points. */
  amount: z.int().nullable(),
  currency: z.string().nullable(),
  due_at: Moment,
});

/** Ours: what the event did in one campaign for one side, and why. */
export const WireDecision = z.object({
  object: z.literal("decision"),
  campaign_id: z.string(),
  campaign: z.string().nullable(),
  campaign_version: z.int(),
  goal: z.string(),
  side: z.enum([...sides, "both"]),
  outcome: z.enum(decisionOutcomes),
  reason: z.enum(decisionReasons),
  checks: z.array(DecisionCheck),
  referral_id: z.string().nullable(),
  reward: Reward.nullable(),
  decided_at: Moment,
});

const core = {
  object: z.literal("event"),
  id: z.string(),
  type: z.string(),
  customer: SimpleCustomer,
  loyalty: z.object({ code: z.string() }).nullable(),
  metadata: WireMetadata,
  source_id: z.string().nullable(),
  occurred_at: Moment,
  received_at: Moment,
};

export const WireEvent = z.object({
  ...core,
  referral: z.object({ code: z.string() }).nullable(),
  status: z.enum(["pending", "decided", "failed"]),
  decisions: z.array(WireDecision),
});

export const WireEventList = onwardListOf(WireEvent);

export const RecordedEvent = z.object({
  ...core,
  referral: z.object({ code: z.string(), referrer_id: z.string().nullable(), id: z.string().nullable() }).nullable(),
  /** The event was stored before under its source_id; this is that one. */
  replayed: z.boolean(),
  /** These three are there with ?wait=decisions. */
  decided: z.boolean().optional(),
  failure: z.string().nullable().optional(),
  decisions: z.array(WireDecision).optional(),
});

const Violation = z.looseObject({ pointer: z.string() });

export const WireDryRun = z.object({
  valid: z.boolean(),
  event: z.string().optional(),
  reason: z.string().optional(),
  details: z.string().optional(),
  schema_version: z.int().nullable().optional(),
  metadata: WireMetadata.optional(),
  /** What would be kept with a note. */
  marks: z.array(z.looseObject({ pointer: z.string(), code: z.string() })).optional(),
  customer: z.object({ known: z.boolean(), id: z.string().optional() }).optional(),
  violations: z.array(Violation),
  decisions: z.array(
    WireDecision.omit({ referral_id: true, reward: true, decided_at: true }).extend({
      reward: z
        .object({
          kind: z.enum(rewardKinds),
          campaign_id: z.string().optional(),
          name: z.string().optional(),
          amount: z.int().optional(),
          currency: z.string().optional(),
          due_at: Moment,
        })
        .nullable(),
    }),
  ),
});

/** An entry for each event, in the order sent. */
export const BatchAnswer = z.object({
  object: z.literal("list"),
  data_ref: z.literal("events"),
  events: z.array(
    z.object({
      status: z.int(),
      id: z.string().optional(),
      source_id: z.string().nullable().optional(),
      replayed: z.boolean().optional(),
      /** As one event alone would be refused. */
      error: z.looseObject({ code: z.int(), key: z.string(), message: z.string() }).optional(),
    }),
  ),
  accepted: z.int(),
  rejected: z.int(),
});

export const EventBatch = z.object({ events: z.array(EventEnvelope).max(1_000) });

/** With "decisions" the answer waits a few seconds for what the event sets off, and says it. */
export const WaitQuery = z.object({ wait: z.literal("decisions").optional() });
