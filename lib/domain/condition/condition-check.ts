import type { Condition } from "./condition-input";
import type { ConditionOperator } from "./condition-operator";
import { rulesOf } from "./condition-rule";
import type { WordsPlace } from "./condition-value-words";
import { expectedWords } from "./condition-words";

export const checkReasons = ["met", "not_met", "missing", "wrong_type"] as const;
export type CheckReason = (typeof checkReasons)[number];

/** How far from what was asked: what is short (below zero: what is too much), or the value that was probably meant. */
export interface ConditionMiss {
  by: number | string;
  unit: "number" | "days" | "value";
  /** In proportion, from 0: what is nearest has the least. */
  far: number;
}

/** One rule that was asked, and the value it saw. Under a `not`, `ok` and `expected` are turned round with it. */
export interface ConditionCheck {
  field: string;
  propertyId?: string;
  operator: ConditionOperator;
  expected: string;
  saw: string;
  ok: boolean;
  why: CheckReason;
  miss?: ConditionMiss;
}

/** As decisions keep them: what the condition's own version says is left out. */
export type StoredConditionChecks = [
  why: number,
  saw: string,
  miss?: [by: number | string, unit: string, far: number],
][];

const units = ["number", "days", "value"] as const;

export function compactConditionChecks(checks: readonly ConditionCheck[]): StoredConditionChecks {
  return checks.map(({ why, saw, miss }) => {
    const reason = checkReasons.indexOf(why);
    return miss ? [reason, saw, [miss.by, miss.unit, miss.far]] : [reason, saw];
  });
}

/** Of a number as `saw` writes it: what was asked stands beside it with as many. */
export function writtenDigits(saw: string): number {
  return /^[-−]?[\d,]+\.(\d+)$/.exec(saw)?.[1]?.length ?? 0;
}

/** `condition` is the one that was judged: a campaign's version never changes. */
export function expandConditionChecks(
  stored: StoredConditionChecks,
  condition: Condition,
  place: WordsPlace,
): ConditionCheck[] {
  return rulesOf(condition).flatMap(({ rule, not }, at): ConditionCheck[] => {
    const [reason, saw, miss] = stored[at] ?? [];
    const why = checkReasons[reason ?? -1];
    if (why === undefined || saw === undefined) return [];
    const unit = units.find((each) => each === miss?.[1]);
    return [
      {
        field: rule.field,
        ...(rule.propertyId !== undefined && { propertyId: rule.propertyId }),
        operator: rule.operator,
        expected: expectedWords(rule, { ...place, digits: writtenDigits(saw), not }),
        saw,
        ok: why === "met",
        why,
        ...(miss && unit && { miss: { by: miss[0], unit, far: miss[2] } }),
      },
    ];
  });
}
