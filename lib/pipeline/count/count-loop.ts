import { setTimeout as sleep } from "node:timers/promises";
import { log } from "@/lib/server/log";
import { recountNext } from "./recount";
import { rollUp } from "./roll-up";

/** Readers add what is due to the sums, so this says only how much that may become. */
const everyMs = 2_000;

/** The worker's second loop: rolls up what was counted, and counts what was there before there were counts. */
export class CountLoop {
  readonly #stopping = new AbortController();
  #done: Promise<unknown> = Promise.resolve();

  start(): void {
    this.#done = Promise.all([this.#every(rollUp), this.#recount()]);
  }

  /** Finishes the step in hand. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#done;
  }

  async #recount(): Promise<void> {
    let isLeft = true;
    while (isLeft && !this.#stopping.signal.aborted) {
      isLeft = await this.#tried(recountNext, true);
    }
  }

  async #every(step: () => Promise<void>): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      await this.#tried(step, undefined);
      await this.#wait();
    }
  }

  async #tried<T>(step: () => Promise<T>, otherwise: T): Promise<T> {
    try {
      return await step();
    } catch (error) {
      log.warn({ reason: String(error) }, "counts could not be rolled up right now; trying again");
      await this.#wait();
      return otherwise;
    }
  }

  async #wait(): Promise<void> {
    await sleep(everyMs, undefined, { signal: this.#stopping.signal }).catch(() => undefined);
  }
}
