import { expect, test } from "vitest";
import { phraseText } from "../phrase";
import { judgeCondition } from "./judge-condition";
import { place } from "./judge-condition.cases";
import { nearestMiss } from "./nearest-miss";
import { missCases } from "./nearest-miss.cases";

test.each(missCases)("%j of %j", (rules, event, words) => {
  const facts = { event, referee: {}, referrer: {}, referral: {} };
  const { checks } = judgeCondition({ combinator: "and", rules }, facts, place);
  const miss = nearestMiss(checks);
  expect(miss && phraseText(miss.words)).toBe(words);
});

test("the miss is a number that can be counted with, without the dust of floats", () => {
  const facts = { event: { total: 47.9 }, referee: {}, referrer: {}, referral: {} };
  const rules = [{ field: "event.total", operator: ">=" as const, value: 50 }];
  const { checks } = judgeCondition({ combinator: "and", rules }, facts, place);
  expect(checks[0]?.miss).toEqual({ by: 2.1, unit: "number", far: 0.042 });
});

test("a rule that is turned round has no near and far", () => {
  const facts = { event: { total: 60 }, referee: {}, referrer: {}, referral: {} };
  const rules = [{ field: "event.total", operator: ">=" as const, value: 50 }];
  const miss = nearestMiss(judgeCondition({ combinator: "and", not: true, rules }, facts, place).checks);
  expect(miss && phraseText(miss.words)).toBe("needs total not at least 50, was 60");
  expect(miss?.check).not.toHaveProperty("miss");
});
