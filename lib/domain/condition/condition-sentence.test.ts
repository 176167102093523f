import { expect, test } from "vitest";
import { phraseText } from "../phrase";
import { conditionFields, referralFields } from "./condition-fields";
import { conditionSentence } from "./condition-sentence";
import { definition, sentenceCases } from "./condition-sentence.cases";

const fields = [...conditionFields(definition), ...referralFields];

test.each(sentenceCases)("%j is said as %s", (condition, sentence) => {
  expect(phraseText(conditionSentence(condition, fields, { timeZone: "Europe/Berlin" }))).toBe(sentence);
});
