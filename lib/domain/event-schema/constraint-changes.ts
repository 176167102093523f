import type { Constraints, Property } from "./property";
import type { Change } from "./schema-change";

type Bound = "min" | "max" | "minLength" | "maxLength" | "minItems" | "maxItems";

const bounds: { key: Bound; side: "low" | "high"; words: string }[] = [
  { key: "min", side: "low", words: "The least value" },
  { key: "max", side: "high", words: "The greatest value" },
  { key: "minLength", side: "low", words: "The least length" },
  { key: "maxLength", side: "high", words: "The greatest length" },
  { key: "minItems", side: "low", words: "The least number of items" },
  { key: "maxItems", side: "high", words: "The greatest number of items" },
];

function boundChanges(before: Constraints, after: Constraints, place: { pointer: string; name: string }): Change[] {
  return bounds.flatMap(({ key, side, words }): Change[] => {
    const open = side === "low" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
    const was = before[key] ?? open;
    const is = after[key] ?? open;
    if (was === is) return [];
    const isNarrower = side === "low" ? is > was : is < was;
    const said =
      after[key] === undefined
        ? `is no longer limited (it was ${was})`
        : `is now ${is}${before[key] === undefined ? "" : ` instead of ${was}`}`;
    const sentence = `${words} of \`${place.name}\` ${said}.`;
    const kind = isNarrower ? "range_narrowed" : "range_widened";
    return [{ pointer: place.pointer, kind, verdict: isNarrower ? "breaking" : "compatible", sentence }];
  });
}

function allowedValueChanges(
  before: Constraints,
  after: Constraints,
  { pointer, name }: { pointer: string; name: string },
): Change[] {
  const was = before.allowedValues;
  const is = after.allowedValues;
  if (!was && !is) return [];
  if (!was)
    return [
      { pointer, kind: "rule_added", verdict: "breaking", sentence: `\`${name}\` may now only be ${is?.join(", ")}.` },
    ];
  if (!is)
    return [{ pointer, kind: "rule_removed", verdict: "compatible", sentence: `\`${name}\` may now have any value.` }];
  const removed = was.filter((value) => !is.includes(value));
  const added = is.filter((value) => !was.includes(value));
  const changes: Change[] = [];
  if (removed.length > 0) {
    changes.push({
      pointer,
      kind: "values_removed",
      verdict: "breaking",
      sentence: `\`${name}\` may no longer be ${removed.join(", ")}.`,
    });
  }
  if (added.length > 0) {
    changes.push({
      pointer,
      kind: "values_added",
      verdict: "compatible",
      sentence: `\`${name}\` may now also be ${added.join(", ")}.`,
    });
  }
  return changes;
}

function ruleChanges(
  before: Constraints,
  after: Constraints,
  { pointer, name }: { pointer: string; name: string },
): Change[] {
  const rules: [words: string, was: unknown, is: unknown][] = [
    ["the pattern", before.pattern, after.pattern],
    ["the format", before.format, after.format],
    ["the rule that no item comes twice", before.uniqueItems || undefined, after.uniqueItems || undefined],
  ];
  return rules
    .filter(([, was, is]) => was !== is)
    .map(([words, was, is]): Change => {
      if (is === undefined)
        return {
          pointer,
          kind: "rule_removed",
          verdict: "compatible",
          sentence: `\`${name}\` no longer has to meet ${words}.`,
        };
      const said = is === true ? words : `${words} ${is}${was === undefined ? "" : ` instead of ${was}`}`;
      return { pointer, kind: "rule_added", verdict: "breaking", sentence: `\`${name}\` now has to meet ${said}.` };
    });
}

/** Whether a new pattern lets through all the old one did cannot be told from the two, so it counts as stricter. */
export function constraintChanges(before: Property, after: Property, pointer: string): Change[] {
  const place = { pointer, name: after.name };
  return [
    ...allowedValueChanges(before.constraints, after.constraints, place),
    ...boundChanges(before.constraints, after.constraints, place),
    ...ruleChanges(before.constraints, after.constraints, place),
  ];
}
