import { expect, test } from "vitest";
import { decisionReasons } from "../decision";
import { firstName } from "../first-name";
import { statusPage } from "./status-page";
import {
  denialWords,
  endWords,
  friendWords,
  invitedWords,
  rewardStateOf,
  rewardStates,
  rewardWords,
} from "./status-words";
import { referralCases, rewardCases } from "./status-words.cases";

test.each(rewardCases)("a reward that is %s %j: %s", (state, more, words) => {
  expect(rewardWords({ state, what: "€ 7.50 credits", code: null, until: null, why: null, ...more })).toBe(words);
});

test("every state has a case", () => {
  expect(new Set(rewardCases.map(([state]) => state))).toEqual(new Set(rewardStates));
});

test.each(referralCases)("%j is told to both", (told, friend, invited) => {
  const referral = { other: "Anna", joined: "3 May", isQualified: false, isDenied: false, ...told };
  expect([friendWords(referral), invitedWords(referral)]).toEqual([friend, invited]);
});

test("a state and a reason of another version promise nothing", () => {
  expect(rewardStateOf("something_new")).toBe("waiting");
  expect(denialWords("something_new")).toBe("the conditions were not met");
});

test("a refund is told as why a reward ended, a reviewer's own words are not", () => {
  expect([endWords("refunded"), endWords("One household"), endWords(null)]).toEqual([
    "the purchase was undone",
    null,
    null,
  ]);
});

test("no reason is told by its name", () => {
  expect(decisionReasons.map(denialWords).filter((words) => words.includes("_"))).toEqual([]);
});

test.each([
  ["Anna Ryan", "Anna"],
  ["  Zoë ", "Zoë"],
  ["anna.ryan@example.com", null],
  ["<b>Anna</b>", null],
  ["", null],
  [null, null],
])("of %s the other side sees %s", (name, first) => expect(firstName(name)).toBe(first));

test("what people are called shows as text", () => {
  const page = statusPage({ project: "<script>x</script>", name: null, invited: [], friends: [], codes: [] });
  expect(page).not.toContain("<script>");
});
