import { constraintFits } from "@/lib/domain/event-schema/constraint-fit";
import type { DraftConstraints, DraftRow } from "./event-schema-draft";

const formatWords: Record<string, string> = { email: "e-mail address", url: "web address", uuid: "UUID" };

const figure = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 10 });

/** "100,000" of a number; what is none is left as it was typed. */
function figured(text: string): string {
  const number = Number(text);
  return text.trim() !== "" && Number.isFinite(number) ? figure.format(number) : text.trim();
}

function range(lowText: string, highText: string): string | null {
  const [low, high] = [figured(lowText), figured(highText)];
  if (low && high) return low === high ? low : `${low} to ${high}`;
  if (low) return `≥ ${low}`;
  return high ? `≤ ${high}` : null;
}

function counted(low: string, high: string, noun: string): string | null {
  const words = range(low, high);
  return words && `${words} ${words === "1" || words === "≤ 1" || words === "≥ 1" ? noun : `${noun}s`}`;
}

/** The row's rules in the few words that fit beside its name. */
export function ruleWords(row: DraftRow, { hasProperties }: { hasProperties: boolean }): string {
  const has = (key: keyof DraftConstraints) => constraintFits(key, row);
  const { allowedValues, min, max, minLength, maxLength, pattern, format, minItems, maxItems, uniqueItems } =
    row.constraints;
  const words = [
    has("minItems") ? counted(minItems, maxItems, "item") : null,
    has("uniqueItems") && uniqueItems ? "no item twice" : null,
    has("allowedValues") && allowedValues.length > 0 ? `one of ${allowedValues.join(", ")}` : null,
    has("min") ? range(min, max) : null,
    has("minLength") ? counted(minLength, maxLength, "character") : null,
    has("format") && format ? (formatWords[format] ?? format) : null,
    has("pattern") && pattern ? `like ${pattern}` : null,
    row.type === "object" && !hasProperties ? "may hold anything" : null,
  ].filter((each) => each !== null);
  return words.join(", ");
}

/** The pointer by which events have the property of each row. */
export function pointersOf(rows: DraftRow[], pointerTo: (parent: string, name: string) => string): Map<string, string> {
  const open: string[] = [""];
  return new Map(
    rows.map(({ id, level, name }) => {
      const pointer = pointerTo(open[level - 1] ?? "", name.normalize("NFC"));
      open[level] = pointer;
      return [id, pointer];
    }),
  );
}

/** "must be a number" as a sentence. */
export function asSentence(message: string): string {
  const begun = message.charAt(0).toUpperCase() + message.slice(1);
  return /[.!?]$/.test(begun) ? begun : `${begun}.`;
}
