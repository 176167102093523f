import { decimalToMinor, minorToDecimal } from "../../money";

/** Numbers as somebody types them. What cannot be read, or is out of bounds, is null. */

export function wholeNumber(text: string, { min, max }: Bounds): number | null {
  if (!/^\s*\d{1,15}\s*$/.test(text)) return null;
  const number = Number(text);
  return number >= min && number <= max ? number : null;
}

const basisPointsMax = 1_000_000;

/** Hundredths of a percent of "10", "2.5" or "0,25". */
export function basisPointsOf(text: string): number | null {
  const [, whole = "", fraction = ""] = /^\s*(\d{1,5})(?:[.,](\d{1,2}))?\s*$/.exec(text) ?? [];
  if (whole === "") return null;
  const points = Number(whole) * 100 + Number(fraction.padEnd(2, "0"));
  return points >= 1 && points <= basisPointsMax ? points : null;
}

export function percentText(basisPoints: number): string {
  const fraction = String(basisPoints % 100)
    .padStart(2, "0")
    .replace(/0+$/, "");
  return `${Math.floor(basisPoints / 100)}${fraction && `.${fraction}`}`;
}

/** What an amount is counted in: money has digits behind the point, points have none. */
export type AmountUnit = "money" | "points";

export interface Bounds {
  min: number;
  max: number;
}

export function amountOf(text: string, unit: AmountUnit, currency: string, bounds: Bounds): number | null {
  if (unit === "points") return wholeNumber(text, bounds);
  const minor = decimalToMinor(text, currency);
  return minor !== null && minor >= bounds.min && minor <= bounds.max ? minor : null;
}

export function amountText(minor: number, unit: AmountUnit, currency: string): string {
  return unit === "money" ? minorToDecimal(minor, currency) : String(minor);
}
