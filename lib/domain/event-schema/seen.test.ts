import { describe, expect, it, test } from "vitest";
import { SeenTally } from "./seen";
import { seenCases } from "./seen.cases";

describe("how often properties were seen", () => {
  test.each(seenCases)("%s", (_, events, counts) => {
    const tally = new SeenTally();
    for (const event of events) tally.add(event);
    expect(Object.fromEntries(tally.counted().map(({ pointer, count }) => [pointer, count]))).toEqual(counts);
  });

  it("forgets no name it began with, and takes no more than it may", () => {
    const tally = new SeenTally();
    tally.add({ known: 1 });
    for (let n = 0; n < 2_000; n++) tally.add({ [`made-up-${n}`]: 1, known: 1 });
    expect(tally.counted()).toHaveLength(400);
    expect(tally.counted()[0]).toEqual({ pointer: "/known", count: 2_001 });
  });
});
