import { rewardWords } from "@/lib/domain/campaign/reward-words";
import { decisionHeadline } from "@/lib/domain/decision-sentence";
import { customerName } from "@/lib/domain/event/customer-name";
import type { EventListItem } from "@/lib/domain/event/event-record";
import { leadingDecision } from "@/lib/domain/event/outcome";

/** What an event set off, in one line of a table. */
export function setOffWords(event: EventListItem): string {
  if (event.outcome === "pending") return "Waiting to be decided";
  if (event.outcome === "failed") return "Nothing: it could not be decided";
  const rewarded = event.effects.filter((effect) => effect.outcome === "rewarded");
  if (rewarded.length > 0) {
    const gains = rewarded.map(({ side, reward }) => {
      const what = reward ? rewardWords(reward) : "a reward";
      return `${side === "referrer" ? "Referrer" : "Friend"}: ${what}`;
    });
    return gains.join(" · ");
  }
  const told = leadingDecision(event.effects);
  if (!told) return "";
  if (told.reason === "no_code" && event.referralCode === null) return "Nobody referred them";
  const facts = {
    ...told,
    event: event.name,
    code: event.referralCode,
    referee: customerName(event.customer),
    referrer: null,
    reward: told.reward ? rewardWords(told.reward) : null,
  };
  return decisionHeadline(facts);
}
