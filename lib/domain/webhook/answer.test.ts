import { expect, test } from "vitest";
import { judgeAnswer } from "./answer";

test.each([
  [200, "delivered", null],
  [201, "delivered", null],
  [204, "delivered", null],
  [299, "delivered", null],
  [301, "failed", /redirects are not followed/i],
  [302, "failed", /redirect/],
  [304, "failed", /redirect/],
  [307, "failed", /redirect/],
  [400, "failed", /400/],
  [401, "failed", /secret/],
  [404, "failed", /path/],
  [405, "failed", /POST/],
  [410, "gone", /410 Gone/],
  [418, "failed", /^It answered 418\.$/],
  [429, "failed", /too many/],
  [500, "failed", /500/],
  [503, "failed", /unavailable/],
] as const)("%i is %s", (statusCode, outcome, error) => {
  const verdict = judgeAnswer({ kind: "answered", statusCode });
  expect(verdict.outcome).toBe(outcome);
  if (error === null) expect(verdict.error).toBeNull();
  else expect(verdict.error).toMatch(error);
});

test("no answer is a failure that says why", () => {
  expect(judgeAnswer({ kind: "unanswered", why: "Nobody listens there." })).toEqual({
    outcome: "failed",
    error: "Nobody listens there.",
  });
});
