import { expect, test } from "vitest";
import { emptyTrial, type TrialForm, trialOrder } from "./trial-order";

const now = new Date("2026-11-20T10:00:00Z");
const nora: TrialForm["referrer"] = { kind: "stored", sourceId: " nora ", code: "" };
const form = (changes: Partial<TrialForm> = {}): TrialForm => ({
  ...emptyTrial("order_paid"),
  referrer: nora,
  ...changes,
});

test.each<[string, Partial<TrialForm>, object]>([
  [
    "of somebody new with a referrer",
    {},
    { referee: { person: { name: "Alex Doe" } }, referrer: { source_id: "nora" } },
  ],
  ["by a code", { referrer: { kind: "code", sourceId: "", code: "N-1" } }, { referrer: { code: "N-1" } }],
  [
    "of a friend who came before",
    { cameDaysBefore: "3", reached: ["sign_up"] },
    { referral: { attributed_at: new Date("2026-11-17T10:00:00Z"), reached: ["sign_up"] } },
  ],
  ["with its properties", { payload: '{"total": 47.9}' }, { event: { metadata: { total: 47.9 } } }],
])("a trial %s is asked for as such", (_when, changes, order) => {
  const asked = trialOrder(form(changes), "current", now);
  expect(asked).toMatchObject({ ok: true, order });
});

test("a trial of nobody's friend names no referrer, nor when they came", () => {
  const asked = trialOrder(form({ referrer: { ...nora, kind: "nobody" }, cameDaysBefore: "3" }), "draft", now);
  const keys = asked.ok ? Object.keys(asked.order) : [];
  expect(keys).toEqual(["of", "event", "referee"]);
});

test.each<[string, Partial<TrialForm>]>([
  ["properties", { payload: "[1]" }],
  ["properties", { payload: "{" }],
  ["who referred", { referrer: { ...nora, sourceId: " " } }],
  ["code", { referrer: { kind: "code", sourceId: "", code: "" } }],
  ["friend", { friend: { kind: "stored", sourceId: "", name: "", email: "" } }],
  ["whole number", { cameDaysBefore: "soon" }],
])("a trial without its %s says so", (words, changes) => {
  expect(trialOrder(form(changes), "current", now)).toMatchObject({
    ok: false,
    problem: expect.stringContaining(words),
  });
});
