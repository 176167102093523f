import { bad, code, type Phrase, phrase, strong } from "../phrase";
import { type ConditionCheck, writtenDigits } from "./condition-check";
import type { ConditionField } from "./condition-fields";
import { commonDigits, numberWords } from "./condition-value-words";
import { fieldPhrase } from "./field-words";

export interface NearestMiss {
  check: ConditionCheck;
  words: Phrase;
}

const weights = { met: 0, not_met: 10, wrong_type: 20, missing: 30 };

/** Of the checks that failed, the one it failed by least; null when none did. */
export function nearestMiss(
  checks: readonly ConditionCheck[],
  fields: readonly ConditionField[] = [],
): NearestMiss | null {
  const failed = checks.filter(({ ok }) => !ok);
  const [nearest] = failed.toSorted((one, other) => distance(one) - distance(other));
  return nearest ? { check: nearest, words: missWords(nearest, fields) } : null;
}

function distance({ miss, why }: ConditionCheck): number {
  return miss ? Math.min(miss.far, 9) : weights[why];
}

function missWords(check: ConditionCheck, fields: readonly ConditionField[]): Phrase {
  return phrase`needs ${checkPhrase(check, fields)}`;
}

/** "total at least 50.00, was 47.90, short by 2.10": one rule, what it saw, and how far that was. */
export function checkPhrase(check: ConditionCheck, fields: readonly ConditionField[] = []): Phrase {
  const { expected, saw, why } = check;
  const asked = phrase`${fieldPhrase(check, fields)} ${strong(expected)}`;
  if (why === "met") return phrase`${asked}, was ${strong(saw)}`;
  if (why === "missing") return phrase`${asked}, but it ${bad(isSent(check) ? "was not sent" : "is not known")}`;
  if (why === "wrong_type") return phrase`${asked}, but ${bad(saw)} came`;
  const short = shortWords(check);
  return short ? phrase`${asked}, was ${bad(saw)}, ${short}` : phrase`${asked}, was ${bad(saw)}`;
}

/** The event is sent; of people we know what we know. */
function isSent({ field }: ConditionCheck): boolean {
  return field.startsWith("event.");
}

/** "short by 2.10", "3 days too late", "perhaps pro was meant": null where there is no near and far. */
export function shortWords({ miss, saw }: ConditionCheck): Phrase | null {
  if (!miss) return null;
  const { by, unit } = miss;
  if (unit === "value" || typeof by === "string") return phrase`perhaps ${code(String(by))} was meant`;
  const amount = Math.abs(by);
  if (unit === "days") {
    if (amount === 0) return phrase`on the day itself`;
    return phrase`${amount} ${amount === 1 ? "day" : "days"} too ${by > 0 ? "early" : "late"}`;
  }
  if (amount === 0) return phrase`just not reached`;
  const digits = Math.max(writtenDigits(saw), commonDigits([amount]));
  return phrase`${by > 0 ? "short" : "too much"} by ${numberWords(amount, digits)}`;
}
