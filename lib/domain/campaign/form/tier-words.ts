import { phraseText } from "../../phrase";
import { rewardFacts } from "../summary-facts";
import { rewardPhrase } from "../summary-referral";
import { rewardOf } from "./config-of";
import type { Place, TierValues } from "./values";

/** "at 5 friends", "a coupon from Welcome coupons": what a tier says, in two halves. */
export function tierWords(
  { at, repeats, reward }: TierValues,
  place: Place,
  names: ReadonlyMap<string, string>,
): { when: string; what: string } {
  const count = at.trim() || "some";
  const facts = rewardFacts(rewardOf(reward, place, names));
  return {
    when: `${repeats ? "every" : "at"} ${count} ${count === "1" ? "friend" : "friends"}`,
    what: facts ? phraseText(rewardPhrase(facts, place.currency)) : "nothing chosen yet",
  };
}
