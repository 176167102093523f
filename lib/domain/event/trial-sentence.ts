import { rewardWords } from "../campaign/reward-words";
import { decisionHeadline } from "../decision-sentence";
import { type Phrase, phrase, strong } from "../phrase";
import type { JudgedBy, WouldDecide } from "./event-trial";
import { lowerFirst } from "./verdict";

/** What a decision that was not made would be, in one line. */
export function wouldSentence(would: WouldDecide, event: string): Phrase {
  const { campaign, side, outcome, reason, referee, referrer } = would;
  const reward = would.reward ? rewardWords(would.reward) : "a reward";
  if (would.reward) {
    const who = side === "referrer" ? (referrer ?? "The referrer") : referee;
    const later = { held: ", once somebody approved it", waiting: ", later" }[String(outcome)] ?? "";
    return phrase`${strong(who)} would get ${strong(reward)} from ${strong(campaign.name)}${later}`;
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
