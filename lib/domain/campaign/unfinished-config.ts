import { z } from "zod";
import { Condition } from "../condition/condition-input";
import { isStorable, unstorableMessage } from "../stored-text";
import { CodeCharset, OpeningBalance, sharedConfig } from "./config";
import { Reference } from "./draft";
import { amountMax } from "./kinds";
import { Amount, Attribution, Days, FraudPolicy, GoalId, Limit, NewReferee, PropertyPath } from "./referral-config";
import { defaultAttribution, defaultFraud } from "./referral-defaults";

/**
 * A configuration that is being made: ConfigDraft, where what nobody has chosen yet is null. Whatever a finished one may be,
 * an unfinished one may be too, so that what reads the second reads both.
 */

const Text = (max: number) => z.string().max(max).refine(isStorable, unstorableMessage);
const open = <T extends z.ZodType>(schema: T) => schema.nullable().default(null);

const RewardAmount = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("fixed"), minor: open(Amount) }),
  z.object({
    kind: z.literal("percent"),
    basisPoints: open(z.int().min(1).max(1_000_000)),
    property: open(PropertyPath),
    currencyProperty: open(PropertyPath),
    floorMinor: open(Amount),
    capMinor: open(Amount),
  }),
]);
export type UnfinishedAmount = z.infer<typeof RewardAmount>;

const Occurrence = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("first") }),
  z.object({ kind: z.literal("every") }),
  z.object({ kind: z.literal("nth"), n: open(z.int().min(2).max(1_000)) }),
]);

const [anyone, noGoalEvent, , neverSeen] = NewReferee.options;
const UnfinishedAttribution = Attribution.extend({
  referee: z
    .discriminatedUnion("kind", [
      anyone,
      noGoalEvent,
      z.object({ kind: z.literal("known_less_than"), days: open(Days) }),
      neverSeen,
    ])
    .default(defaultAttribution.referee),
});
export type UnfinishedAttribution = z.infer<typeof UnfinishedAttribution>;

/** @param campaign how a reward names the campaign it draws on @param trigger how a goal names its event */
function unfinishedSchemas<C extends z.ZodType, T extends z.ZodType>(campaign: C, trigger: T) {
  const costMinor = z.int().min(0).max(amountMax).default(0);
  const from = { campaign: open(campaign) };
  const RewardRule = z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("coupon"), ...from, costMinor }),
    z.object({ kind: z.literal("credits"), ...from, amount: open(RewardAmount) }),
    z.object({ kind: z.literal("points"), ...from, amount: open(RewardAmount), costMinor }),
    z.object({ kind: z.literal("material"), name: open(Text(120)), costMinor }),
    z.object({ kind: z.literal("webhook"), name: open(Text(120)), costMinor }),
  ]);
  const Action = z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("reward"), referrer: open(RewardRule), referee: open(RewardRule) }),
    z.object({
      kind: z.literal("take_back"),
      goals: z.array(GoalId).max(10).default([]),
      match: open(z.object({ property: open(PropertyPath), given: open(PropertyPath) })),
    }),
  ]);
  const Goal = z.object({
    id: GoalId,
    name: Text(80).default(""),
    trigger: open(trigger),
    condition: open(Condition),
    occurrence: Occurrence.default({ kind: "first" }),
    withinDays: open(Days),
    needs: open(GoalId),
    qualifies: z.boolean().default(true),
    holdDays: z.int().min(0).max(365).default(0),
    action: Action.default({ kind: "reward", referrer: null, referee: null }),
  });
  const Tier = z.object({
    id: GoalId,
    goal: open(GoalId),
    at: open(z.int().min(1).max(100_000)),
    repeats: z.boolean().default(false),
    reward: open(RewardRule),
  });
  const referral = {
    attribution: UnfinishedAttribution.default(defaultAttribution),
    goals: z.array(Goal).max(10).default([]),
    tiers: z.array(Tier).max(20).default([]),
    limits: z
      .array(Limit.extend({ max: open(Limit.shape.max) }))
      .max(20)
      .default([]),
    fraud: FraudPolicy.default(defaultFraud),
    exclusive: open(z.object({ group: Text(40).default(""), rank: open(z.int().min(1).max(100)) })),
    follows: z.enum(["own", "latest"]).default("own"),
  };
  return { RewardRule, Goal, Tier, referral };
}

const sharedParts = {
  code: z.object({ pattern: open(Text(100)), charset: CodeCharset }),
  joinOnce: z.boolean().default(true),
  isStatic: sharedConfig.isStatic,
  voucher: sharedConfig.voucher,
};

const written = unfinishedSchemas(Reference, Reference);

/** As people and programs write it. */
export const UnfinishedConfig = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("referral"), ...written.referral, ...sharedParts }),
  z.object({ kind: z.literal("coupons"), ...sharedParts }),
  z.object({ kind: z.literal("gift"), amountMinor: open(OpeningBalance), ...sharedParts }),
  z.object({ kind: z.literal("loyalty"), points: open(OpeningBalance), ...sharedParts }),
]);
export type UnfinishedConfig = z.infer<typeof UnfinishedConfig>;

/** What it names, with its name; null where that is gone. */
const Named = z.object({ id: z.string(), name: z.string().nullable() });
const shown = unfinishedSchemas(Named, Named);

/** As the API shows it; it can be sent back as it is. */
export const PublicUnfinished = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("referral"), ...shown.referral, ...sharedParts }),
  z.object({ kind: z.literal("coupons"), ...sharedParts }),
  z.object({ kind: z.literal("gift"), amountMinor: open(OpeningBalance), ...sharedParts }),
  z.object({ kind: z.literal("loyalty"), points: open(OpeningBalance), ...sharedParts }),
]);
export type PublicUnfinished = z.infer<typeof PublicUnfinished>;
export type PublicUnfinishedReferral = Extract<PublicUnfinished, { kind: "referral" }>;
export type PublicUnfinishedReward = z.infer<typeof shown.RewardRule>;
export type PublicUnfinishedGoal = z.infer<typeof shown.Goal>;
