import { isObject } from "../event-schema/property-value";
import { shortened } from "../event-schema/violation-words";
import { dateTimeMs, isDate } from "../rfc3339";
import { wallTime } from "../zoned-time";

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const digitsMax = 6;
const textMax = 80;

function decimals(value: number): number {
  return /^-?\d+\.(\d+)$/.exec(String(value))?.[1]?.length ?? 0;
}

/** Digits behind the point with which numbers stand beside each other: 50 and 47.9 as 50.00 and 47.90. */
export function commonDigits(values: readonly unknown[]): number {
  const most = Math.max(0, ...values.map((value) => (typeof value === "number" ? decimals(value) : 0)));
  return most === 0 ? 0 : Math.max(2, most);
}

export function numberWords(value: number, digits = commonDigits([value])): string {
  if (!Number.isFinite(value) || Math.abs(value) >= 1e15 || digits > digitsMax) return String(value);
  if (value !== 0 && Math.abs(value) < 10 ** -digitsMax) return String(value);
  const [whole = "", fraction] = Math.abs(value).toFixed(digits).split(".");
  const grouped = whole.length > 4 ? whole.replace(/\B(?=(\d{3})+$)/g, ",") : whole;
  return `${value < 0 ? "−" : ""}${grouped}${fraction === undefined ? "" : `.${fraction}`}`;
}

function dayWords(day: string): string {
  const [year = "", month, date] = day.split("-");
  return `${Number(date)} ${months[Number(month) - 1]} ${year}`;
}

/** "31 May 2026", or with the time on the project's clock when it is a moment; null when the text is neither. */
export function timeWords(text: string, timeZone: string): string | null {
  if (isDate(text)) return dayWords(text);
  const ms = dateTimeMs(text);
  if (ms === null) return null;
  const [day = "", time] = wallTime(new Date(ms), timeZone).split("T");
  return `${dayWords(day)}, ${time}`;
}

export interface WordsPlace {
  timeZone: string;
  /** Behind the point, where the type or the other number asks for them. */
  digits?: number;
}

/** One value as people read it. Text that could be taken for part of the sentence gets quotation marks. */
export function valueWords(value: unknown, { timeZone, digits }: WordsPlace): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "number") return numberWords(value, Math.max(digits ?? 0, commonDigits([value])));
  if (typeof value === "string") {
    const time = timeWords(value, timeZone);
    if (time) return time;
    return /^[\p{L}\p{N}_@.+#/:-]+$/u.test(value) ? shortened(value, textMax) : `“${shortened(value, textMax)}”`;
  }
  if (Array.isArray(value)) return value.length === 1 ? "a list of 1 item" : `a list of ${value.length} items`;
  return isObject(value) ? "an object" : "nothing";
}

export function listWords(values: readonly unknown[], place: WordsPlace): string {
  const digits = Math.max(place.digits ?? 0, commonDigits(values));
  const shown = values.slice(0, 5).map((value) => valueWords(value, { ...place, digits }));
  const more = values.length - shown.length;
  return `${shown.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}
