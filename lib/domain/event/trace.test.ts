import { describe, expect, test } from "vitest";
import type { DecisionCheck } from "../decision-check";
import { phraseText } from "../phrase";
import type { EventDecision } from "./event-record";
import { eventOutcome } from "./outcome";
import { eventTrace } from "./trace";
import { stored, traceCases } from "./trace.cases";
import { eventVerdict } from "./verdict";

const plain = (text: string) => text.replaceAll("\u00a0", " ");

describe.each(traceCases)("$title", ({ event, steps, says, result }) => {
  const trace = eventTrace(event);

  test("the steps stand in the order they happened", () => {
    expect(trace.map((step) => plain(phraseText(step.title)))).toEqual(steps);
  });

  test("the sentences say what happened", () => {
    const told = trace
      .flatMap((step) => [...step.text, ...(step.todo ? [step.todo] : [])])
      .map(phraseText)
      .map(plain);
    for (const sentence of says) expect(told).toContain(sentence);
  });

  test("the verdict says it in one line", () => {
    expect(plain(eventVerdict(event).result)).toBe(result);
  });

  test("nothing of it is a code", () => {
    const { columns, detail } = eventVerdict(event);
    const words = [...trace.flatMap((step) => step.text), detail, ...columns.map((column) => column.words)].map(
      phraseText,
    );
    expect(words.join("\n")).not.toMatch(/undefined|null|NaN|trusted_channel|unknown_property|[A-Z]+_[A-Z]+/);
  });
});

test.each([
  [
    "rewarded",
    [
      ["rewarded", "referrer"],
      ["rewarded", "referee"],
    ],
  ],
  [
    "rewarded",
    [
      ["rewarded", "referrer"],
      ["nothing_due", "referee"],
    ],
  ],
  [
    "rewarded",
    [
      ["rewarded", "referrer"],
      ["refused", "both"],
    ],
  ],
  [
    "partly_rewarded",
    [
      ["rewarded", "referrer"],
      ["refused", "referee"],
    ],
  ],
  [
    "attributed",
    [
      ["attributed", "both"],
      ["refused", "both"],
    ],
  ],
  ["refused", [["refused", "both"]]],
  ["nothing_due", [["nothing_due", "both"]]],
  ["none", []],
] as const)("an event is called %s when its decisions are %j", (word, sides) => {
  const decisions = sides.map(([outcome, side]) => ({ outcome, side, reason: "no_code" as const }));
  expect(eventOutcome({ isDue: false, isFailed: false, decisions })).toBe(word);
});

test("an event that is nobody's referral has nothing red on it", () => {
  const calm = traceCases.filter(({ event }) => event.outcome === "nothing_due");
  const words = calm.map(({ event }) => phraseText(eventVerdict(event).columns[0]?.words ?? []));
  expect(words).toEqual(["nobody referred them", "a code of another campaign"]);
  for (const { tone, checks } of calm.flatMap(({ event }) => eventTrace(event))) {
    expect(tone).not.toBe("bad");
    expect(checks.map(({ state }) => state)).not.toContain("failed");
  }
});

test("the verdict's columns say what held, what failed and what was not asked", () => {
  const states = traceCases.map(({ event }) => eventVerdict(event).columns.map((column) => column.state));
  expect(states[4]).toEqual(["absent", "not_asked", "not_asked", "not_asked", "not_asked"]);
  expect(states[3]).toEqual(states[1]);
  expect(states[1]).toEqual(["held", "held", "not_asked", "not_asked", "not_asked"]);
});

test("a signal that refuses nothing is named all the same, for somebody has to judge it", () => {
  const velocity: DecisionCheck = {
    column: "genuine",
    check: "signal",
    ok: true,
    expected: "no sign of one person on both sides",
    saw: "21 friends in the 24 hours before",
  };
  const [first] = traceCases.flatMap(({ event }) => event.decisions);
  if (!first) throw new Error("no case decides anything");
  const decision: EventDecision = {
    ...first,
    outcome: "held",
    reason: "held_for_review",
    checks: [...first.checks, velocity],
  };
  const { columns } = eventVerdict({ ...stored, outcome: "held", decisions: [decision] });
  expect(phraseText(columns.find(({ column }) => column === "genuine")?.words ?? [])).toBe(velocity.saw);
});
