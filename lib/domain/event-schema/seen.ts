import { z } from "zod";
import { levelsMax } from "./definition-limits";
import { Property } from "./property";
import { isObject } from "./property-value";
import { pointerTo } from "./violation";

/** How often the properties really came with the events of the last days. */
export const SeenProperties = z.object({
  days: z.int(),
  /** Events of these days, counted up to a bound. */
  total: z.int(),
  isMore: z.boolean(),
  /** How many of them were looked at, spread over the days. */
  sampled: z.int(),
  /** By JSON pointer without places in lists; in how many of the sampled events each had a value. */
  properties: z.array(z.object({ pointer: z.string(), count: z.int() })),
  /** What they carry and neither the draft nor the published version defines, ready to be added. */
  undefined: z.array(Property),
});
export type SeenProperties = z.infer<typeof SeenProperties>;

// A hundred defined ones, and as many that nobody defined: what makes up names as it goes must not fill the memory.
const pointersMax = 400;
const itemsMax = 50;

export class SeenTally {
  private readonly counts = new Map<string, number>();

  /** Counts each property once for the event, however many items of a list have it. */
  add(metadata: unknown): void {
    const seen = new Set<string>();
    if (isObject(metadata)) collect(metadata, { at: "", level: 1, seen });
    for (const pointer of seen) {
      const count = this.counts.get(pointer);
      if (count !== undefined || this.counts.size < pointersMax) this.counts.set(pointer, (count ?? 0) + 1);
    }
  }

  counted(): SeenProperties["properties"] {
    return [...this.counts].map(([pointer, count]) => ({ pointer, count }));
  }
}

function collect(
  object: Record<string, unknown>,
  { at, level, seen }: { at: string; level: number; seen: Set<string> },
): void {
  for (const [key, value] of Object.entries(object)) {
    if (value === null || value === undefined || seen.size >= pointersMax) continue;
    const pointer = pointerTo(at, key);
    seen.add(pointer);
    if (level >= levelsMax) continue;
    const inner = Array.isArray(value) ? value.slice(0, itemsMax) : [value];
    for (const item of inner) if (isObject(item)) collect(item, { at: pointer, level: level + 1, seen });
  }
}
