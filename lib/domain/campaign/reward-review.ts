import { z } from "zod";
import { sides } from "../decision";
import { EventCustomer } from "../event/event-record";
import { Evidence } from "../reward-review/evidence-record";
import { isStorable, unstorableMessage } from "../stored-text";
import { fraudAnswers, fraudSignals, rewardKinds, rewardStatuses } from "./kinds";

/** Rewards that wait for a person, and what a person may do about rewards and referrals. */

const Moment = z.iso.datetime();
const Reason = z.string().trim().min(3, "say why, in a few words").max(500).refine(isStorable, unstorableMessage);
const Id = z.string().min(1).max(60);

export const ReviewQuery = z.object({
  campaign: Id.optional(),
  signal: z.enum(fraudSignals).optional(),
  side: z.enum(sides).optional(),
  cursor: z.string().max(60).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type ReviewQuery = z.infer<typeof ReviewQuery>;

export const HeldReward = z.object({
  id: z.string(),
  campaign: z.object({ id: z.string(), name: z.string() }),
  /** Both sides of one referral name the same. */
  referralId: z.string(),
  goal: z.string(),
  side: z.enum(sides),
  kind: z.enum(rewardKinds),
  label: z.string().nullable(),
  amountMinor: z.string().nullable(),
  currency: z.string().nullable(),
  referrer: EventCustomer,
  referee: EventCustomer,
  code: z.string(),
  /** What looked suspicious. */
  signals: z.array(z.object({ signal: z.enum(fraudSignals), answer: z.enum(fraudAnswers), saw: z.string() })),
  /** The same with names, values side by side, and the events that show it. */
  evidence: z.array(Evidence),
  eventId: z.string(),
  createdAt: Moment,
  /** When it is given once it is approved: at once, or after its days of waiting. */
  dueAt: Moment,
  /** When it is void if nobody judges it. */
  reviewUntil: Moment,
});
export type HeldReward = z.infer<typeof HeldReward>;

export const HeldRewards = z.object({ data: z.array(HeldReward), nextCursor: z.string().nullable(), total: z.int() });
export type HeldRewards = z.infer<typeof HeldRewards>;

/** Each reward is judged alone: of a referral one side may be approved and the other refused. */
export const RewardJudgement = z.object({ rewards: z.array(Id).min(1).max(200), reason: Reason });
export type RewardJudgement = z.infer<typeof RewardJudgement>;

export const JudgedRewards = z.object({
  data: z.array(
    z.object({
      id: z.string(),
      status: z.enum(rewardStatuses).nullable(),
      /** Why nothing was changed; null when it was. */
      problem: z.string().nullable(),
    }),
  ),
});
export type JudgedRewards = z.infer<typeof JudgedRewards>;

/** A reward past the rules: what a goal gives one side, although it was refused. */
export const RewardByHand = z.object({
  campaign: Id,
  goal: z.string().min(1).max(40),
  side: z.enum(["referrer", "referee"]),
  /** Of a share that cannot be worked out: how much, in minor units or points. */
  amountMinor: z.int().min(1).max(1_000_000_000).optional(),
  reason: Reason,
});
export type RewardByHand = z.infer<typeof RewardByHand>;

export const GivenReward = z.object({ id: z.string(), status: z.enum(rewardStatuses) });

/** Who referred whom, said by a person. */
export const ReferralByHand = z.object({
  /** Our id of the friend, or the app's own. */
  referee: z.string().trim().min(1).max(256),
  code: z.string().trim().min(1).max(128),
  /** When the friend came; now where it is not said. */
  attributedAt: z.coerce.date().optional(),
  reason: Reason,
});
export type ReferralByHand = z.infer<typeof ReferralByHand>;

export const MadeReferral = z.object({
  id: z.string(),
  attributedAt: Moment,
  /** Earlier events of the friend that are looked at again. */
  eventsAgain: z.int(),
});
