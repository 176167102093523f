import { describe, expect, test } from "vitest";
import { asked } from "../decision-check";
import type { EventOutcome, SimulatedReward } from "./outcome";
import { Tally } from "./tally";

const day = (number: number, hour = 12) => new Date(Date.UTC(2026, 10, number, hour));
const span = { since: day(1), until: day(10), timeZone: "UTC" };

const reward = (changes: Partial<SimulatedReward> = {}): SimulatedReward => ({
  ...{
    key: "buy/referrer/nora/ana",
    goal: "buy",
    side: "referrer",
    kind: "credits",
    referrerId: "nora",
    refereeId: "ana",
  },
  ...{ eventId: "e1", occurredAt: day(3), dueAt: day(3), isHeld: false, amountMinor: 500, costMinor: 500, signals: [] },
  ...changes,
});

const outcome = (changes: Partial<EventOutcome> = {}): EventOutcome => ({
  ...{ eventId: "e1", occurredAt: day(3), made: null, converted: null, decisions: [], rewards: [], takenBack: [] },
  replaced: null,
  ...changes,
});

const decision = (changes: object = {}) => ({
  ...{ goal: "buy", side: "referrer" as const, outcome: "refused" as const, reason: "no_code" as const, checks: [] },
  reward: null,
  ...changes,
});

describe("figures", () => {
  test("of no events are nothing, on every one of the days", () => {
    const figures = new Tally(span).figures();
    expect(figures).toMatchObject({ referrals: 0, converted: 0, rewards: [], costMinor: "0", openMinor: "0" });
    expect(figures.days.map((one) => one.day)).toEqual(
      Array.from({ length: 10 }, (_, at) => `2026-11-${String(at + 1).padStart(2, "0")}`),
    );
  });

  test.each([
    ["is given when its day is past", {}, "issued", "0"],
    ["waits for a day that is to come", { dueAt: day(20) }, "pending", "500"],
    ["is held whenever it is due", { isHeld: true }, "held", "500"],
  ])("count a reward that %s", (_why, changes, status, openMinor) => {
    const tally = new Tally(span);
    tally.add(outcome({ rewards: [reward(changes)] }));
    const figures = tally.figures();
    expect(figures.rewards).toEqual([{ side: "referrer", kind: "credits", status, count: 1, costMinor: "500" }]);
    expect([figures.costMinor, figures.openMinor]).toEqual(["500", openMinor]);
    expect(figures.due.length).toBe(openMinor === "0" ? 0 : 1);
    expect(figures.days[2]?.costMinor).toBe("500");
    expect(figures.topReferrers).toEqual([{ id: "nora", referrals: 0, converted: 0, rewards: 1, costMinor: "500" }]);
  });

  test.each([
    ["reversed when it was given by then", {}, "reversed"],
    ["void when its day had not come, though it is past now", { dueAt: day(8) }, "void"],
    ["void when it was held", { isHeld: true }, "void"],
  ])("say of a reward that is taken back that it is %s, and that it costs nothing", (_why, changes, status) => {
    const tally = new Tally(span);
    const given = reward(changes);
    tally.add(outcome({ rewards: [given] }));
    tally.add(outcome({ occurredAt: day(5), takenBack: [given] }));
    const figures = tally.figures();
    expect(figures.rewards).toEqual([{ side: "referrer", kind: "credits", status, count: 1, costMinor: "500" }]);
    expect([figures.costMinor, figures.openMinor, figures.due]).toEqual(["0", "0", []]);
    expect(figures.days.every(({ costMinor }) => costMinor === "0")).toBe(true);
  });

  test("forget the reason of an event that is decided anew", () => {
    const tally = new Tally(span);
    tally.add(outcome({ decisions: [decision({ outcome: "nothing_due" })] }));
    tally.add(
      outcome({
        decisions: [decision({ outcome: "rewarded", reason: "reward_issued" })],
        replaced: { outcome: "nothing_due", reason: "no_code" },
      }),
    );
    expect(tally.figures().reasons).toEqual([{ outcome: "rewarded", reason: "reward_issued", count: 1 }]);
  });

  test("say what a limit cut and what it refused", () => {
    const tally = new Tally(span);
    const limit = (ok: boolean, saw: string) => decision({ checks: [asked("limit", ok, saw, "at most 1 reward")] });
    tally.add(
      outcome({
        decisions: [limit(true, "0 before"), limit(true, "€ 2 before, so cut to € 1"), limit(false, "1 before")],
      }),
    );
    expect(tally.figures().limits).toEqual([{ limit: "at most 1 reward", cut: 1, refused: 1 }]);
  });

  test("say by which signals rewards are held, and what became of them in reality", () => {
    const tally = new Tally(span);
    const signals = [
      { signal: "same_phone" as const, answer: "hold" as const, saw: "" },
      { signal: "loop" as const, answer: "note" as const, saw: "" },
    ];
    tally.judge({ signals }, "approved");
    tally.judge({ signals }, "unknown");
    expect(tally.figures().held).toEqual([
      { signal: "same_phone", held: 2, approved: 1, void: 0, waiting: 0, given: 0, unknown: 1 },
    ]);
  });

  test("name ten referrers, those with the most converted friends first", () => {
    const tally = new Tally(span);
    for (let at = 0; at < 12; at++) {
      for (let friends = 0; friends <= at; friends++) tally.add(outcome({ made: `r${at}`, converted: `r${at}` }));
    }
    const { topReferrers, referrals } = tally.figures();
    expect([topReferrers.length, topReferrers[0]?.id, topReferrers[9]?.id, referrals]).toEqual([10, "r11", "r2", 78]);
  });
});
