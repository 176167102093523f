import type { DecisionOutcome, DecisionReason, Side } from "./decision";
import { code, type Phrase, phrase, phraseText, strong } from "./phrase";

/** What a marketer is told about one decision: what happened, what it means, and what to do when there is something. */
export interface DecisionSentence {
  what: Phrase;
  means: Phrase;
  todo: Phrase | null;
}

export interface DecisionFacts {
  outcome: DecisionOutcome;
  reason: DecisionReason;
  side: Side | "both";
  campaign: string;
  event: string;
  /** The referral code, as sent or as attributed. */
  code: string | null;
  /** Name of the person who came. */
  referee: string;
  /** Name of the person whose code it is, where one was found. */
  referrer: string | null;
  /** "a coupon", "€ 10.00 credits": what this side got. */
  reward: string | null;
  /** "3 May": the day on which it is given, when that is to come. */
  dueOn?: string | null;
}

type Say = (facts: DecisionFacts & { codeWords: Phrase; campaignWords: Phrase }) => DecisionSentence;

const sideWords = { referrer: "the referrer", referee: "the friend", both: "either side" } as const;

/** The person on the side that was decided about. */
export function nameOfSide({ side, referee, referrer }: DecisionFacts): string {
  if (side === "referrer") return referrer ?? "The referrer";
  return referee;
}

/** One entry a reason. A reason without words does not compile. */
const sentences: Record<DecisionReason, Say> = {
  reward_issued: (facts) => ({
    what: phrase`${strong(nameOfSide(facts))} got ${strong(facts.reward ?? "a reward")}.`,
    means: phrase`Every check of ${facts.campaignWords} held.`,
    todo: null,
  }),
  given_by_hand: (facts) => ({
    what: phrase`${strong(nameOfSide(facts))} got ${strong(facts.reward ?? "a reward")} by hand.`,
    means: phrase`Somebody gave it past the rules of ${facts.campaignWords}; no limit counts it.`,
    todo: null,
  }),
  reward_pending: (facts) => ({
    what: phrase`${strong(nameOfSide(facts))} will get ${strong(facts.reward ?? "a reward")}${facts.dueOn ? phrase` on ${strong(facts.dueOn)}` : ""}.`,
    means: phrase`Every check of ${facts.campaignWords} held. It waits its days, so that a refund can still stop it.`,
    todo: null,
  }),
  held_for_review: (facts) => ({
    what: phrase`${strong(facts.reward ?? "A reward")} for ${strong(nameOfSide(facts))} waits for a person.`,
    means: phrase`A sign of fraud was seen when the friend came, and ${facts.campaignWords} wants somebody to look at it.`,
    todo: phrase`Approve or refuse it in the review of ${facts.campaignWords}.`,
  }),
  refunded: (facts) => ({
    what: phrase`What ${strong(nameOfSide(facts))} got was taken back.`,
    means: phrase`This ${code(facts.event)} undoes what ${facts.campaignWords} gave for an event before it.`,
    todo: null,
  }),
  used_before_refund: (facts) => ({
    what: phrase`${strong(nameOfSide(facts))} had used what is taken back.`,
    means: phrase`This ${code(facts.event)} undoes it in ${facts.campaignWords}, but a coupon was redeemed or credits were spent before.`,
    todo: phrase`Decide with ${nameOfSide(facts)} what is owed: nothing that was used can be fetched by a program.`,
  }),
  friends_dropped: (facts) => ({
    what: phrase`What ${strong(nameOfSide(facts))} got for the number of friends was taken back.`,
    means: phrase`This ${code(facts.event)} undoes a friend, and ${facts.campaignWords} asks for more of them than are left.`,
    todo: null,
  }),
  nothing_to_take_back: ({ event, campaignWords }) => ({
    what: phrase`There was nothing to take back.`,
    means: phrase`${campaignWords} gave nothing that this ${code(event)} is about, or took it back before.`,
    todo: null,
  }),
  by_hand_stays: ({ event, campaignWords }) => ({
    what: phrase`What was given by hand stays.`,
    means: phrase`This ${code(event)} undoes only what ${campaignWords} gave by its rules; a person gave this past them.`,
    todo: phrase`Take it back by hand too, if it should go.`,
  }),
  refunded_since: ({ event, campaignWords }) => ({
    what: phrase`This ${code(event)} was undone since.`,
    means: phrase`A later event is its refund, so ${campaignWords} gives nothing for it when it is run again.`,
    todo: null,
  }),
  referral_attributed: ({ referee, referrer, event, codeWords }) => ({
    what: phrase`${strong(referee)} is now referred by ${strong(referrer ?? "the code's holder")}.`,
    means: phrase`${codeWords} counted. ${code(event)} itself pays nothing: the reward comes with the event that converts.`,
    todo: null,
  }),
  no_reward_set: ({ side, campaignWords }) => ({
    what: phrase`Nothing was due to ${sideWords[side]}.`,
    means: phrase`Everything held, and ${campaignWords} sets no reward for ${sideWords[side]}.`,
    todo: phrase`Set one in the campaign if ${sideWords[side]} should get something next time.`,
  }),
  no_code: ({ code: sent, codeWords, referee, campaignWords }) =>
    sent === null
      ? {
          what: phrase`No referral code came with this event.`,
          means: phrase`${campaignWords} cannot tell who referred ${referee}: this event names no code, and no earlier one did.`,
          todo: phrase`If somebody did refer ${referee}, have the app send ${code("referral.code")} with the event.`,
        }
      : {
          what: phrase`${codeWords} is not one of ${campaignWords}.`,
          means: phrase`It belongs to another campaign, and no earlier event referred ${referee} in this one.`,
          todo: null,
        },
  code_not_found: ({ codeWords }) => ({
    what: phrase`${codeWords} is not known.`,
    means: phrase`No code of this project is spelled like that, whether in capitals or small letters.`,
    todo: phrase`Check how the app passes the code on: it may be cut short, mistyped, or of another project.`,
  }),
  code_disabled: ({ codeWords }) => ({
    what: phrase`${codeWords} is switched off.`,
    means: phrase`It exists, but counts for nobody while it is off.`,
    todo: phrase`Switch it on again if it should count from now on.`,
  }),
  code_not_published: ({ codeWords }) => ({
    what: phrase`${codeWords} was never given to anybody.`,
    means: phrase`A code without a holder has no referrer to reward.`,
    todo: phrase`Publish it to a customer before it is shared.`,
  }),
  campaign_draft: ({ campaignWords }) => ({
    what: phrase`${campaignWords} is still a draft.`,
    means: phrase`A draft rewards nobody.`,
    todo: phrase`Start the campaign: events count from then on.`,
  }),
  campaign_not_started: ({ campaignWords }) => ({
    what: phrase`${campaignWords} had not started yet.`,
    means: phrase`The event happened before the campaign's first day.`,
    todo: phrase`Move the start forward if events like this one should count.`,
  }),
  campaign_paused: ({ campaignWords }) => ({
    what: phrase`${campaignWords} was paused.`,
    means: phrase`While it is paused, events set nothing off.`,
    todo: phrase`Resume the campaign: events count from then on.`,
  }),
  campaign_ended: ({ campaignWords }) => ({
    what: phrase`${campaignWords} had ended.`,
    means: phrase`The event happened after the campaign's last day.`,
    todo: phrase`Extend the campaign if events like this one should still count.`,
  }),
  browser_event: ({ campaignWords }) => ({
    what: phrase`The event came from a browser.`,
    means: phrase`Anybody could have made it up there: ${campaignWords} rewards only what a server reports.`,
    todo: phrase`Send the event from your server, or allow browser events in the campaign.`,
  }),
  self_referral: ({ referee, codeWords }) => ({
    what: phrase`${strong(referee)} used their own code.`,
    means: phrase`${codeWords} belongs to the same person, and nobody can refer themselves.`,
    todo: null,
  }),
  existing_customer: ({ referee, campaignWords }) => ({
    what: phrase`${strong(referee)} was a customer before.`,
    means: phrase`${campaignWords} rewards only friends who are new.`,
    todo: null,
  }),
  fraud_suspected: ({ referee, codeWords, campaignWords }) => ({
    what: phrase`${strong(referee)} and the holder of the code look like one person.`,
    means: phrase`${codeWords} was not counted: ${campaignWords} refuses what looks like that.`,
    todo: phrase`If they are two people, attribute the referral by hand.`,
  }),
  before_referral: ({ referee, event, campaignWords }) => ({
    what: phrase`The event happened before ${strong(referee)} was referred.`,
    means: phrase`${campaignWords} counts ${code(event)} only from shortly before the code came.`,
    todo: null,
  }),
  window_passed: ({ referee, campaignWords }) => ({
    what: phrase`The event came too long after ${strong(referee)} was referred.`,
    means: phrase`${campaignWords} counts what happens within its window.`,
    todo: phrase`Lengthen the window if events like this one should count.`,
  }),
  event_too_old: ({ event, campaignWords }) => ({
    what: phrase`The event arrived too long after it happened.`,
    means: phrase`${campaignWords} counts a ${code(event)} only when it arrives in time.`,
    todo: phrase`Lengthen how old events may be, or give the reward by hand.`,
  }),
  goal_needed: ({ referee, campaignWords }) => ({
    what: phrase`${strong(referee)} has not reached the goal before it.`,
    means: phrase`${campaignWords} asks for another goal first.`,
    todo: null,
  }),
  condition_failed: ({ event, campaignWords }) => ({
    what: phrase`The condition was not met.`,
    means: phrase`${campaignWords} looks at what ${code(event)} says, and it said something else.`,
    todo: null,
  }),
  property_missing: ({ event, campaignWords }) => ({
    what: phrase`The event left out what is asked for.`,
    means: phrase`${campaignWords} needs a property that this ${code(event)} did not bring.`,
    todo: phrase`Have the app send the property, or make it required in the event's schema.`,
  }),
  property_type: ({ event, campaignWords }) => ({
    what: phrase`A property was of another kind than is asked for.`,
    means: phrase`${campaignWords} cannot compare what this ${code(event)} brought.`,
    todo: phrase`Have the app send the type that the event's schema says.`,
  }),
  occurrence_not_reached: ({ referee, event }) => ({
    what: phrase`It was not yet the time that counts.`,
    means: phrase`The reward comes with a later ${code(event)} of ${strong(referee)}; this one was counted.`,
    todo: null,
  }),
  superseded_by_campaign: ({ campaignWords }) => ({
    what: phrase`Another campaign paid for this event.`,
    means: phrase`${campaignWords} stands in a group of which only one pays.`,
    todo: null,
  }),
  currency_not_configured: ({ campaignWords }) => ({
    what: phrase`The event was in another currency.`,
    means: phrase`${campaignWords} pays a share, and amounts of two currencies are never added up.`,
    todo: null,
  }),
  below_minimum: ({ campaignWords }) => ({
    what: phrase`The share came to nothing.`,
    means: phrase`${campaignWords} pays a share of what the event says, and this one said too little.`,
    todo: null,
  }),
  cap_referrer: ({ referrer, campaignWords }) => ({
    what: phrase`${strong(referrer ?? "The referrer")} has had as much as one person can get.`,
    means: phrase`${campaignWords} has a limit for each referrer, and it is reached.`,
    todo: phrase`Raise the limit if they should get more.`,
  }),
  cap_referee: ({ referee, campaignWords }) => ({
    what: phrase`${strong(referee)} has had as much as one friend can get.`,
    means: phrase`${campaignWords} has a limit for each friend, and it is reached.`,
    todo: phrase`Raise the limit if friends should get more.`,
  }),
  cap_campaign: ({ campaignWords }) => ({
    what: phrase`${campaignWords} has given as much as it may in this time.`,
    means: phrase`It has a limit on what it gives, and it is reached.`,
    todo: phrase`Raise the limit if it should give more.`,
  }),
  cap_budget: ({ campaignWords }) => ({
    what: phrase`The budget of ${campaignWords} is spent.`,
    means: phrase`Whatever it gives costs something, and nothing is left of its budget.`,
    todo: phrase`Raise the budget if it should go on.`,
  }),
  already_referred: ({ referee, referrer }) => ({
    what: phrase`${strong(referee)} was already referred${referrer ? phrase` by ${strong(referrer)}` : ""}.`,
    means: phrase`The first code counts, whatever comes later. This event changes nothing about it.`,
    todo: null,
  }),
  not_first_occurrence: ({ referee, event, campaignWords }) => ({
    what: phrase`${strong(referee)} had converted before.`,
    means: phrase`${campaignWords} rewards a friend's first ${code(event)} only.`,
    todo: null,
  }),
  referrer_deleted: ({ referee }) => ({
    what: phrase`The person who referred ${strong(referee)} was deleted.`,
    means: phrase`There is nobody left to reward on that side.`,
    todo: null,
  }),
  reward_campaign_closed: ({ campaignWords }) => ({
    what: phrase`The campaign that holds the reward is not running.`,
    means: phrase`${campaignWords} wanted to give something from it and could not.`,
    todo: phrase`Start that campaign again, or choose another reward.`,
  }),
  codes_exhausted: (facts) => ({
    what: phrase`${strong(nameOfSide(facts))} waits for ${strong(facts.reward ?? "a reward")}: no codes are left.`,
    means: phrase`Every code is taken. Who waits longest is paid first when there are new ones.`,
    todo: phrase`Add codes, or make their pattern longer.`,
  }),
};

export function decisionSentence(facts: DecisionFacts): DecisionSentence {
  const codeWords = facts.code ? phrase`The code ${code(facts.code)}` : phrase`The code`;
  return sentences[facts.reason]({ ...facts, codeWords, campaignWords: phrase`${strong(facts.campaign)}` });
}

/** The first sentence, plain and without its full stop: for a table's cell or after "No reward:". */
export function decisionHeadline(facts: DecisionFacts): string {
  return phraseText(decisionSentence(facts).what).replace(/\.$/, "");
}

/** The same of a reason alone, whoever it is about. */
export function reasonHeadline(reason: DecisionReason, outcome: DecisionOutcome = "refused"): string {
  return decisionHeadline({
    ...{ outcome, reason, side: "both", campaign: "the campaign", event: "event", code: null },
    ...{ referee: "A friend", referrer: null, reward: null },
  });
}
