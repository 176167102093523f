import type { Counters } from "@/lib/domain/referral/facts";
import { CounterFacts } from "../decide/counters";

/** Counters of a campaign that is only tried: they begin as somebody assumes, or at nothing, and are written nowhere. */
export class MemoryCounters extends CounterFacts {
  readonly #moved = new Map<string, { count: number; valueMinor: number }>();
  readonly #begin: (key: string) => { count: number; valueMinor: number };

  constructor(begin: (key: string) => { count: number; valueMinor: number } = () => ({ count: 0, valueMinor: 0 })) {
    super();
    this.#begin = begin;
  }

  override of(): Counters {
    return {
      of: (key) => ({ ...(this.#moved.get(key) ?? this.#begin(key)) }),
      add: (key, count, valueMinor) => {
        const held = this.#moved.get(key);
        if (held) {
          held.count += count;
          held.valueMinor += valueMinor;
        } else {
          const from = this.#begin(key);
          this.#moved.set(key, { count: from.count + count, valueMinor: from.valueMinor + valueMinor });
        }
      },
    };
  }
}
