/** How values stand in the address. What cannot be read counts as absent: a link may have been cut short. */

export interface Parser<Value> {
  read: (text: string | null) => Value;
  /** Null where the value is what an absent one means. */
  write: (value: Value) => string | null;
}

interface OptionalParser<Value> extends Parser<Value | null> {
  withDefault: (value: Value) => Parser<Value>;
}

// biome-ignore lint/suspicious/noExplicitAny: parsers of whatever value; each name keeps its own type
export type Parsers = Record<string, Parser<any>>;
export type StateOf<P extends Parsers> = { [Name in keyof P]: P[Name] extends Parser<infer Value> ? Value : never };

function parser<Value>(read: (text: string) => Value | null, write: (value: Value) => string): OptionalParser<Value> {
  const readOrNull = (text: string | null) => (text === null ? null : read(text));
  return {
    read: readOrNull,
    write: (value) => (value === null ? null : write(value)),
    withDefault: (fallback) => ({
      read: (text) => readOrNull(text) ?? fallback,
      write: (value) => (value === null || write(value) === write(fallback) ? null : write(value)),
    }),
  };
}

export const parseAsString = parser(
  (text) => text,
  (text) => text,
);

export function parseAsStringEnum<Value extends string>(values: readonly Value[]): OptionalParser<Value> {
  return parser<Value>(
    (text) => values.find((value) => value === text) ?? null,
    (value) => value,
  );
}

export const parseAsBoolean = parser(
  (text) => (text === "true" ? true : text === "false" ? false : null),
  (value) => String(value),
);

/** A day of the calendar: 2026-11-29. */
export const parseAsDay = parser(
  (text) => {
    const day = /^\d{4}-\d{2}-\d{2}/.exec(text)?.[0];
    const moment = new Date(`${day}T00:00:00Z`);
    return day && !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(day) ? day : null;
  },
  (day) => day,
);

/** Texts that may hold anything, the separator too. The same address gives the same list, so that nothing is drawn anew. */
export function parseAsTexts(separator = ","): OptionalParser<string[]> {
  const inside = encodeURIComponent(separator);
  let last: { text: string; texts: string[] } | null = null;
  return parser(
    (text) => {
      if (last?.text !== text) {
        const texts = text === "" ? [] : text.split(separator).map((each) => each.replaceAll(inside, separator));
        last = { text, texts };
      }
      return last.texts;
    },
    (texts) => texts.map((each) => each.replaceAll(separator, inside)).join(separator),
  );
}

/** The search part of the address after a change, as readable as a query may be. */
export function searchWith(search: string, parsers: Parsers, change: Record<string, unknown>): string {
  const params = new URLSearchParams(search);
  for (const [name, value] of Object.entries(change)) {
    if (value === undefined) continue;
    const text = parsers[name]?.write(value) ?? null;
    if (text === null) params.delete(name);
    else params.set(name, text);
  }
  return params.toString().replace(/%(2C|3A|3B|2F|40)/g, (escaped) => decodeURIComponent(escaped));
}
