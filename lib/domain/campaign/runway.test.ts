import { describe, expect, test } from "vitest";
import { crossedShares, runwayOf } from "./runway";
import { crossedCases, now, runwayCases } from "./runway.cases";

const supply = { max: 100, used: 0, usedLately: 0, since: null, renewsAt: null };

describe("how long something lasts", () => {
  test.each(runwayCases)("$what", ({ supply: given, expected }) => {
    expect(runwayOf({ ...supply, ...given }, now)).toMatchObject(expected);
  });
});

test.each(crossedCases)("from %d to %d of %d reaches %j percent", (before, after, max, crossed) => {
  expect(crossedShares(before, after, max)).toEqual(crossed);
});
