import type { FailedAttempt } from "./next-attempt";

interface NextAttemptCase {
  what: string;
  failed: Partial<FailedAttempt>;
  /** Milliseconds after the attempt; null: given up. */
  afterMs: number | null;
}

export const dueSince = new Date("2026-11-29T10:00:00Z");
const at = (ms: number) => new Date(dueSince.getTime() + ms);
const hourMs = 3_600_000;

export const cases: NextAttemptCase[] = [
  { what: "the first wait is short", failed: { step: 1 }, afterMs: 5_000 },
  { what: "the second is longer", failed: { step: 2 }, afterMs: 30_000 },
  { what: "the third", failed: { step: 3 }, afterMs: 120_000 },
  { what: "the fourth", failed: { step: 4 }, afterMs: 600_000 },
  { what: "the fifth", failed: { step: 5 }, afterMs: 1_800_000 },
  { what: "the sixth", failed: { step: 6 }, afterMs: hourMs },
  { what: "the seventh", failed: { step: 7 }, afterMs: 2 * hourMs },
  { what: "the eighth", failed: { step: 8 }, afterMs: 4 * hourMs },
  { what: "the ninth", failed: { step: 9 }, afterMs: 8 * hourMs },
  { what: "the tenth is the last", failed: { step: 10 }, afterMs: 8 * hourMs },
  { what: "the eleventh attempt was the last", failed: { step: 11 }, afterMs: null },
  { what: "chance shortens a wait", failed: { step: 4, random: 0.5 }, afterMs: 540_000 },
  { what: "by a fifth at most", failed: { step: 4, random: 1 }, afterMs: 480_000 },
  {
    what: "a receiver may ask for more time",
    failed: { step: 1, retryAfterMs: 60_000 },
    afterMs: 60_000,
  },
  { what: "but not for less", failed: { step: 4, retryAfterMs: 1_000 }, afterMs: 600_000 },
  {
    what: "and not for more than a day is left of",
    failed: { step: 2, endedAt: at(hourMs), retryAfterMs: 999_999_000 },
    afterMs: 23 * hourMs,
  },
  {
    what: "nothing is tried more than a day after it was due",
    failed: { step: 10, endedAt: at(23 * hourMs) },
    afterMs: hourMs,
  },
  { what: "after a day it has failed", failed: { step: 3, endedAt: at(24 * hourMs) }, afterMs: null },
  { what: "a test is sent once", failed: { step: 1, type: "test.ping" }, afterMs: null },
];

export const now = new Date(dueSince);
export const retryAfterCases: [header: string | null, ms: number | null][] = [
  [null, null],
  ["120", 120_000],
  [" 5 ", 5_000],
  ["0", 0],
  ["999999", 999_999_000],
  ["Sun, 29 Nov 2026 10:00:30 GMT", 30_000],
  ["Sun, 29 Nov 2026 09:00:00 GMT", 0],
  ["-5", null],
  ["soon", null],
  ["", null],
];
