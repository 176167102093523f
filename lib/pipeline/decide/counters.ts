import type { Counters } from "@/lib/domain/referral/facts";
import type { CounterMove } from "../alert/limit-thresholds";

interface Held {
  projectId: string;
  count: number;
  valueMinor: number;
  addedCount: number;
  addedMinor: number;
}

/** The counters of a batch, locked, and how they move. */
export class CounterFacts {
  readonly #held = new Map<string, Held>();

  set(projectId: string, campaignId: string, key: string, count: number, valueMinor: number): void {
    this.#held.set(`${campaignId} ${key}`, { projectId, count, valueMinor, addedCount: 0, addedMinor: 0 });
  }

  /** Takes over what another has read and this has not: what is held here has moved since. */
  adopt(other: CounterFacts): void {
    for (const [id, held] of other.#held) if (!this.#held.has(id)) this.#held.set(id, held);
  }

  of(campaignId: string): Counters {
    return {
      of: (key) => {
        const held = this.#held.get(`${campaignId} ${key}`);
        if (!held) throw new Error(`counter ${key} was not loaded`);
        return { count: held.count + held.addedCount, valueMinor: held.valueMinor + held.addedMinor };
      },
      // One that no limit and no tier asks for is not kept.
      add: (key, count, valueMinor) => {
        const held = this.#held.get(`${campaignId} ${key}`);
        if (!held) return;
        held.addedCount += count;
        held.addedMinor += valueMinor;
      },
    };
  }

  /** What has to be written, and what was there before. */
  changes(): CounterMove[] {
    return [...this.#held].flatMap(([id, { projectId, addedCount, addedMinor, ...before }]) => {
      if (addedCount === 0 && addedMinor === 0) return [];
      const at = id.indexOf(" ");
      return [
        {
          ...{ projectId, campaignId: id.slice(0, at), key: id.slice(at + 1), before },
          ...{ count: addedCount, valueMinor: addedMinor },
        },
      ];
    });
  }
}
