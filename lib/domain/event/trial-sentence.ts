import { decisionHeadline } from "../decision-sentence";
import { type Phrase, phrase, strong } from "../phrase";
import type { JudgedBy, WouldDecide } from "./event-trial";
import { lowerFirst, rewardWords } from "./verdict";

/** What a decision that was not made would be, in one line. */
export function wouldSentence(would: WouldDecide, event: string): Phrase {
  const { campaign, side, outcome, reason, referee, referrer } = would;
  const reward = would.reward
    ? rewardWords(would.reward.kind, would.reward.amountMinor, would.reward.currency)
    : "a reward";
  if (outcome === "rewarded") {
    const who = side === "referrer" ? (referrer ?? "The referrer") : referee;
    return phrase`${strong(who)} would get ${strong(reward)} from ${strong(campaign.name)}`;
  }
  if (reason === "referral_attributed") {
    return phrase`${strong(referee)} would be referred by ${strong(referrer ?? "the code's holder")} in ${strong(campaign.name)}`;
  }
  const why = decisionHeadline({ ...would, campaign: campaign.name, event, reward: null });
  return phrase`${strong(campaign.name)} would pay nothing: ${lowerFirst(why)}`;
}

/** "the draft", "version 2.0". */
export function judgedByWords({ version, label }: JudgedBy): string {
  return version === "draft" ? "the draft" : `version ${label ?? version}`;
}
