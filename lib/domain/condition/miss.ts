import { didYouMean, sameLetters } from "../event-schema/did-you-mean";
import { wallTime } from "../zoned-time";
import { daysBetween } from "./compare-time";
import type { ConditionMiss } from "./condition-check";
import type { ConditionOperator } from "./condition-operator";

interface MissPlace {
  now: Date;
  timeZone: string;
}

type Operands = readonly (string | number | boolean)[];

const sameValue: readonly ConditionOperator[] = ["=", "in", "hasAny", "equalsIgnoringCase"];
// Longer text is no mistyped word; comparing a book with each allowed value would take its time.
const comparedMax = 200;

/** How far the nearest of the values is from what was asked; null where there is no near and far. */
export function missOf(
  operator: ConditionOperator,
  operands: Operands,
  values: readonly unknown[],
  place: MissPlace,
): ConditionMiss | null {
  const misses = values
    .slice(0, 50)
    .map((value) => itemMiss(operator, operands, value, place))
    .filter((miss) => miss !== null);
  return misses.reduce<ConditionMiss | null>((best, miss) => (best && best.far <= miss.far ? best : miss), null);
}

function itemMiss(
  operator: ConditionOperator,
  operands: Operands,
  value: unknown,
  place: MissPlace,
): ConditionMiss | null {
  if (typeof value === "number") return numberMiss(operator, operands, value);
  if (typeof value !== "string") return null;
  if (sameValue.includes(operator)) return textMiss(operands, value);
  return timeMiss(operator, operands, value, place);
}

const numeric: readonly ConditionOperator[] = [">", ">=", "<", "<=", "between", "=", "in", "hasAny"];

function numberMiss(operator: ConditionOperator, operands: Operands, value: number): ConditionMiss | null {
  if (!numeric.includes(operator)) return null;
  const misses = operands
    .filter((operand) => typeof operand === "number")
    .map((operand): ConditionMiss => {
      const by = exact(operand - value);
      const largest = Math.max(Math.abs(operand), Math.abs(value));
      return { by, unit: "number", far: largest === 0 ? 0 : rounded(Math.abs(by) / largest) };
    })
    .filter(({ by }) => Number.isFinite(by));
  return misses.reduce<ConditionMiss | null>((best, miss) => (best && best.far <= miss.far ? best : miss), null);
}

/** 50 − 47.9 without the dust that floats leave. */
function exact(difference: number): number {
  return Number(difference.toPrecision(12));
}

function rounded(far: number): number {
  return Math.round(far * 10_000) / 10_000;
}

function textMiss(operands: Operands, value: string): ConditionMiss | null {
  if (value.length > comparedMax) return null;
  const texts = operands.filter((operand) => typeof operand === "string");
  const meant = didYouMean(value, texts);
  if (meant === null) return null;
  return { by: meant, unit: "value", far: sameLetters(meant) === sameLetters(value) ? 0.01 : 0.1 };
}

function timeMiss(
  operator: ConditionOperator,
  operands: Operands,
  value: string,
  { now, timeZone }: MissPlace,
): ConditionMiss | null {
  const bounds = operator === "inLastDays" ? lastDays(operands, now, timeZone) : operands;
  const misses = bounds.flatMap((bound): ConditionMiss[] => {
    const by = typeof bound === "string" ? daysBetween(value, bound, timeZone) : null;
    return by === null ? [] : [{ by, unit: "days", far: rounded(Math.abs(by) / 365) }];
  });
  return misses.reduce<ConditionMiss | null>((best, miss) => (best && best.far <= miss.far ? best : miss), null);
}

function lastDays([days]: Operands, now: Date, timeZone: string): string[] {
  const today = wallTime(now, timeZone).slice(0, 10);
  if (typeof days !== "number") return [];
  return [new Date(Date.parse(`${today}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10), today];
}
