import { z } from "zod";
import { campaignStatuses, rewardStatuses } from "../campaign/kinds";
import { checkColumns } from "../check-column";
import { sides } from "../decision";
import { EventCustomer } from "../event/event-record";
import { LinkedSentence } from "../linked-part";
import { chipStates, rewardStates } from "./states";

/** What our own API answers to "where is my reward?". */

const Moment = z.iso.datetime();

export const StoryQuery = z.object({
  /** An e-mail address, a customer's id or the app's own, a code, an event's id or a reward's. */
  q: z.string().trim().min(1).max(300),
});
export type StoryQuery = z.infer<typeof StoryQuery>;

export const RewardStepLine = z.object({
  status: z.enum(rewardStatuses),
  words: z.string(),
  /** Why, and who said so. */
  reason: z.string().nullable(),
  by: z.string().nullable(),
  at: Moment,
});
export type RewardStepLine = z.infer<typeof RewardStepLine>;

export const StoryChip = z.object({
  column: z.enum(checkColumns),
  state: z.enum(chipStates),
  words: z.string(),
});
export type StoryChip = z.infer<typeof StoryChip>;

export const ExpectedReward = z.object({
  goal: z.object({ id: z.string(), name: z.string() }),
  side: z.enum(sides),
  beneficiary: EventCustomer,
  /** What it is, or would be. */
  what: z.string(),
  state: z.enum(rewardStates),
  headline: LinkedSentence,
  /** By how little it was missed, or what it waits for. */
  detail: LinkedSentence.nullable(),
  chips: z.array(StoryChip),
  /** The event that it is told from; null where none came yet. */
  event: z.object({ id: z.string(), name: z.string(), at: Moment }).nullable(),
  reward: z
    .object({
      id: z.string(),
      status: z.enum(rewardStatuses),
      code: z.string().nullable(),
      /** Given past the rules, so counted by no limit. */
      byHand: z.boolean(),
      steps: z.array(RewardStepLine),
    })
    .nullable(),
  /** Whether a person may give it all the same, and whether an amount has to be said. */
  anyway: z.object({ eventId: z.string(), unit: z.enum(["money", "points"]).nullable() }).nullable(),
});
export type ExpectedReward = z.infer<typeof ExpectedReward>;

export const StoryAttempt = z.object({
  code: z.string(),
  event: z.object({ id: z.string(), name: z.string() }).nullable(),
  at: Moment,
  why: z.string(),
});
export type StoryAttempt = z.infer<typeof StoryAttempt>;

/** One referral, or the want of one, in one campaign. */
export const StoryThread = z.object({
  campaign: z.object({ id: z.string(), name: z.string(), status: z.enum(campaignStatuses) }),
  /** What the person that is asked about is in it. */
  role: z.enum(sides),
  referral: z
    .object({
      id: z.string(),
      code: z.string(),
      referrer: EventCustomer,
      referee: EventCustomer,
      attributedAt: Moment,
      qualifiedAt: Moment.nullable(),
      eventId: z.string().nullable(),
      /** What looked suspicious when they came. */
      signals: z.array(z.string()),
    })
    .nullable(),
  headline: LinkedSentence,
  detail: LinkedSentence.nullable(),
  attempts: z.array(StoryAttempt),
  rewards: z.array(ExpectedReward),
  /** Where nobody referred them: a person may say who did, and since when what they did would count. */
  attribution: z.object({ since: Moment.nullable() }).nullable(),
});
export type StoryThread = z.infer<typeof StoryThread>;

const Story = z.object({
  person: EventCustomer.extend({ createdAt: Moment }),
  /** As the friend, in each campaign. */
  invited: z.array(StoryThread),
  /** As the referrer, a friend each, the newest first. */
  friends: z.array(StoryThread),
  friendsCount: z.int(),
  codes: z.array(z.object({ id: z.string(), code: z.string(), campaign: z.string(), active: z.boolean() })),
});
export type Story = z.infer<typeof Story>;

export const RewardStory = z.object({
  q: z.string(),
  /** What the text was taken for: "the code NRY-01". */
  foundBy: z.string().nullable(),
  story: Story.nullable(),
  /** Several people whom it may mean. */
  people: z.array(EventCustomer),
  /** What nothing was found as. */
  lookedFor: z.array(z.string()),
  /** What may have been meant instead. */
  suggestions: z.array(z.object({ q: z.string(), words: z.string() })),
});
export type RewardStory = z.infer<typeof RewardStory>;
