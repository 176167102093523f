import { pointerParts, pointerTo } from "@/lib/domain/event-schema/violation";
import { jsonPlaces } from "@/lib/domain/json-places";
import type { RejectedVerdict } from "@/lib/domain/rejected/rejected-event";

export interface TextPlace {
  start: number;
  end: number;
  title: string;
}

/**
 * Where in the text of a JSON body each violation stands, in order and without overlap. What is missing is marked at the object
 * that should have it: at its opening bracket.
 */
export function placesOf(text: string, violations: RejectedVerdict["violations"]): TextPlace[] {
  const places = jsonPlaces(text);
  const found = violations.flatMap(({ pointer, sentence }): TextPlace[] => {
    const place = places.get(pointer);
    if (place) return [{ start: place.start, end: place.end, title: sentence }];
    const parent = pointerParts(pointer).slice(0, -1).reduce<string>(pointerTo, "");
    const around = places.get(parent);
    return around ? [{ start: around.start, end: around.start + 1, title: sentence }] : [];
  });
  const sorted = found.sort((one, other) => one.start - other.start || one.end - other.end);
  return sorted.filter((place, at) => at === 0 || place.start >= (sorted[at - 1]?.end ?? 0));
}
