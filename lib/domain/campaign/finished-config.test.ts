import { describe, expect, test } from "vitest";
import { ConfigDraft } from "./draft";
import { emptyConfig } from "./empty-config";
import { finishedConfig } from "./finished-config";
import { campaignKinds } from "./kinds";
import { UnfinishedConfig } from "./unfinished-config";

const code = { pattern: "FRIEND-######", charset: "23456789ABCDEFGHJKMNPQRSTWXYZ" };
const credits = { kind: "credits", campaign: { id: "camp_1" }, amount: { kind: "fixed", minor: 1_000 } };
const buys = {
  ...{ id: "buy", name: "Purchase", trigger: { name: "order_paid" } },
  action: { kind: "reward", referrer: credits, referee: { kind: "material", name: "A mug" } },
};
const refund = {
  ...{ id: "refund", name: "Refund", trigger: { name: "order_refunded" }, qualifies: false },
  action: { kind: "take_back", goals: ["buy"], match: { property: "order", given: "order" } },
};
const five = { id: "five", goal: "buy", at: 5, reward: { kind: "webhook", name: "Status" } };
const whole = {
  ...{ kind: "referral", code, joinOnce: true, goals: [buys, refund], tiers: [five] },
  limits: [{ of: "referrer", measure: "count", period: "month", max: 3 }],
  exclusive: { group: "spring", rank: 1 },
  attribution: { referee: { kind: "known_less_than", days: 30 } },
};
const reward = (given: object) => ({ goals: [{ ...buys, action: { kind: "reward", referrer: given } }] });

const missing: [when: string, changes: object, places: string[]][] = [
  ["nothing", {}, []],
  ["the code's pattern", { code: { ...code, pattern: null } }, ["codes code.pattern"]],
  ["a code's pattern of blanks", { code: { ...code, pattern: "  " } }, ["codes code.pattern"]],
  ["any goal", { goals: [], tiers: [] }, ["trigger goals"]],
  ["the event", { goals: [{ ...buys, trigger: null }] }, ["trigger goals.0.trigger"]],
  ["a goal's name", { goals: [{ ...buys, name: " " }] }, ["trigger goals.0.name"]],
  ["which time counts", { goals: [{ ...buys, occurrence: { kind: "nth" } }] }, ["trigger goals.0.occurrence.n"]],
  ["where a coupon comes from", reward({ kind: "coupon" }), ["rewards goals.0.action.referrer.campaign"]],
  ["how many credits", reward({ ...credits, amount: null }), ["rewards goals.0.action.referrer.amount"]],
  [
    "how many of a fixed amount",
    reward({ ...credits, amount: { kind: "fixed" } }),
    ["rewards goals.0.action.referrer.amount"],
  ],
  [
    "a share, and of what",
    reward({ ...credits, amount: { kind: "percent" } }),
    ["rewards goals.0.action.referrer.amount.basisPoints", "rewards goals.0.action.referrer.amount.property"],
  ],
  ["what is handed over", reward({ kind: "material", name: " " }), ["rewards goals.0.action.referrer.name"]],
  [
    "what is taken back, and how it is told",
    { goals: [buys, { ...refund, action: { kind: "take_back", goals: [], match: { property: "order" } } }] },
    ["rewards goals.1.action.goals", "rewards goals.1.action.match"],
  ],
  [
    "all of a tier",
    { tiers: [{ id: "five" }] },
    ["rewards tiers.0.at", "rewards tiers.0.goal", "rewards tiers.0.reward"],
  ],
  [
    "how much a limit allows",
    { limits: [{ of: "referrer", measure: "count", period: "all" }] },
    ["limits limits.0.max"],
  ],
  ["the group's name", { exclusive: { group: "", rank: 1 } }, ["limits exclusive"]],
  [
    "for how long a friend may be known",
    { attribution: { referee: { kind: "known_less_than" } } },
    ["limits attribution.referee.days"],
  ],
];

describe("a campaign that lacks", () => {
  test.each(missing)("%s says so, and where it is chosen", (_when, changes, places) => {
    const config = UnfinishedConfig.parse({ ...whole, ...changes });
    const finished = finishedConfig("Friends", config);
    expect(finished.ok ? [] : finished.missing.map(({ step, path }) => `${step} ${path}`)).toEqual(places);
  });

  test("a name says so, whatever its kind", () => {
    for (const kind of campaignKinds.filter((each) => each !== "referral")) {
      expect(finishedConfig(" ", emptyConfig(kind))).toMatchObject({ ok: false, missing: [{ path: "name" }] });
      expect(finishedConfig("Named", emptyConfig(kind)).ok).toBe(true);
    }
  });

  test("what a card is opened with says so", () => {
    expect(finishedConfig("Cards", UnfinishedConfig.parse({ kind: "gift", code }))).toMatchObject({
      missing: [{ step: "rewards", path: "amountMinor" }],
    });
  });
});

test("whatever is finished may be unfinished, and comes out as it was", () => {
  for (const given of [whole, { kind: "loyalty", points: 5, code, joinOnce: false, isStatic: true }]) {
    const draft = ConfigDraft.parse(given);
    expect(finishedConfig("Friends", UnfinishedConfig.parse(draft))).toEqual({ ok: true, config: draft });
  }
});
