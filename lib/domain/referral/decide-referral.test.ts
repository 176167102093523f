import { describe, expect, test } from "vitest";
import { decisionReasons } from "../decision";
import { decideReferral } from "./decide-referral";
import { campaign, decisionCases, event, facts } from "./decide-referral.cases";

function decide(one: (typeof decisionCases)[number]) {
  const config = { ...campaign.config, ...one.config };
  return decideReferral(
    { ...event, ...one.event },
    { ...campaign, config, ...one.campaign },
    { ...facts, ...one.facts },
  );
}

describe("a conversion", () => {
  test.each(decisionCases)("$when gives $gives", (one) => {
    const decided = decide(one);
    expect(decided.decisions.map(({ side, outcome, reason }) => `${side} ${outcome} ${reason}`)).toEqual(one.gives);
    expect(decided.attribute !== null).toBe(one.attributes ?? false);
    expect(decided.qualify).toBe(one.qualifies ?? false);
  });

  test("can be decided for every reason of the list", () => {
    const reached = new Set(decisionCases.flatMap((one) => decide(one).decisions.map(({ reason }) => reason)));
    expect([...reached].sort()).toEqual([...decisionReasons].sort());
  });

  test.each(decisionCases)("$when names the check that failed last, and no check after it", (one) => {
    for (const { outcome, reason, checks, reward } of decide(one).decisions) {
      const failed = checks.filter(({ check, ok }) => !ok && check !== "first_touch");
      // That nobody referred them is seen by a check as well, and refuses nothing.
      const isEnded = outcome === "refused" || reason === "no_code";
      expect(failed).toHaveLength(isEnded ? 1 : 0);
      if (isEnded) expect(checks.at(-1)).toBe(failed[0]);
      expect(reward !== null).toBe(reason === "reward_issued");
    }
  });
});
