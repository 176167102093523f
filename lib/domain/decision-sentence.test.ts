import { expect, test } from "vitest";
import { decisionReasons } from "./decision";
import { type DecisionFacts, decisionHeadline, decisionSentence } from "./decision-sentence";
import { decisionSentenceCases } from "./decision-sentence.cases";
import { phraseText } from "./phrase";

const facts = {
  campaign: "Friends of Northwind",
  event: "checkout_completed",
  code: "NRY-01",
  referee: "Alex Doe",
  referrer: "Nora Ryan",
  reward: "€ 10.00 credits",
} satisfies Partial<DecisionFacts>;

test.each(decisionSentenceCases)(
  "$outcome, $reason for $side reads: $what",
  ({ outcome, reason, side, what, hasTodo }) => {
    const sentence = decisionSentence({ ...facts, outcome, reason, side });
    expect(phraseText(sentence.what)).toBe(what);
    expect(sentence.todo !== null).toBe(hasTodo);
  },
);

test("every reason has a case, so none can be added without words", () => {
  expect(new Set(decisionSentenceCases.map((each) => each.reason))).toEqual(new Set(decisionReasons));
});

test.each(decisionReasons)(
  "%s is told without its own name, in whole sentences, even when nothing else is known",
  (reason) => {
    const bare = { outcome: "refused", reason, side: "both", code: null, referrer: null, reward: null } as const;
    const { what, means, todo } = decisionSentence({ ...facts, ...bare });
    for (const each of [what, means, ...(todo ? [todo] : [])]) {
      const text = phraseText(each);
      expect(text).toMatch(/^[A-Z].*\.$/);
      expect(text).not.toContain(reason);
      expect(text).not.toMatch(/null|undefined|\b[A-Z]{2,}_/);
    }
  },
);

test("the headline has no full stop", () => {
  expect(decisionHeadline({ ...facts, outcome: "refused", reason: "code_disabled", side: "both" })).toBe(
    "The code NRY-01 is switched off",
  );
});

test("that no code came at all is told from a code of another campaign", () => {
  const without = { ...facts, outcome: "nothing_due", reason: "no_code", side: "both", code: null } as const;
  expect(decisionHeadline(without)).toBe("No referral code came with this event");
  expect(decisionSentence(without).todo).not.toBeNull();
});
