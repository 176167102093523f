import { expect, test } from "vitest";
import { phraseText } from "../phrase";
import { judgedByWords, wouldSentence } from "./trial-sentence";
import { wouldSentenceCases } from "./trial-sentence.cases";

test.each(wouldSentenceCases)("$outcome, $reason for $side reads: $reads", ({ reads, ...given }) => {
  const would = {
    campaign: { id: "camp_1", name: "Friends" },
    side: "both",
    outcome: "refused",
    reason: "no_code",
    code: "NRY-01",
    referee: "Alex",
    referrer: "Nora",
    reward: null,
    ...given,
  } as const;
  expect(phraseText(wouldSentence(would, "signed_up"))).toBe(reads);
});

test.each([
  [{ version: "draft", label: null }, "the draft"],
  [{ version: 4, label: "2.1" }, "version 2.1"],
] as const)("what judged, %j, is called %s", (judgedBy, words) => {
  expect(judgedByWords(judgedBy)).toBe(words);
});
