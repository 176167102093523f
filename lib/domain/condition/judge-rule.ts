import { isObject } from "../event-schema/property-value";
import { foundWords } from "../event-schema/violation-words";
import { dateTimeMs } from "../rfc3339";
import { compareTimes, isInLastDays } from "./compare-time";
import type { ConditionCheck } from "./condition-check";
import type { ConditionRule } from "./condition-input";
import { type ConditionOperator, isSetOperator } from "./condition-operator";
import { operandsOf } from "./condition-rule";
import { commonDigits, listWords, valueWords } from "./condition-value-words";
import { expectedWords } from "./condition-words";
import type { Reading } from "./field-path";
import { missOf } from "./miss";
import { allOf, anyOf, negated, type Truth } from "./truth";

export interface JudgePlace {
  now: Date;
  timeZone: string;
}

type Operand = string | number | boolean;

/** Whether one item fits; null when it is of no type that could. */
type Match = (item: unknown, operands: Operand[], place: JudgePlace) => Truth;

/** Two spellings of a text that look alike are one, as they are for source ids. */
const plain = (text: string) => text.normalize("NFC");
const caseless = (text: string) => plain(text).toUpperCase().toLowerCase();

function isSame(item: unknown, operand: Operand | undefined): Truth {
  if (typeof item !== typeof operand) return null;
  if (typeof item !== "string" || typeof operand !== "string") return item === operand;
  const ms = dateTimeMs(item);
  return ms === null ? plain(item) === plain(operand) : ms === dateTimeMs(operand) || item === operand;
}

/** An item that has the type of any of them is simply not among them. */
const isIn: Match = (item, operands) => {
  const each = operands.map((operand) => isSame(item, operand));
  if (each.includes(true)) return true;
  return each.includes(false) ? false : null;
};

function ofTexts(fits: (item: string, operand: string) => boolean): Match {
  return (item, [operand]) => (typeof item === "string" && typeof operand === "string" ? fits(item, operand) : null);
}

function ofNumbers(fits: (item: number, operand: number) => boolean): Match {
  return (item, [operand]) => (typeof item === "number" && typeof operand === "number" ? fits(item, operand) : null);
}

function ofTimes(fits: (difference: number) => boolean): Match {
  return (item, [operand], { timeZone }) => {
    if (typeof item !== "string" || typeof operand !== "string") return null;
    const difference = compareTimes(item, operand, timeZone);
    return difference === null ? null : fits(difference);
  };
}

const atLeast = ofNumbers((item, operand) => item >= operand);
const atMost = ofNumbers((item, operand) => item <= operand);
const notBefore = ofTimes((difference) => difference >= 0);
const notAfter = ofTimes((difference) => difference <= 0);
const isOn = ofTimes((difference) => difference === 0);
const contains = ofTexts((item, operand) => plain(item).includes(plain(operand)));

const isBetween: Match = (item, [from, to], place) => {
  if (from === undefined || to === undefined) return null;
  const [low, high] = typeof item === "string" ? [notBefore, notAfter] : [atLeast, atMost];
  return allOf([low(item, [from], place), high(item, [to], place)]);
};

type ItemOperator = Exclude<ConditionOperator, "present" | "missing" | "hasAny" | "hasAll" | "hasNone">;

/** They turn round the one that they share their match with. */
const turnedRound: readonly ConditionOperator[] = ["!=", "notIn", "doesNotContain", "notOn", "hasNone"];

const matches: Record<ItemOperator, Match> = {
  "=": isIn,
  "!=": isIn,
  in: isIn,
  notIn: isIn,
  equalsIgnoringCase: ofTexts((item, operand) => caseless(item) === caseless(operand)),
  contains,
  doesNotContain: contains,
  beginsWith: ofTexts((item, operand) => plain(item).startsWith(plain(operand))),
  endsWith: ofTexts((item, operand) => plain(item).endsWith(plain(operand))),
  ">": ofNumbers((item, operand) => item > operand),
  ">=": atLeast,
  "<": ofNumbers((item, operand) => item < operand),
  "<=": atMost,
  between: isBetween,
  on: isOn,
  notOn: isOn,
  before: ofTimes((difference) => difference < 0),
  onOrBefore: notAfter,
  after: ofTimes((difference) => difference > 0),
  onOrAfter: notBefore,
  inLastDays: (item, [days], place) =>
    typeof item === "string" && typeof days === "number" ? isInLastDays(item, days, place) : null,
};

function setTruth(operator: ConditionOperator, values: unknown[], operands: Operand[], place: JudgePlace): Truth {
  if (operator !== "hasAll") return anyOf(values.map((item) => isIn(item, operands, place)));
  return allOf(operands.map((operand) => anyOf(values.map((item) => isIn(item, [operand], place)))));
}

function ruleTruth(rule: ConditionRule, reading: Reading, operands: Operand[] | null, place: JudgePlace): Truth {
  const { operator } = rule;
  if (operator === "present") return reading !== "missing";
  if (operator === "missing") return reading === "missing";
  if (reading === "missing" || operands === null) return null;
  if (isSetOperator(operator) && !reading.isList) return null;
  const truth =
    operator === "hasAny" || operator === "hasAll" || operator === "hasNone"
      ? setTruth(operator, reading.values, operands, place)
      : anyOf(reading.values.map((item) => matches[operator](item, operands, place)));
  return turnedRound.includes(operator) ? negated(truth) : truth;
}

function typeName(value: unknown): string {
  if (typeof value === "string") return "text";
  if (typeof value === "number") return "a number";
  return typeof value === "boolean" ? "yes or no" : "";
}

/** What is of the wrong type is shown as it was sent, because "49" is not 49. */
function sawWords(reading: Reading, { isMistyped, digits, timeZone }: SawPlace): string {
  if (reading === "missing") return "nothing";
  const [only] = reading.values;
  if (reading.isList) {
    return reading.values.length === 0 ? "an empty list" : listWords(reading.values, { timeZone, digits });
  }
  if (!isMistyped) return valueWords(only, { timeZone, digits });
  return [foundWords(only), isObject(only) ? "" : typeName(only)].filter(Boolean).join(", ");
}

interface SawPlace {
  isMistyped: boolean;
  digits: number;
  timeZone: string;
}

/** The rule's own truth, and the check that tells of it: turned round where a `not` is around it. */
export function judgeRule(
  rule: ConditionRule,
  reading: Reading,
  place: JudgePlace & { not: boolean },
): { truth: Truth; check: ConditionCheck } {
  const { not, timeZone } = place;
  const operands = operandsOf(rule);
  const truth = ruleTruth(rule, reading, operands, place);
  const isMissing = truth === null && reading === "missing";
  const isMistyped = truth === null && reading !== "missing" && operands !== null;
  const ok = truth !== null && truth !== not;
  const only = reading === "missing" || reading.isList ? [] : reading.values;
  const digits = commonDigits([...(operands ?? []), ...only]);
  const miss =
    truth === false && !not && reading !== "missing" && operands !== null
      ? missOf(rule.operator, operands, reading.values, place)
      : null;
  const check: ConditionCheck = {
    field: rule.field,
    ...(rule.propertyId !== undefined && { propertyId: rule.propertyId }),
    operator: rule.operator,
    expected: expectedWords(rule, { timeZone, digits, not }),
    saw: sawWords(reading, { isMistyped, digits, timeZone }),
    ok,
    why: ok ? "met" : isMissing ? "missing" : isMistyped ? "wrong_type" : "not_met",
    ...(miss && { miss }),
  };
  return { truth, check };
}
