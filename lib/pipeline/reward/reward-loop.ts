import { setTimeout as sleep } from "node:timers/promises";
import { log } from "@/lib/server/log";
import { isUnavailable } from "@/lib/server/route";
import { PoolWatch } from "../alert/pool-watch";
import { giveDueRewards } from "./due-rewards";
import { endUnjudged } from "./end-unjudged";

const askEveryMs = 500;
/** Pools are looked at less often than rewards: a warning is not late by some seconds. */
const lookEveryMs = 2_000;

/** The worker's other clock: gives rewards whose day has come or whose code has, and ends those that nobody judged in time. */
export class RewardLoop {
  readonly #stopping = new AbortController();
  readonly #pools = new PoolWatch();
  #lookedAt = Number.NEGATIVE_INFINITY;
  #done: Promise<unknown> = Promise.resolve();

  start(): void {
    this.#done = this.#run();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#done;
  }

  async #run(): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      const moved = await this.#round();
      await this.#lookAtPools();
      if (moved === 0) await sleep(askEveryMs, undefined, { signal: this.#stopping.signal }).catch(() => undefined);
    }
  }

  async #lookAtPools(): Promise<void> {
    if (performance.now() - this.#lookedAt < lookEveryMs) return;
    this.#lookedAt = performance.now();
    try {
      await this.#pools.look();
    } catch (error) {
      if (!isUnavailable(error)) log.error({ err: error }, "pools could not be looked at; trying again");
    }
  }

  async #round(): Promise<number> {
    try {
      return (await giveDueRewards("pending")) + (await giveDueRewards("awaiting_stock")) + (await endUnjudged());
    } catch (error) {
      if (!isUnavailable(error)) log.error({ err: error }, "rewards that are due could not be given; trying again");
      return 0;
    }
  }
}
