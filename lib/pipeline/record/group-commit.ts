import { AppError } from "@/lib/server/errors";

interface GroupCommitOptions<Item> {
  /** Groups under way at once: one is written while the next is prepared. */
  groupsMax: number;
  /**
   * Items that must be waiting for a group to begin beside another. A small one waits for the other's commit and grows
   * meanwhile: what a statement costs by itself is shared by more (measured with 64 callers: a third less for each event).
   */
  besideMin: number;
  itemsPerGroupMax: number;
  /** Items waiting at most; more are refused with 503, not absorbed. */
  waitingMax: number;
  /** Bytes waiting at most. */
  bytesMax: number;
  bytesOf: (item: Item) => number;
  /** Writes the group in one transaction. Resolves in the order given; throws when none of it was stored. */
  flush: (items: Item[]) => Promise<void>;
  /** Begins a group: says of each item in turn whether it may join; one that may not opens the next group. */
  beginGroup: () => (item: Item) => boolean;
}

/** Told once of each item, in the order given: null when it is committed. */
export type Settled<Item> = (item: Item, error: unknown) => void;

interface Waiting<Item> {
  item: Item;
  settled: Settled<Item>;
}

/**
 * Group commit: what arrives together is written together, so that 64 callers share one commit instead of paying for 64.
 *
 * A group opens when the first item comes and leaves on the next turn of the event loop, or as soon as a slot is free;
 * under load groups therefore grow by themselves and nobody waits on a timer.
 */
export class GroupCommit<Item> {
  readonly #options: GroupCommitOptions<Item>;
  #waiting: Waiting<Item>[] = [];
  #bytes = 0;
  #underway = 0;
  #isScheduled = false;

  constructor(options: GroupCommitOptions<Item>) {
    this.#options = options;
  }

  /** Items not yet written. */
  get backlog(): number {
    return this.#waiting.length;
  }

  /** Says when the item is committed; overloaded, at once, when too much is waiting. Calls back: a promise for each costs more than the rest. */
  add(item: Item, settled: Settled<Item>): void {
    const bytes = this.#options.bytesOf(item);
    if (this.#waiting.length >= this.#options.waitingMax || this.#bytes + bytes > this.#options.bytesMax) {
      settled(item, overloaded());
      return;
    }
    this.#bytes += bytes;
    this.#waiting.push({ item, settled });
    this.#schedule();
  }

  #schedule(): void {
    const { groupsMax, besideMin } = this.#options;
    const itemsMin = this.#underway === 0 ? 1 : besideMin;
    if (this.#isScheduled || this.#underway >= groupsMax || this.#waiting.length < itemsMin) return;
    this.#isScheduled = true;
    setImmediate(() => {
      this.#isScheduled = false;
      void this.#flushNext();
    });
  }

  async #flushNext(): Promise<void> {
    const group = this.#takeGroup();
    if (group.length === 0) return;
    this.#underway += 1;
    this.#schedule();
    let failure: unknown = null;
    try {
      await this.#options.flush(group.map(({ item }) => item));
    } catch (error) {
      failure = error;
    }
    this.#underway -= 1;
    this.#schedule();
    for (const { item, settled } of group) settled(item, failure);
  }

  #takeGroup(): Waiting<Item>[] {
    const { itemsPerGroupMax, beginGroup, bytesOf } = this.#options;
    const admits = beginGroup();
    let count = 0;
    for (const { item } of this.#waiting) {
      if (count >= itemsPerGroupMax || !admits(item)) break;
      this.#bytes -= bytesOf(item);
      count += 1;
    }
    return this.#waiting.splice(0, count);
  }
}

function overloaded(): AppError {
  return new AppError("overloaded", {
    message: "Temporarily unavailable",
    details: "More events are waiting than can be stored soon; this one was not taken. Try again.",
    retryAfterSeconds: 1,
  });
}
