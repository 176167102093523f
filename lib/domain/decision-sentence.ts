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
  codes_exhausted: ({ campaignWords }) => ({
    what: phrase`No codes were left to give.`,
    means: phrase`${campaignWords} gives a code for each reward, and every one is taken.`,
    todo: phrase`Add codes, or make their pattern longer, before the next event comes.`,
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
