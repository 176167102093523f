import { codeSpace } from "../code";
import type { Fault } from "./problem";
import type { CampaignValues } from "./values";

/** Fewer than this many different codes are soon guessed, and soon used up. */
const codeSpaceMin = 10_000;

export function judgeCodes({ pattern, charset, isStatic, kind }: CampaignValues, fault: Fault): void {
  if (charset.length < 2) fault("charset", "Name at least two letters or digits");
  else if (charset.length > 100) fault("charset", "At most 100 letters and digits");
  const problem = patternProblem(pattern, charset, Boolean(isStatic) && kind !== "referral");
  if (problem) fault("pattern", problem);
}

/** @param isPool only codes that were added are given out, so that none has to come of the pattern */
function patternProblem(pattern: string, charset: string, isPool: boolean): string | null {
  if (!pattern.trim()) return "Say what a code looks like, such as FRIEND-######";
  if (pattern.length > 100) return "At most 100 characters";
  if (isPool) return null;
  if (!pattern.includes("#")) return "Put at least one # in it: each # becomes a random letter or digit";
  return codeSpace({ pattern, charset: charset.toLowerCase() }) < codeSpaceMin
    ? "Too few codes can be made of this, and they are soon guessed: add more #"
    : null;
}
