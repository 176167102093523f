import type { DecisionReason } from "../decision";
import { formatMoney, minorDigits } from "../money";
import { valueAt } from "./property-value";
import type { RewardAmount } from "./referral-config";

/** How much a reward comes to for one event, or why it cannot be said. */
export type PlannedAmount =
  | { ok: true; minor: number; saw: string }
  | { ok: false; reason: DecisionReason; saw: string };

interface Unit {
  /** Digits behind the point of what the property holds: 2 for EUR, 0 for points. */
  digits: number;
  currency: string;
  /** Whether the amount is money of that currency. */
  isMoney: boolean;
}

export const moneyUnit = (currency: string): Unit => ({ digits: minorDigits(currency), currency, isMoney: true });
export const pointsUnit = (currency: string): Unit => ({ digits: 0, currency, isMoney: false });

const propertyMax = 1e13;

/** A share is rounded once, at the end, half to even; then floor and cap hold. What comes to nothing is no reward. */
export function planAmount(amount: RewardAmount, payload: unknown, unit: Unit): PlannedAmount {
  const words = (minor: number) => (unit.isMoney ? formatMoney(minor, unit.currency) : `${minor} points`);
  if (amount.kind === "fixed") return { ok: true, minor: amount.minor, saw: words(amount.minor) };
  const { property, currencyProperty, basisPoints, floorMinor, capMinor } = amount;
  if (currencyProperty) {
    const currency = valueAt(payload, currencyProperty);
    if (currency !== unit.currency) {
      return { ok: false, reason: "currency_not_configured", saw: `${currencyProperty} is ${told(currency)}` };
    }
  }
  const value = valueAt(payload, property);
  if (value === undefined || value === null) return { ok: false, reason: "property_missing", saw: `no ${property}` };
  if (typeof value !== "number" || Math.abs(value) > propertyMax) {
    return { ok: false, reason: "property_type", saw: `${property} is ${told(value)}` };
  }
  const share = shareOf(value, basisPoints, unit.digits);
  const minor = Math.min(capMinor ?? share, Math.max(floorMinor ?? share, share));
  const saw = `${basisPoints / 100} % of ${property} ${value}: ${words(minor)}`;
  return value > 0 && minor > 0 ? { ok: true, minor, saw } : { ok: false, reason: "below_minimum", saw };
}

function told(value: unknown): string {
  return value === undefined ? "missing" : JSON.stringify(value).slice(0, 40);
}

/** Minor units of that many hundredths of a percent. By whole numbers: 0.1 + 0.2 is no amount of money. */
export function shareOf(value: number, basisPoints: number, digits: number): number {
  const [mantissa = "0", exponent = "0"] = String(value).split("e");
  const [whole = "0", fraction = ""] = mantissa.split(".");
  const scale = fraction.length - Number(exponent);
  const units = BigInt(whole + fraction) * BigInt(basisPoints);
  const up = digits - 4 - scale;
  return Number(up >= 0 ? units * 10n ** BigInt(up) : dividedHalfEven(units, 10n ** BigInt(-up)));
}

function dividedHalfEven(units: bigint, by: bigint): bigint {
  const isNegative = units < 0n;
  const size = isNegative ? -units : units;
  const quotient = size / by;
  const twice = (size % by) * 2n;
  const rounded = twice > by || (twice === by && quotient % 2n === 1n) ? quotient + 1n : quotient;
  return isNegative ? -rounded : rounded;
}
