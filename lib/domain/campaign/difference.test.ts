import { describe, expect, test } from "vitest";
import { phraseText } from "../phrase";
import { campaignDifferences } from "./difference";
import { PublicConfig, type PublicReferral } from "./record";

const place = { currency: "EUR", timeZone: "Europe/Berlin" };
const gift = { id: "camp_1", name: "Northwind credits" };
const credits = (minor: number) => ({ kind: "credits", campaign: gift, amount: { kind: "fixed", minor } });
const buys = {
  ...{ id: "buy", name: "Purchase", trigger: { id: "ms_1", name: "order_paid" } },
  action: { kind: "reward", referrer: credits(1_000), referee: null },
};
const parse = (changes: object) =>
  PublicConfig.parse({
    ...{ kind: "referral", code: { pattern: "NW-####", charset: "ABCDEFGH" }, joinOnce: true, goals: [buys] },
    ...changes,
  }) as PublicReferral;
const at = (value: number) => ({ combinator: "and", rules: [{ field: "event.total", operator: ">=", value }] });
const mug = { kind: "material", name: "a mug" };

const cases: [change: string, before: object, after: object, told: string[]][] = [
  ["nothing", {}, {}, []],
  [
    "a higher minimum",
    { goals: [{ ...buys, condition: at(30) }] },
    { goals: [{ ...buys, condition: at(50) }] },
    [expect.stringMatching(/^changed The goal was “Purchase”: .*at least 30.*, and is “Purchase”: .*at least 50/)],
  ],
  [
    "another goal",
    {},
    { goals: [buys, { ...buys, id: "visit", name: "Visit" }] },
    [expect.stringMatching(/^added A new goal: “Visit”: When somebody/)],
  ],
  [
    "a tier less",
    { tiers: [{ id: "five", goal: "buy", at: 5, repeats: true, reward: mug }] },
    {},
    ["removed A tier less: For every 5 friends who reach “Purchase” the referrer also gets a mug."],
  ],
  [
    "a budget",
    {},
    { limits: [{ of: "campaign", measure: "value", period: "all", max: 500_000 }] },
    ["added A new limit: at most € 5,000.00 in the campaign"],
  ],
  [
    "a window",
    { attribution: { windowDays: 30 } },
    { attribution: { windowDays: null } },
    [
      expect.stringContaining(
        "was “Purchase”: When somebody who came with a customer’s code sends order_paid for the first time within 30 days",
      ),
      "changed Friends’ events count: 30 days before, for ever now",
    ],
  ],
  [
    "who is new, what is suspicious, whom it follows",
    { attribution: { referee: { kind: "anyone" } }, fraud: { signals: { loop: "note" } } },
    { attribution: { referee: { kind: "never_seen" } }, fraud: { signals: { loop: "refuse" } }, follows: "latest" },
    [
      "changed Who counts as new: anybody before, Only friends who were never heard of before count. now",
      "changed Referrals that began before: keep their version before, follow the newest now",
      "changed A sign of friends who refer each other: noted before, refused now",
    ],
  ],
  [
    "codes",
    {},
    { code: { pattern: "FRIEND-####", charset: "ABCDEFGH" }, joinOnce: false },
    [
      "changed New codes look: like NW-CEFH before, like FRIEND-CEFH now",
      "changed Who asks again gets: the code they have before, another now",
    ],
  ],
];

describe("two versions of a campaign", () => {
  test.each(cases)("that differ by %s are told apart in sentences", (_change, before, after, told) => {
    const found = campaignDifferences(parse(before), parse(after), place);
    expect(found.map(({ kind, words }) => `${kind} ${phraseText(words).replaceAll("\u00a0", " ")}`)).toEqual(told);
  });
});
