import { expect, test } from "vitest";
import type { Property } from "../../event-schema/property";
import type { ChecklistLine } from "../checklist-record";
import { emptyGoal, noReward } from "./empty";
import { eventProperties } from "./event-properties";
import { stockWords } from "./stock-words";
import { tierWords } from "./tier-words";
import { unseenLines } from "./unseen-lines";
import { withoutGoal } from "./without-goal";

const property = (name: string, type: Property["type"], rest: Partial<Property> = {}): Property => ({
  ...{ id: name, name, type, required: false, constraints: {} },
  ...rest,
});

test("a share is of a number that the event says once, wherever it stands", () => {
  const properties = [
    property("total", "number"),
    property("currency", "string"),
    property("tags", "integer", { list: true }),
    property("order", "object", { properties: [property("amount", "integer"), property("id", "string")] }),
    property("items", "object", { list: true, properties: [property("price", "number")] }),
  ];
  expect(eventProperties({ properties }, "amount")).toEqual(["total", "order.amount"]);
  expect(eventProperties({ properties }, "currency")).toEqual(["currency", "order.id"]);
  expect(eventProperties({ properties }, "identifying")).toEqual(["total", "currency", "order.amount", "order.id"]);
});

test("a goal that goes takes along what counts its friends, and nothing waits for it", () => {
  const goals = [
    emptyGoal("signed", "Sign-up"),
    { ...emptyGoal("order", "Order"), needs: "signed" },
    { ...emptyGoal("refund", "Refund"), does: "take_back" as const, takesBack: ["signed", "order"] },
  ];
  const tier = { tierId: "at_5", at: "5", repeats: false, onDrop: "keep" as const, reward: noReward };
  const tiers = [
    { ...tier, goal: "signed" },
    { ...tier, tierId: "at_10", goal: "order" },
  ];
  const left = withoutGoal({ goals, tiers }, "signed");
  expect(left.goals.map(({ goalId, needs, takesBack }) => ({ goalId, needs, takesBack }))).toEqual([
    { goalId: "order", needs: "", takesBack: [] },
    { goalId: "refund", needs: "", takesBack: ["order"] },
  ]);
  expect(left.tiers.map(({ tierId }) => tierId)).toEqual(["at_10"]);
});

test("what only the fields know is said beside what the server found, once for a step", () => {
  const line = (verdict: ChecklistLine["verdict"], step: ChecklistLine["step"]): ChecklistLine => ({
    ...{ key: `${verdict} ${step}`, verdict, step, found: "", advice: null, details: [], about: null },
  });
  const problems = [
    { path: "goals.0.referrer.amount", message: "Type an amount" },
    { path: "fraud.velocityMax", message: "Type how many friends" },
  ];
  const found = unseenLines(problems, [line("refuse", "rewards"), line("warn", "limits")]);
  expect(found.map(({ key, verdict, found: words }) => [key, verdict, words])).toEqual([
    ["field.fraud.velocityMax", "refuse", "Type how many friends."],
  ]);
});

test.each([
  [{ codesCount: 900, publishedCount: 18, config: { isStatic: true } }, "882 left"],
  [{ codesCount: 18, publishedCount: 18, config: { isStatic: true } }, "none left"],
  [{ codesCount: 18, publishedCount: 18, config: {} }, "made as needed"],
])("of %j there are %s", (stock, words) => {
  expect(stockWords(stock)).toBe(words);
});

test.each([
  [
    { at: "5", repeats: false, reward: { ...noReward, kind: "material" as const, name: "a mug" } },
    "at 5 friends",
    "a mug",
  ],
  [{ at: "1", repeats: false, reward: noReward }, "at 1 friend", "nothing chosen yet"],
  [
    { at: "10", repeats: true, reward: { ...noReward, kind: "credits" as const, giftId: "camp_1", amount: "25" } },
    "every 10 friends",
    "€ 25.00 credits on a card of Credits",
  ],
])("a step of %j says %s, %s", (tier, when, what) => {
  const names = new Map([["camp_1", "Credits"]]);
  const words = tierWords(
    { tierId: "t", goal: "g", onDrop: "keep", ...tier },
    { currency: "EUR", timeZone: "UTC" },
    names,
  );
  expect([words.when, words.what.replaceAll("\u00a0", " ")]).toEqual([when, what]);
});
