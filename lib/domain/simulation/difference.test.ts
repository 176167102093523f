import { expect, test } from "vitest";
import { Difference } from "./difference";
import type { EventOutcome, SimulatedReward } from "./outcome";

const at = (day: number) => new Date(Date.UTC(2026, 10, day));

const reward = (changes: Partial<SimulatedReward> = {}): SimulatedReward => ({
  ...{
    key: "buy/referrer/nora/ana",
    goal: "buy",
    side: "referrer",
    kind: "credits",
    referrerId: "nora",
    refereeId: "ana",
  },
  ...{ eventId: "e1", occurredAt: at(3), dueAt: at(3), isHeld: false, amountMinor: 500, costMinor: 500, signals: [] },
  ...changes,
});

const outcome = (rewards: SimulatedReward[] = [], takenBack: SimulatedReward[] = []): EventOutcome => ({
  ...{ eventId: "e1", occurredAt: at(4), made: null, converted: null, decisions: [], rewards, takenBack },
  replaced: null,
});

function differenceOf(...steps: [running: EventOutcome, tried: EventOutcome][]) {
  const difference = new Difference(at(10));
  for (const [running, tried] of steps) difference.add(running, tried);
  const { gained, lost, changed } = difference.finish();
  const sums = [gained, lost, changed].map(({ count, costMinor }) => [count, costMinor]);
  return { sums, gained, lost, changed };
}

const none = [0, "0"];

test("what both give is no difference, also when one gives it for a later event", () => {
  expect(differenceOf([outcome([reward()]), outcome([reward()])]).sums).toEqual([none, none, none]);
  const later = differenceOf([outcome([reward()]), outcome()], [outcome(), outcome([reward({ eventId: "e2" })])]);
  expect(later.sums).toEqual([none, none, none]);
});

test("what one alone gives is gained or lost", () => {
  expect(differenceOf([outcome(), outcome([reward()])]).sums).toEqual([[1, "500"], none, none]);
  const { sums, lost } = differenceOf([outcome([reward()]), outcome()]);
  expect(sums).toEqual([none, [1, "-500"], none]);
  expect(lost.samples).toMatchObject([{ running: { status: "issued", costMinor: "500" }, tried: null }]);
});

test("another amount, or another state, is changed", () => {
  const more = differenceOf([outcome([reward()]), outcome([reward({ amountMinor: 700, costMinor: 700 })])]);
  expect(more.sums).toEqual([none, none, [1, "200"]]);
  const held = differenceOf([outcome([reward()]), outcome([reward({ isHeld: true })])]);
  expect(held.changed.samples).toMatchObject([{ running: { status: "issued" }, tried: { status: "held" } }]);
});

test("what both give and one takes back is changed, by what it cost", () => {
  const { sums, changed } = differenceOf(
    [outcome([reward()]), outcome([reward()])],
    [outcome(), outcome([], [reward()])],
  );
  expect(sums).toEqual([none, none, [1, "-500"]]);
  expect(changed.samples).toMatchObject([{ running: { status: "issued" }, tried: { status: "reversed" } }]);
});

test("what one alone gives and takes back is no difference in the end", () => {
  const { sums } = differenceOf([outcome(), outcome([reward()])], [outcome(), outcome([], [reward()])]);
  expect(sums).toEqual([none, none, none]);
});

test("samples are a hundred at most, the count is of all", () => {
  const rewards = Array.from({ length: 250 }, (_, number) => reward({ key: `k${number}` }));
  const { gained } = differenceOf([outcome(), outcome(rewards)]);
  expect([gained.count, gained.costMinor, gained.samples.length]).toEqual([250, "125000", 100]);
});
