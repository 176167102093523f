import { codeSpace } from "../code";
import type { Fault } from "./problems";
import type { CampaignValues } from "./values";

/** Fewer than this many different codes are soon guessed, and soon used up. */
const codeSpaceMin = 10_000;

export function judgeCodes({ pattern, charset, isStatic, kind }: CampaignValues, fault: Fault): void {
  if (charset.length < 2) fault("charset", "Name at least two letters or digits");
  else if (charset.length > 100) fault("charset", "At most 100 letters and digits");
  if (!pattern.trim()) return fault("pattern", "Say what a code looks like, such as FRIEND-######");
  if (pattern.length > 100) return fault("pattern", "At most 100 characters");
  if (isStatic && kind !== "referral") return;
  if (!pattern.includes("#")) fault("pattern", "Put at least one # in it: each # becomes a random letter or digit");
  else if (codeSpace({ pattern, charset: charset.toLowerCase() }) < codeSpaceMin) {
    fault("pattern", "Too few codes can be made of this, and they are soon guessed: add more #");
  }
}
