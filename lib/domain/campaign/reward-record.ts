import { z } from "zod";
import { PageQuery } from "../customer-query";
import { sides } from "../decision";
import { EventCustomer } from "../event/event-record";
import { RewardStepLine } from "../reward-story/story-record";
import { rewardKinds, rewardStatuses } from "./kinds";

/** What our own API says of rewards, whatever campaign they are of. */

const Moment = z.iso.datetime();
const Text = z.string().trim().min(1).max(300);

/** "by the rules" or past them. */
export const RewardFilter = z.object({
  status: z.enum(rewardStatuses).optional(),
  campaign: Text.optional(),
  side: z.enum(sides).optional(),
  kind: z.enum(rewardKinds).optional(),
  /** Who gets it: our id, the app's own or an e-mail address. */
  customer: Text.optional(),
  /** Only those that a person gave past the rules, or only the others. */
  byHand: z.stringbool().optional(),
  /** Whole days in the project's time zone, both included: when it was earned. */
  fromDay: z.iso.date().optional(),
  toDay: z.iso.date().optional(),
});
export type RewardFilter = z.infer<typeof RewardFilter>;

export const RewardsQuery = RewardFilter.extend(PageQuery.shape);
export type RewardsQuery = z.infer<typeof RewardsQuery>;

export const RewardItem = z.object({
  id: z.string(),
  campaign: z.object({ id: z.string(), name: z.string() }),
  goal: z.string(),
  side: z.enum(sides),
  kind: z.enum(rewardKinds),
  status: z.enum(rewardStatuses),
  /** Why it is in that status, and who says so. */
  statusReason: z.string().nullable(),
  statusBy: z.string().nullable(),
  amountMinor: z.string().nullable(),
  currency: z.string().nullable(),
  label: z.string().nullable(),
  /** The coupon given, or the card credited. */
  code: z.string().nullable(),
  recipient: EventCustomer,
  /** Given by a person past the rules, and counted by no limit. */
  byHand: z.boolean(),
  /** The event whose decision it is. */
  eventId: z.string(),
  createdAt: Moment,
  dueAt: Moment,
  issuedAt: Moment.nullable(),
});
export type RewardItem = z.infer<typeof RewardItem>;

export const RewardList = z.object({ data: z.array(RewardItem), nextCursor: z.string().nullable() });
export type RewardList = z.infer<typeof RewardList>;

/** One reward, with each status that it was in. */
export const RewardRecord = RewardItem.extend({ steps: z.array(RewardStepLine) });
export type RewardRecord = z.infer<typeof RewardRecord>;

/** How many wait for somebody: up to a thousand of each are counted. */
export const RewardCounts = z.object({
  held: z.int(),
  awaitingStock: z.int(),
  /** Given, and still to be handed over by a person. */
  toHandOver: z.int(),
  /** Given past the rules, whenever that was. */
  byHand: z.int(),
});
export type RewardCounts = z.infer<typeof RewardCounts>;
