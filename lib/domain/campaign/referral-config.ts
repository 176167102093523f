import { z } from "zod";
import { Condition } from "../condition/condition-input";
import { isStorable, unstorableMessage } from "../stored-text";
import {
  amountMax,
  type FraudAnswer,
  type FraudSignal,
  fraudAnswers,
  fraudSignals,
  limitPeriods,
  limitSubjects,
} from "./kinds";
import { defaultAttribution, defaultFraud } from "./referral-defaults";

/** The parts of a referral campaign. What names other things (events, campaigns) is a parameter: stored, typed or shown. */

export const GoalId = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,35}$/, "must be letters, digits and _, at most 36, beginning with a letter")
  .meta({ examples: ["purchase"] });
export const PropertyPath = z.string().min(1).max(200).refine(isStorable, unstorableMessage);
export const Days = z.int().min(1).max(3_650);
export const Amount = z.int().min(1).max(amountMax);

/** How much: the same each time, or a share of what the event says. Minor units of the project's currency, or points. */
const RewardAmount = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("fixed"), minor: Amount }),
  z.object({
    kind: z.literal("percent"),
    /** Hundredths of a percent: 1,000 is 10 %. */
    basisPoints: z.int().min(1).max(1_000_000),
    /** Where the event says what it is a share of, such as "total" or "order.total", in whole units ("47.90"). */
    property: PropertyPath,
    /** Where the event says its currency; another one than the project's is paid nothing. */
    currencyProperty: PropertyPath.nullable().default(null),
    floorMinor: Amount.nullable().default(null),
    capMinor: Amount.nullable().default(null),
  }),
]);
export type RewardAmount = z.infer<typeof RewardAmount>;

export const Occurrence = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("first") }),
  z.object({ kind: z.literal("every") }),
  z.object({ kind: z.literal("nth"), n: z.int().min(2).max(1_000) }),
]);
export type Occurrence = z.infer<typeof Occurrence>;

export const Limit = z.object({
  of: z.enum(limitSubjects),
  measure: z.enum(["count", "value"]),
  period: z.enum(limitPeriods),
  /** Rewards, or minor units of what they cost. */
  max: z.int().min(1).max(1_000_000_000_000),
});
export type Limit = z.infer<typeof Limit>;

export const NewReferee = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("anyone") }),
  /** Has never sent an event that is a goal. */
  z.object({ kind: z.literal("no_goal_event") }),
  z.object({ kind: z.literal("known_less_than"), days: Days }),
  /** Is first heard of by the event that names the code. */
  z.object({ kind: z.literal("never_seen") }),
]);
export type NewReferee = z.infer<typeof NewReferee>;

export const Attribution = z.object({
  referee: NewReferee.default(defaultAttribution.referee),
  /** How long after the friend came their events count; null is for ever. */
  windowDays: Days.nullable().default(defaultAttribution.windowDays),
  /** How long before the code came events may have happened and still count. */
  waitDays: z.int().min(0).max(90).default(defaultAttribution.waitDays),
  /** How long after the end friends who came before it are still rewarded. */
  graceDays: z.int().min(0).max(365).default(defaultAttribution.graceDays),
  /** Whether events from browser keys, which prove nothing, may convert. */
  allowBrowserEvents: z.boolean().default(defaultAttribution.allowBrowserEvents),
});
export type Attribution = z.infer<typeof Attribution>;

const Answer = z.enum(fraudAnswers);
export const FraudPolicy = z.object({
  signals: z
    .partialRecord(z.enum(fraudSignals), Answer)
    .transform((given): Record<FraudSignal, FraudAnswer> => ({ ...defaultFraud.signals, ...given })),
  /** Friends of one referrer within 24 hours, from which on it is too fast. */
  velocityMax: z.int().min(1).max(10_000).default(defaultFraud.velocityMax),
  /** Held rewards that nobody judged are void after so many days. */
  reviewDays: z.int().min(1).max(365).default(defaultFraud.reviewDays),
});
export type FraudPolicy = z.infer<typeof FraudPolicy>;

/** Campaigns of the same group pay only once for an event: the one of the lowest rank. */
export const Exclusive = z.object({
  group: z.string().trim().min(1).max(40).refine(isStorable, unstorableMessage),
  rank: z.int().min(1).max(100),
});

/**
 * @param from how a reward names the campaign it draws on
 * @param trigger how a goal names its event
 */
export function referralSchemas<F extends z.ZodRawShape, T extends z.ZodType>(from: F, trigger: T) {
  /** What a reward that is no money costs the company, for budgets and figures. */
  const costMinor = z.int().min(0).max(amountMax).default(0);
  const name = z.string().trim().min(1).max(120).refine(isStorable, unstorableMessage);
  const RewardRule = z.discriminatedUnion("kind", [
    /** A code of a coupon campaign: made for it, or the next of those that were uploaded. */
    z.object({ kind: z.literal("coupon"), ...from, costMinor }),
    /** Added to the person's card in a gift campaign; the card is made the first time. */
    z.object({ kind: z.literal("credits"), ...from, amount: RewardAmount }),
    /** Added to the person's card in a loyalty campaign. */
    z.object({ kind: z.literal("points"), ...from, amount: RewardAmount, costMinor }),
    /** Handed over by a person. */
    z.object({ kind: z.literal("material"), name, costMinor }),
    /** Handed over by whoever receives the webhook. */
    z.object({ kind: z.literal("webhook"), name, costMinor }),
  ]);
  const Action = z.discriminatedUnion("kind", [
    z.object({
      kind: z.literal("reward"),
      referrer: RewardRule.nullable().default(null),
      referee: RewardRule.nullable().default(null),
    }),
    /** A refund: what these goals gave is taken back. */
    z.object({
      kind: z.literal("take_back"),
      goals: z.array(GoalId).min(1).max(10),
      /** Only what was given for the event that says the same, such as the same order number. */
      match: z.object({ property: PropertyPath, given: PropertyPath }).nullable().default(null),
    }),
  ]);
  /** A step that pays: what has to happen, and what follows. */
  const Goal = z.object({
    /** Stays the same over all versions: rewards are given once for it. */
    id: GoalId,
    name: z.string().trim().min(1).max(80).refine(isStorable, unstorableMessage),
    trigger,
    condition: Condition.nullable().default(null),
    occurrence: Occurrence.default({ kind: "first" }),
    /** Days after the friend came; null is as long as the campaign's own window. */
    withinDays: Days.nullable().default(null),
    /** Another goal that has to be reached first. */
    needs: GoalId.nullable().default(null),
    /** Whether reaching it makes the referral count as converted. */
    qualifies: z.boolean().default(true),
    /** Days that a reward waits before it is given, such as a return period. */
    holdDays: z.int().min(0).max(365).default(0),
    action: Action,
  });
  /** What a referrer gets for how many friends they brought to a goal. */
  const Tier = z.object({
    id: GoalId,
    goal: GoalId,
    at: z.int().min(1).max(100_000),
    /** At each multiple, and not only the first time. */
    repeats: z.boolean().default(false),
    reward: RewardRule,
  });
  const referral = {
    attribution: Attribution.default(defaultAttribution),
    goals: z.array(Goal).min(1).max(10),
    tiers: z.array(Tier).max(20).default([]),
    limits: z.array(Limit).max(20).default([]),
    fraud: FraudPolicy.default(defaultFraud),
    exclusive: Exclusive.nullable().default(null),
    /** Whether a referral keeps the version it began under, or follows the newest. */
    follows: z.enum(["own", "latest"]).default("own"),
  };
  return { RewardRule, Goal, Tier, referral };
}
