import { describe, expect, test } from "vitest";
import { campaignChecklist, standingLines, worstOf } from "./checklist";
import { checklistCases, readyFacts } from "./checklist.cases";
import type { ChecklistFacts } from "./checklist-facts";

const linesOf = (facts: ChecklistFacts) =>
  campaignChecklist(facts).map(({ verdict, step, key, found }) =>
    `${verdict} ${step} [${key}] ${found}`.replaceAll("\u00a0", " "),
  );

const readyLines = linesOf(readyFacts);

test("a draft that is ready has only good to tell, of every step", () => {
  expect(readyLines).toEqual([
    "ok trigger [event order_paid] order_paid came 1,200 times in the last 7 days.",
    "ok rewards [sides] Both sides get something.",
    "ok rewards [source camp_1] Credits runs.",
    "ok rewards [source camp_2] 400 codes are left in Coupons.",
    expect.stringMatching(/^ok codes \[code pattern\] Codes look like FRIEND-\w{6}\.$/),
    "ok codes [landing page] Links lead to a page with plain words; what it says is written once the campaign is there.",
    "ok limits [dates] It has no end.",
    "ok limits [limits] What it gives is bounded by 1 limit.",
    "ok limits [customers] Who was there before is known, and does not count as new.",
  ]);
});

describe("the checklist", () => {
  test.each(checklistCases)("when $when, says so", ({ facts, lines }) => {
    const told = linesOf({ ...readyFacts, ...facts });
    expect(told.filter((line) => !readyLines.includes(line))).toEqual(lines);
  });

  test.each(checklistCases)("when $when, has each key once", ({ facts }) => {
    const keys = campaignChecklist({ ...readyFacts, ...facts }).map(({ key }) => key);
    expect(keys).toEqual([...new Set(keys)]);
  });

  test.each(checklistCases)("when $when, gives advice with what it warns of", ({ facts }) => {
    const bare = campaignChecklist({ ...readyFacts, ...facts }).filter(
      ({ verdict, advice }) => verdict === "warn" && advice === null,
    );
    expect(bare).toEqual([]);
  });
});

describe("what stands in the way of publishing", () => {
  const of = (facts: Partial<ChecklistFacts>) => campaignChecklist({ ...readyFacts, ...facts });
  const [rival] = checklistCases.filter(({ when }) => when.startsWith("another campaign")).map(({ facts }) => facts);

  test.each<[string, Partial<ChecklistFacts>, string[], string | null]>([
    ["nothing, of a draft that is ready", {}, [], null],
    ["what is warned of", { ...rival }, [], "unconfirmed"],
    ["nothing that somebody said yes to", { ...rival }, ["rival camp_9"], null],
    ["what somebody said yes to something else of", { ...rival }, ["rival camp_8"], "unconfirmed"],
    ["what is refused, whatever is said yes to", { isNameTaken: true }, ["name"], "refused"],
    ["what is refused, before what is warned of", { ...rival, isNameTaken: true }, [], "refused"],
  ])("is %s", (_title, facts, confirmed, kind) => {
    expect(standingLines(of(facts), confirmed)?.kind ?? null).toBe(kind);
  });

  test("is told by its worst", () => {
    expect([{}, { ...rival }, { isNameTaken: true }].map((facts) => worstOf(of(facts)))).toEqual([
      "ok",
      "warn",
      "refuse",
    ]);
  });
});
