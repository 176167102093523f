import { describe, expect, test } from "vitest";
import { decisionReasons } from "../decision";
import { decideReferral } from "./decide-referral";
import { campaign, config, type DecisionCase, decisionCases, event, facts, goal } from "./decide-referral.cases";
import type { Counters } from "./facts";

/** Counters in memory; what nobody set is 0. */
function countersOf(
  before: DecisionCase["counters"] = {},
): Counters & { moved: Map<string, { count: number; valueMinor: number }> } {
  const moved = new Map(
    Object.entries(before).map(([key, value]) => {
      const [count = 0, valueMinor = 0] = value.split("/").map(Number);
      return [key, { count, valueMinor }];
    }),
  );
  const of = (key: string) => moved.get(key) ?? { count: 0, valueMinor: 0 };
  const add = (key: string, count: number, valueMinor: number) => {
    const was = of(key);
    moved.set(key, { count: was.count + count, valueMinor: was.valueMinor + valueMinor });
  };
  return { of, add, moved };
}

function decide(one: DecisionCase, counters = countersOf(one.counters)) {
  const rules = { ...config, goals: [{ ...goal, ...one.goal }], ...one.config };
  return decideReferral(
    { ...event, ...one.event },
    { ...campaign, config: rules, ...one.campaign },
    { ...facts, rules, counters, ...one.facts },
  );
}

const told = (one: DecisionCase) =>
  decide(one).decisions.map(({ side, outcome, reason }) => `${side} ${outcome} ${reason}`);

/** Known only when a code is taken, and what a person decides. */
const ofThePipeline = ["codes_exhausted", "used_before_refund"];

describe("a conversion", () => {
  test.each(decisionCases)("$when gives $gives", (one) => {
    expect(told(one)).toEqual(one.gives);
    const decided = decide(one);
    expect(decided.attribute !== null).toBe(one.attributes ?? false);
    expect(decided.qualify).toBe(one.qualifies ?? false);
  });

  test("can be decided for every reason of the list", () => {
    const reached = new Set(
      decisionCases.flatMap((one) => decide(one).decisions.map(({ reason }) => reason as string)),
    );
    expect([...reached, ...ofThePipeline].sort()).toEqual([...decisionReasons].sort());
  });

  test.each(decisionCases)("$when names what failed last, and asks nothing after it", (one) => {
    for (const { outcome, reason, checks, reward } of decide(one).decisions) {
      const failed = checks.filter(({ ok }) => !ok);
      // That nobody referred them is seen by a check as well, and refuses nothing.
      const isEnded = outcome === "refused" || reason === "no_code" || reason === "occurrence_not_reached";
      expect(failed).toHaveLength(isEnded ? 1 : 0);
      if (isEnded) expect(checks.at(-1)).toBe(failed[0]);
      expect(reward !== null).toBe(["rewarded", "waiting", "held"].includes(outcome));
    }
  });

  test("is paid a tenth of 47.90 as 4.79, by whole numbers", () => {
    const one = decisionCases.find(({ when }) => when === "that pays a share");
    const [referrer] = one ? decide(one).decisions : [];
    expect(referrer?.reward).toMatchObject({ amountMinor: 479, costMinor: 479 });
  });

  test("is cut to the rest of the budget, and says so", () => {
    const one = decisionCases.find(({ when }) => when === "for the rest of the budget");
    const [referrer] = one ? decide(one).decisions : [];
    expect(referrer?.reward).toMatchObject({ amountMinor: 600, costMinor: 600 });
    expect(referrer?.checks.at(-1)?.saw.replaceAll("\u00a0", " ")).toBe("€ 44.00 before, so cut to € 6.00");
  });

  test("that missed by little says by how much", () => {
    const one = decisionCases.find(({ when }) => when === "below the minimum");
    const [both] = one ? decide(one).decisions : [];
    expect(both?.checks.at(-1)).toMatchObject({
      check: "condition",
      saw: "47.90",
      miss: expect.stringContaining("2.10"),
    });
  });

  test("gives back what it took of a limit when it is refunded", () => {
    const one = decisionCases.find(({ when }) => when === "that is a refund of what was given");
    if (!one) throw new Error("the case is gone");
    const limits = [{ of: "referrer" as const, measure: "value" as const, period: "day" as const, max: 9_000 }];
    const counters = countersOf({ "referrer/anna/2026-06-02": "1/1000" });
    decide({ ...one, config: { ...one.config, limits } }, counters);
    expect(counters.of("referrer/anna/2026-06-02")).toEqual({ count: 0, valueMinor: 0 });
  });
});

test("a refund that two goals ask for gives back to a limit once", () => {
  const one = decisionCases.find(({ when }) => when === "that is a refund of what was given");
  const [refund] = one?.config?.goals?.filter(({ action }) => action.kind === "take_back") ?? [];
  if (!one || !refund) throw new Error("the case is gone");
  const limits = [{ of: "referrer" as const, measure: "value" as const, period: "day" as const, max: 9_000 }];
  const goals = [refund, { ...refund, id: "refund_again" }];
  const counters = countersOf({ "referrer/anna/2026-06-02": "2/1500" });
  const { decisions, takeBack } = decide({ ...one, config: { ...one.config, goals, limits } }, counters);
  expect(counters.of("referrer/anna/2026-06-02")).toEqual({ count: 1, valueMinor: 500 });
  expect(decisions.map(({ reason }) => reason)).toEqual(["refunded", "nothing_to_take_back"]);
  expect(takeBack).toHaveLength(1);
});

test("a later event whose reward is held names the sign, which the event that made the referral saw", () => {
  const one = decisionCases.find(({ facts: known }) => known?.referral?.signals.length);
  if (!one) throw new Error("the case is gone");
  for (const { checks, reason } of decide(one).decisions) {
    expect(reason).toBe("held_for_review");
    expect(checks.filter(({ check }) => check === "signal")).toEqual([
      expect.objectContaining({ saw: "the same phone", ok: true }),
    ]);
  }
});

describe("a referrer's tier", () => {
  const reward = { kind: "material" as const, name: "A mug", costMinor: 500 };
  const tiers = (repeats: boolean) => ({
    tiers: [{ id: "five", goal: "conversion", at: 5, repeats, onDrop: "keep" as const, reward }],
  });
  const steps = (repeats: boolean, friends: number, givenSteps: number) => {
    const counters = countersOf({
      "goal.conversion/anna/all": `${friends}/0`,
      "tier.five/anna/all": `${givenSteps}/0`,
    });
    return decide({ when: "", gives: [], config: tiers(repeats) }, counters)
      .decisions.filter(({ goal: id }) => id.startsWith("tier."))
      .map(({ goal: id, outcome }) => `${id} ${outcome}`);
  };

  test.each<[when: string, repeats: boolean, friends: number, given: number, gives: string[]]>([
    ["below it gives nothing", false, 3, 0, []],
    ["at it gives once", false, 4, 0, ["tier.five.1 rewarded"]],
    ["beyond it gives nothing more", false, 9, 1, []],
    ["that repeats gives at each multiple", true, 9, 1, ["tier.five.2 rewarded"]],
    ["between two multiples gives nothing", true, 7, 1, []],
    [
      "that was jumped over gives every step that was crossed",
      true,
      13,
      0,
      ["tier.five.1 rewarded", "tier.five.2 rewarded"],
    ],
  ])("%s", (_when, repeats, friends, givenSteps, gives) => {
    expect(steps(repeats, friends, givenSteps)).toEqual(gives);
  });
});
