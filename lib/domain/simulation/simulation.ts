import { z } from "zod";
import { ConfigDraft } from "../campaign/draft";
import { fraudSignals, rewardKinds, rewardStatuses } from "../campaign/kinds";
import { decisionOutcomes, decisionReasons, sides } from "../decision";

/** A campaign's configuration, run over the events of the last days. */

export const simulationStatuses = ["running", "done", "failed", "cancelled"] as const;
export type SimulationStatus = (typeof simulationStatuses)[number];

/** The campaign as it is saved, or what somebody is making of it; of one that is not there yet there is the draft alone. */
export const TriedOf = z.enum(["current", "draft"]);

export const SimulationInput = z.object({
  of: TriedOf.default("current"),
  /** A configuration in place of either. */
  config: ConfigDraft.optional(),
  days: z.union([z.literal(30), z.literal(90)]),
  /** "running": the saved version goes over the same events, and the result says what is different. */
  compareWith: z.literal("running").nullable().default(null),
});
export type SimulationInput = z.infer<typeof SimulationInput>;
export type SimulationOrder = z.input<typeof SimulationInput>;

/** Minor units, as text: sums may pass what a number holds. */
const Minor = z.string();
const Moment = z.iso.datetime();

export const SimulatedPerson = z.object({ id: z.string(), name: z.string() });
export type SimulatedPerson = z.infer<typeof SimulatedPerson>;

/** What became of somebody's held rewards in reality: `given` were paid without being held, `unknown` were never made. */
const HeldBySignal = z.object({
  signal: z.enum(fraudSignals),
  held: z.int(),
  approved: z.int(),
  void: z.int(),
  waiting: z.int(),
  given: z.int(),
  unknown: z.int(),
});

export const SimulationFigures = z.object({
  referrals: z.int(),
  converted: z.int(),
  rewards: z.array(
    z.object({
      side: z.enum(sides),
      kind: z.enum(rewardKinds),
      status: z.enum(rewardStatuses),
      count: z.int(),
      costMinor: Minor,
    }),
  ),
  /** Of all that is not void or reversed; and of it what is not given yet, because it waits for its day or a person. */
  costMinor: Minor,
  openMinor: Minor,
  /** When what waits is due, day by day. */
  due: z.array(z.object({ day: z.string(), rewards: z.int(), costMinor: Minor })),
  /** What each limit that was reached cut or refused. */
  limits: z.array(z.object({ limit: z.string(), cut: z.int(), refused: z.int() })),
  held: z.array(HeldBySignal),
  reasons: z.array(z.object({ outcome: z.enum(decisionOutcomes), reason: z.enum(decisionReasons), count: z.int() })),
  days: z.array(z.object({ day: z.string(), referrals: z.int(), converted: z.int(), costMinor: Minor })),
  topReferrers: z.array(
    SimulatedPerson.extend({ referrals: z.int(), converted: z.int(), rewards: z.int(), costMinor: Minor }),
  ),
});
export type SimulationFigures = z.infer<typeof SimulationFigures>;

/** What one of the two said of the event, as far as it concerns the reward. */
const Told = z.object({
  outcome: z.enum(decisionOutcomes),
  reason: z.enum(decisionReasons),
  /** The check that failed, with how little was missing. */
  check: z.object({ check: z.string(), expected: z.string(), saw: z.string(), miss: z.string().optional() }).nullable(),
});
export type Told = z.infer<typeof Told>;

const Paid = z.object({
  status: z.enum(rewardStatuses),
  amountMinor: Minor.nullable(),
  costMinor: Minor,
});

export const RewardDifference = z.object({
  eventId: z.string(),
  occurredAt: Moment,
  goal: z.string(),
  side: z.enum(sides),
  kind: z.enum(rewardKinds),
  referrer: SimulatedPerson,
  referee: SimulatedPerson,
  running: Paid.nullable(),
  tried: Paid.nullable(),
  /** Both sentences; null where one had nothing to say of this event. */
  runningSays: Told.nullable(),
  triedSays: Told.nullable(),
});
export type RewardDifference = z.infer<typeof RewardDifference>;

const Differences = z.object({ count: z.int(), costMinor: Minor, samples: z.array(RewardDifference) });

export const SimulationResult = z.object({
  /** The first and the last moment of the events, and the project's currency and time zone for the amounts and days. */
  since: Moment,
  until: Moment,
  currency: z.string(),
  timeZone: z.string(),
  figures: SimulationFigures,
  compared: z
    .object({
      number: z.int(),
      figures: SimulationFigures,
      gained: Differences,
      lost: Differences,
      changed: Differences,
    })
    .nullable(),
  /** What the result takes for granted, in sentences. */
  notes: z.array(z.string()),
});
export type SimulationResult = z.infer<typeof SimulationResult>;

export const SimulationRecord = z.object({
  id: z.string(),
  campaignId: z.string(),
  days: z.int(),
  comparedNumber: z.int().nullable(),
  status: z.enum(simulationStatuses),
  seen: z.int(),
  /** Null until they are counted. */
  total: z.int().nullable(),
  error: z.string().nullable(),
  createdBy: z.string(),
  createdAt: Moment,
  finishedAt: Moment.nullable(),
  result: SimulationResult.nullable(),
});
export type SimulationRecord = z.infer<typeof SimulationRecord>;

/** In a list without the result. */
export const SimulationSummary = SimulationRecord.omit({ result: true });
export type SimulationSummary = z.infer<typeof SimulationSummary>;
export const SimulationList = z.object({ data: z.array(SimulationSummary) });
