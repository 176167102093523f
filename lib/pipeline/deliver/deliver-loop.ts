import { setTimeout as sleep } from "node:timers/promises";
import { log } from "@/lib/server/log";
import { closeSafeFetch } from "@/lib/server/safe-fetch";
import { attemptDelivery } from "./attempt";
import { type ClaimedDelivery, claimDeliveries } from "./claim";
import { finishAttempt } from "./finish";

/** Calls in hand at once: what a worker with hanging endpoints holds in memory, and no more. */
const callsMax = 100;
const idleMsMin = 25;
const idleMsMax = 250;

/**
 * The worker's third loop: takes the deliveries that are due and calls their endpoints, never inside a transaction. It looks
 * again at once when a call has ended, and else after a quarter of a second at most. Stopped, it cuts off the calls in hand;
 * they are sent again by whoever runs next.
 */
export class DeliverLoop {
  readonly #stopping = new AbortController();
  readonly #inHand = new Set<Promise<void>>();
  #wake: AbortController | null = null;
  #done: Promise<unknown> = Promise.resolve();

  start(): void {
    this.#done = this.#run();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#wake?.abort();
    await this.#done;
    await Promise.all(this.#inHand);
    await closeSafeFetch();
  }

  async #run(): Promise<void> {
    let idleMs = idleMsMin;
    while (!this.#stopping.signal.aborted) {
      try {
        const room = callsMax - this.#inHand.size;
        const claimed = room > 0 ? await claimDeliveries(room) : [];
        for (const delivery of claimed) this.#take(delivery);
        idleMs = claimed.length > 0 ? idleMsMin : Math.min(idleMsMax, idleMs * 2);
        if (claimed.length < room || room === 0) await this.#wait(idleMs);
      } catch (error) {
        log.warn({ reason: String(error) }, "webhooks could not be looked for right now; trying again");
        await this.#wait(idleMsMax);
      }
    }
  }

  #take(delivery: ClaimedDelivery): void {
    const call = this.#deliver(delivery).finally(() => {
      this.#inHand.delete(call);
      this.#wake?.abort();
    });
    this.#inHand.add(call);
  }

  /** When the result cannot be kept, the lease runs out and it is sent again: at least once. */
  async #deliver(delivery: ClaimedDelivery): Promise<void> {
    try {
      await finishAttempt(delivery, await attemptDelivery(delivery, this.#stopping.signal));
    } catch (error) {
      log.error({ err: error, noticeId: delivery.noticeId }, "the result of a webhook's call could not be kept");
    }
  }

  async #wait(ms: number): Promise<void> {
    if (this.#stopping.signal.aborted) return;
    const wake = new AbortController();
    this.#wake = wake;
    await sleep(ms, undefined, { signal: wake.signal }).catch(() => undefined);
    this.#wake = null;
  }
}
