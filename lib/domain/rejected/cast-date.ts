import { z } from "zod";

/** How far a time stands from UTC, as it is written behind it. */
export const Offset = z.string().regex(/^(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/, "must be Z or an offset like +02:00");

interface Read {
  day: string;
  /** Null when only the day is said. */
  time: string | null;
  offset: string | null;
}

const iso = /^(\d{4})[-/](\d{2})[-/](\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?) ?(Z|[+-]\d{2}:?\d{2})?)?$/i;
/** With dots the day comes first everywhere; with slashes 3/4 may be either, so it is left alone. */
const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/;
/** Seconds or milliseconds since 1970, of the years 2001 to 2286. */
const epoch = /^(\d{10}|\d{13})$/;

/** The day a text or a number writes, or the value as it was: nothing is guessed. */
export function castToDate(value: unknown): unknown {
  const read = readMoment(value);
  return read ? read.day : value;
}

/** A moment needs an offset: where none is written, the given one holds. A day alone begins at midnight there. */
export function castToDatetime(value: unknown, offset: string | null): unknown {
  const read = readMoment(value);
  const zone = read && (read.offset ?? offset);
  if (!read || !zone) return value;
  const time = read.time ?? "00:00:00";
  return `${read.day}T${time.length === 5 ? `${time}:00` : time}${zone}`;
}

function readMoment(value: unknown): Read | null {
  if (typeof value !== "string" && typeof value !== "number") return null;
  const text = String(value).trim();
  if (epoch.test(text)) return readEpoch(text);
  const found = typeof value === "string" ? (iso.exec(text) ?? null) : null;
  if (found) {
    const [, year = "", month = "", day = "", time = null, zone = null] = found;
    return checked({ day: `${year}-${month}-${day}`, time, offset: zone && writtenOffset(zone) });
  }
  const [, day = "", month = "", year = ""] = dotted.exec(text) ?? [];
  if (year === "") return null;
  return checked({ day: `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`, time: null, offset: null });
}

function readEpoch(text: string): Read {
  const written = new Date(text.length === 10 ? Number(text) * 1_000 : Number(text)).toISOString();
  return { day: written.slice(0, 10), time: written.slice(11, -1).replace(/\.000$/, ""), offset: "Z" };
}

function writtenOffset(zone: string): string {
  if (/^z$/i.test(zone)) return "Z";
  return zone.includes(":") ? zone : `${zone.slice(0, 3)}:${zone.slice(3)}`;
}

/** 31 February is no day, and 25 o'clock no time. */
function checked(read: Read): Read | null {
  const time = read.time === null ? "00:00:00" : read.time.length === 5 ? `${read.time}:00` : read.time;
  const moment = new Date(`${read.day}T${time}Z`);
  if (Number.isNaN(moment.getTime()) || moment.toISOString().slice(0, 10) !== read.day) return null;
  return read.offset !== null && !Offset.safeParse(read.offset).success ? null : read;
}
