/** Chance that comes out the same each time: a demo that was cut short is gone on with, not begun anew. */
export interface Chance {
  /** A whole number from `least` to `most`. */
  between(least: number, most: number): number;
  /** Whether something of this likelihood happens. */
  happens(likelihood: number): boolean;
  pick<T>(of: readonly T[]): T;
  /** One of the things, the likelier the greater its weight. */
  weighted<T>(of: readonly (readonly [T, number])[]): T;
  /** In [0, 1). */
  next(): number;
}

/** mulberry32: 32 bits of state, good enough for names and amounts. */
export function seededChance(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const at = <T>(of: readonly T[], index: number): T => {
    const found = of[index];
    if (found === undefined) throw new Error("nothing to choose from");
    return found;
  };
  return {
    next,
    happens: (likelihood) => next() < likelihood,
    between: (least, most) => least + Math.floor(next() * (most - least + 1)),
    pick: (of) => at(of, Math.floor(next() * of.length)),
    weighted: (of) => {
      let left = next() * of.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [thing, weight] of of) {
        left -= weight;
        if (left < 0) return thing;
      }
      return at(of, of.length - 1)[0];
    },
  };
}
