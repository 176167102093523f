import { didYouMean } from "./did-you-mean";
import type { Property } from "./property";
import { isObject } from "./property-value";
import { allowedValueSuggestion, typeSuggestion } from "./value-suggestion";
import { type Mark, pointerParts, type Violation, type ViolationCode } from "./violation";
import { expectedWords, foundWords, shortened } from "./violation-words";

// Comparing spellings is the dear part: fifty unknown names against a hundred declared ones would take milliseconds.
const suggestionsMax = 10;

interface Place {
  property: Property | undefined;
  siblings: Property[];
  part: "whole" | "item";
  parent: unknown;
  key: string;
  value: unknown;
}

function child(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined;
}

function placeOf(properties: Property[], metadata: unknown, pointer: string): Place {
  const place: Place = {
    property: undefined,
    siblings: properties,
    part: "whole",
    parent: null,
    key: "",
    value: metadata,
  };
  for (const part of pointerParts(pointer)) {
    if (place.property?.list && place.part === "whole") {
      place.part = "item";
    } else {
      if (place.property) place.siblings = place.property.properties ?? [];
      place.property = place.siblings.find((property) => property.name === part);
      place.part = "whole";
    }
    place.parent = place.value;
    place.key = part;
    place.value = child(place.value, part);
  }
  return place;
}

/** Whether the pointer leads to a property itself, not to an item of its list. */
export function isWholeProperty(properties: Property[], metadata: unknown, pointer: string): boolean {
  return placeOf(properties, metadata, pointer).part === "whole";
}

function misspelled({ siblings, parent, key }: Place): string | null {
  if (!isObject(parent)) return null;
  const declared = new Set(siblings.map((property) => property.name));
  const sent = Object.keys(parent)
    .slice(0, 200)
    .filter((name) => !declared.has(name));
  const meant = didYouMean(key, sent);
  return meant === null ? null : `rename \`${shortened(meant, 60)}\` to \`${key}\``;
}

function intended({ siblings, parent, key }: Place): string | null {
  if (!isObject(parent) || key.length > 200) return null;
  const missing = siblings.map((property) => property.name).filter((name) => !Object.hasOwn(parent, name));
  const meant = didYouMean(key, missing);
  return meant === null ? null : `did you mean \`${meant}\`?`;
}

function suggestionFor(code: ViolationCode, place: Place): string | null {
  if (code === "unknown_property") return intended(place);
  if (!place.property) return null;
  if (code === "required") return place.value === undefined ? misspelled(place) : null;
  if (code === "type") return typeSuggestion(place.property, place.value, place.part);
  return code === "allowed_values" ? allowedValueSuggestion(place.property, place.value) : null;
}

function foundAt(code: ViolationCode, value: unknown): string {
  const isTooShortOrLong = code === "min_length" || code === "max_length";
  if (!isTooShortOrLong || typeof value !== "string") return foundWords(value);
  return `${foundWords(value, 50)} (${[...value].length} characters)`;
}

/** Tells each misfit in words: what was expected there, what came, and what was probably meant. */
export function violationsOf(misfits: Mark[], properties: Property[], metadata: unknown): Violation[] {
  return misfits.map(({ pointer, code }, i) => {
    const place = placeOf(properties, metadata, pointer);
    const expected = place.property ? expectedWords(code, place.property, place.part) : "only properties of this event";
    const suggestion = i < suggestionsMax ? suggestionFor(code, place) : null;
    return {
      pointer,
      code,
      expected: pointer === "" ? "an object" : expected,
      found: foundAt(code, place.value),
      ...(suggestion && { suggestion }),
    };
  });
}
