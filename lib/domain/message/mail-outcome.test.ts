import { expect, test } from "vitest";
import { judgeMailFailure } from "./mail-outcome";
import { cases } from "./mail-outcome.cases";

test.each(cases)("%s", (_what, failure, verdict) => {
  expect(judgeMailFailure(failure)).toEqual(verdict);
});
