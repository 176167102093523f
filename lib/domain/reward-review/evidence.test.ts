import { expect, test } from "vitest";
import { fraudSignals } from "../campaign/kinds";
import { phraseText } from "../phrase";
import { evidenceOf } from "./evidence";
import { evidenceCases, evidenceFacts } from "./evidence.cases";

test.each(evidenceCases)("$signal reads: $words", ({ signal, saw, facts, words, values, events }) => {
  const [told] = evidenceOf({ ...evidenceFacts, ...facts, signals: [{ signal, answer: "hold", saw }] });
  expect(phraseText(told?.words ?? []).replaceAll("\u00a0", " ")).toBe(words);
  expect(told?.values.map(({ label, referrer, referee }) => [label, referrer, referee])).toEqual(values);
  expect(told?.events.map(({ id }) => id)).toEqual(events);
});

test("every sign has a case", () => {
  expect(new Set(evidenceCases.map(({ signal }) => signal))).toEqual(new Set(fraudSignals));
});

test("what made it be held stands above what was only noted", () => {
  const signals = [
    { signal: "same_ip_agent" as const, answer: "note" as const, saw: "…" },
    { signal: "same_phone" as const, answer: "hold" as const, saw: "…" },
  ];
  expect(evidenceOf({ ...evidenceFacts, signals }).map(({ signal }) => signal)).toEqual([
    "same_phone",
    "same_ip_agent",
  ]);
});
