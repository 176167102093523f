import { expect, test } from "vitest";
import { emptyConfig } from "../empty-config";
import type { PublicUnfinished } from "../unfinished-config";
import { noReward } from "./empty";
import { campaignProblems, problemsOfStep } from "./problems";
import { problemCases } from "./problems.cases";
import { campaignSteps } from "./steps";
import type { CampaignValues } from "./values";
import { valuesOf } from "./values-of";

const place = { currency: "EUR", timeZone: "Europe/Berlin" };
const empty = valuesOf(
  {
    ...{ name: "Friends", description: null, startsAt: null, endsAt: null },
    config: emptyConfig("referral") as PublicUnfinished,
  },
  place,
);
const whole: CampaignValues = {
  ...empty,
  goals: empty.goals.map((goal) => ({
    ...goal,
    eventId: "ms_1",
    referrer: { ...noReward, kind: "credits", giftId: "camp_1", amount: "10" },
    referee: { ...noReward, kind: "coupon", couponsId: "camp_2" },
  })),
};

test.each(problemCases)("$name is judged beside its field", ({ change, path }) => {
  expect(campaignProblems(change(whole), place)[0]?.path ?? null).toBe(path);
});

test("each problem stands on the step of its field, and on no other", () => {
  const problems = problemCases.flatMap(({ change }) => campaignProblems(change(whole), place));
  const perStep = campaignSteps.map((step) => problemsOfStep(problems, step).length);
  expect(perStep.reduce((sum, count) => sum + count, 0)).toBe(problems.length);
  expect(Object.fromEntries(campaignSteps.map((step, at) => [step, perStep[at] !== 0]))).toEqual({
    ...{ purpose: true, trigger: true, rewards: true, codes: true, limits: true, review: false },
  });
});
