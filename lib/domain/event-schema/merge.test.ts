import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { conflictSentence, mergeOutlines } from "./merge";
import { mergeCases, outline, type TestItem, written } from "./merge.cases";

const units = [["name"], ["type"], ["words"]] as const;

function merge(base: string, mine: string, theirs: string) {
  return mergeOutlines({ base: outline(base), mine: outline(mine), theirs: outline(theirs) }, units);
}

describe("two people's edits of the same properties", () => {
  test.each(mergeCases)("$why", ({ base, mine, theirs, merged, conflicts = [] }) => {
    const found = merge(base, mine, theirs);
    expect(written(found.merged)).toBe(merged);
    expect(found.conflicts.map(({ name, kind }) => [name, kind])).toEqual(conflicts);
  });

  const items = fc
    .uniqueArray(
      fc.record({
        id: fc.constantFrom("a", "b", "c", "d", "e", "f"),
        name: fc.constantFrom("k", "l", "m", "n", "o", "p"),
        level: fc.integer({ min: 1, max: 3 }),
        type: fc.constantFrom("string", "object"),
        words: fc.constantFrom("", "x"),
      }),
      { selector: ({ id }) => id, maxLength: 6 },
    )
    .map((rows) => {
      let above = 0;
      return rows.map((row): TestItem => {
        above = Math.min(row.level, above + 1);
        return { ...row, level: above };
      });
    });

  it("gives mine when they did nothing, and theirs when I did nothing", () => {
    fc.assert(
      fc.property(items, items, (base, changed) => {
        expect(mergeOutlines({ base, mine: changed, theirs: base }, units)).toEqual({ merged: changed, conflicts: [] });
        expect(mergeOutlines({ base, mine: base, theirs: changed }, units)).toEqual({ merged: changed, conflicts: [] });
      }),
    );
  });

  it("keeps each property once, each within one that is there, and all that I added", () => {
    fc.assert(
      fc.property(items, items, items, (base, mine, theirs) => {
        const { merged } = mergeOutlines({ base, mine, theirs }, units);
        const ids = merged.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        for (const [at, { level }] of merged.entries())
          expect(level).toBeLessThanOrEqual((merged[at - 1]?.level ?? 0) + 1);
        const known = new Set(base.map(({ id }) => id));
        for (const { id } of mine) if (!known.has(id)) expect(ids).toContain(id);
      }),
    );
  });
});

test("a conflict is said in words", () => {
  expect(conflictSentence({ id: "a", name: "total", kind: "both_changed" })).toBe("Both of you changed `total`.");
});
