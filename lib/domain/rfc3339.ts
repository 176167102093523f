const daysInMonths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function daysInMonth(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && isLeap ? 29 : (daysInMonths[month - 1] ?? 0);
}

/** The number written in `text` from `from` up to `to`, or NaN unless every character there is an ASCII digit. */
function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let i = from; i < to; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

function startsWithDate(text: string): boolean {
  if (text[4] !== "-" || text[7] !== "-") return false;
  const year = digits(text, 0, 4);
  const month = digits(text, 5, 7);
  const day = digits(text, 8, 10);
  // PostgreSQL has no year 0, so year 0000 could be accepted here and fail where it is stored.
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

function hasTimeAt11(text: string): boolean {
  if (text[13] !== ":" || text[16] !== ":") return false;
  // A leap second (:60) has no place in a JavaScript date; refusing it beats moving it silently.
  return digits(text, 11, 13) <= 23 && digits(text, 14, 16) <= 59 && digits(text, 17, 19) <= 59;
}

function hasOffsetAt(text: string, at: number): boolean {
  const sign = text[at];
  if (sign === "Z" || sign === "z") return text.length === at + 1;
  if ((sign !== "+" && sign !== "-") || text[at + 3] !== ":" || text.length !== at + 6) return false;
  // RFC 3339 would allow 23:59; PostgreSQL stops at 15:59, and no clock on earth is past 14:00.
  return digits(text, at + 1, at + 3) <= 15 && digits(text, at + 4, at + 6) <= 59;
}

/** A calendar day that exists, as `YYYY-MM-DD`. */
export function isDate(text: string): boolean {
  return text.length === 10 && startsWithDate(text);
}

/** A moment as RFC 3339 writes it: day, time and offset all present and all existing. */
export function isDateTime(text: string): boolean {
  const separator = text[10];
  if ((separator !== "T" && separator !== "t") || !startsWithDate(text) || !hasTimeAt11(text)) return false;
  if (text[19] !== ".") return hasOffsetAt(text, 19);
  let end = 20;
  while (end < text.length && end <= 29 && !Number.isNaN(digits(text, end, end + 1))) end++;
  return end > 20 && end <= 29 && hasOffsetAt(text, end);
}

/** Milliseconds since 1970 of an RFC 3339 moment (finer fractions are cut off), or null if it is none. */
export function dateTimeMs(text: string): number | null {
  return isDateTime(text) ? Date.parse(text.toUpperCase()) : null;
}
