import { expect, test } from "vitest";
import { defaultTemplates } from "./default-templates";
import { endReasonWords, messageOccasions, occasionsOfReward } from "./occasion";
import { reasonCases, rewardCases } from "./occasion.cases";
import { renderMessage, templateProblems } from "./render-message";
import { exampleFacts } from "./variables";

test.each(rewardCases)("%s", (_what, reward, occasions) => {
  const whole = {
    side: "referrer" as const,
    status: "issued" as const,
    isTier: false,
    isGivenAtOnce: false,
    ...reward,
  };
  expect(occasionsOfReward(whole)).toEqual(occasions);
});

test.each(reasonCases)("the reason %s (by a person: %s) is told as: %s", (reason, isByPerson, words) => {
  expect(endReasonWords(reason, isByPerson)).toBe(words);
});

test.each(messageOccasions)(
  "the words that %s begins with have no problem, with and without what may be missing",
  (occasion) => {
    const frame = { project: "Shop", campaign: "Friends", unsubscribeLink: "https://goodword.test/u/x" };
    const template = defaultTemplates[occasion];
    expect(templateProblems(occasion, template)).toEqual([]);
    const facts = exampleFacts(occasion);
    const nothing = { values: Object.fromEntries(Object.keys(facts.values).map((path) => [path, null])), metadata: {} };
    for (const each of [facts, nothing]) expect(renderMessage(occasion, template, each, frame).ok).toBe(true);
  },
);
