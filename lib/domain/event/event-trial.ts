import { z } from "zod";
import { rewardKinds } from "../campaign/kinds";
import { decisionOutcomes, decisionReasons, sides } from "../decision";
import { EventRecord } from "./event-record";

/** What a person who tries an event out is told: by a check, which stores nothing, or by really sending it. */

export const TrialProblem = z.object({
  /** JSON pointer into the body. */
  pointer: z.string(),
  sentence: z.string(),
  /** marked: kept as it came, with a note. stripped: thrown away, the rest kept. */
  outcome: z.enum(["refused", "marked", "stripped"]),
});
export type TrialProblem = z.infer<typeof TrialProblem>;

const JudgedBy = z.object({ version: z.union([z.int(), z.literal("draft")]), label: z.string().nullable() });
export type JudgedBy = z.infer<typeof JudgedBy>;

export const WouldDecide = z.object({
  campaign: z.object({ id: z.string(), name: z.string() }),
  side: z.enum([...sides, "both"]),
  outcome: z.enum(decisionOutcomes),
  reason: z.enum(decisionReasons),
  code: z.string().nullable(),
  referee: z.string(),
  referrer: z.string().nullable(),
  reward: z
    .object({
      kind: z.enum(rewardKinds),
      label: z.string().nullable(),
      amountMinor: z.string().nullable(),
      currency: z.string().nullable(),
    })
    .nullable(),
});
export type WouldDecide = z.infer<typeof WouldDecide>;

export const CheckedEvent = z.object({
  /** Whether it would be taken. */
  ok: z.boolean(),
  name: z.string().nullable(),
  /** Null where it could not be told which event it is. */
  judgedBy: JudgedBy.nullable(),
  problems: z.array(TrialProblem),
  customer: z.object({ id: z.string().nullable(), name: z.string(), isKnown: z.boolean() }).nullable(),
  decisions: z.array(WouldDecide),
});
export type CheckedEvent = z.infer<typeof CheckedEvent>;

export const SentEvent = z.discriminatedUnion("ok", [
  z.object({
    ok: z.literal(true),
    /** The same event was stored before under its source_id. */
    isRepeated: z.boolean(),
    problems: z.array(TrialProblem),
    event: EventRecord,
  }),
  z.object({ ok: z.literal(false), rejectedId: z.string(), problems: z.array(TrialProblem) }),
]);
export type SentEvent = z.infer<typeof SentEvent>;
