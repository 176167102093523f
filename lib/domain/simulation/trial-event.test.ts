import { expect, test } from "vitest";
import { asked } from "../decision-check";
import { phraseText } from "../phrase";
import type { TrialDecision } from "./campaign-trial";
import { trialTrace } from "./trial-event";

const at = "2026-11-20T10:00:00.000Z";
const tried = { name: "order_paid", occurredAt: at, at, timeZone: "UTC" };
const decision = (changes: Partial<TrialDecision>): TrialDecision => ({
  ...{ campaign: { id: "camp_1", name: "Friends" }, side: "both", outcome: "refused", reason: "condition_failed" },
  ...{
    code: "NORA",
    referee: "Ana",
    referrer: "Nora",
    reward: null,
    goal: "buy",
    checks: [],
    waits: null,
    signals: [],
  },
  ...changes,
});
const told = (decisions: TrialDecision[]) => {
  const { verdict, steps } = trialTrace({ ok: true, problems: [], decisions }, tried);
  return {
    result: verdict.result,
    detail: phraseText(verdict.detail),
    conditions: verdict.columns.find(({ column }) => column === "conditions")?.state,
    checks: steps.flatMap(({ checks }) => checks.map(({ subject, expected, saw }) => `${subject} ${expected}, ${saw}`)),
    text: steps.flatMap(({ text }) => text.map(phraseText)).join(" "),
  };
};

test("a trial that fails says which condition saw what", () => {
  const failed = asked("condition", false, "47.90", "total ≥ 50.00", "short by 2.10");
  expect(told([decision({ checks: [failed] })])).toMatchObject({
    conditions: "failed",
    detail: "needs total ≥ 50.00, was 47.90: short by 2.10",
    checks: [expect.stringContaining("47.90")],
  });
});

test("a trial of a friend who comes with the event is told by the goal that failed, and the referral below it", () => {
  const came = decision({ goal: "attribution", outcome: "attributed", reason: "referral_attributed" });
  const { result, conditions, text } = told([
    came,
    decision({ checks: [asked("condition", false, "60", "total ≥ 600")] }),
  ]);
  expect([result, conditions]).toEqual([expect.stringMatching(/^No reward/), "failed"]);
  expect(text).toContain("Ana is now referred by Nora");
});

test("a trial that holds says who would get what, and not that they got it", () => {
  const credits = { kind: "credits", label: null, amountMinor: "1000", currency: "EUR" } as const;
  const paid = decision({ side: "referrer", outcome: "rewarded", reason: "reward_issued", reward: credits });
  const { result, text } = told([{ ...paid, waits: { for: "nothing", dueAt: at, costMinor: "1000" } }]);
  expect(result).toBe("Nora would get €\u00a010.00 credits");
  expect(text).toContain("Nora would get");
  expect(text).not.toMatch(/\bgot\b/);
});
