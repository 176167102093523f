import { expect, test } from "vitest";
import { nextAttempt, retryAfterMsOf, retryDelaysMs, retryWithinMs } from "./next-attempt";
import { cases, dueSince, now, retryAfterCases } from "./next-attempt.cases";

test.each(cases)("$what", ({ failed, afterMs }) => {
  const attempt = {
    ...{ type: "reward.issued" as const, step: 1, dueSince, endedAt: dueSince, retryAfterMs: null, random: 0 },
    ...failed,
  };
  const next = nextAttempt(attempt);
  expect(next === null ? null : next.getTime() - attempt.endedAt.getTime()).toBe(afterMs);
});

test("all waits together fit into the day", () => {
  const wholeMs = retryDelaysMs.reduce((sum, delayMs) => sum + delayMs, 0);
  expect(wholeMs).toBeLessThan(retryWithinMs);
  expect(wholeMs).toBeGreaterThan(0.95 * retryWithinMs);
});

test.each(retryAfterCases)("Retry-After: %s", (header, ms) => {
  expect(retryAfterMsOf(header, now)).toBe(ms);
});
