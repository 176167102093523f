import { setTimeout as sleep } from "node:timers/promises";
import { log } from "@/lib/server/log";
import { isUnavailable } from "@/lib/server/route";
import { giveDueRewards } from "./due-rewards";
import { endUnjudged } from "./end-unjudged";

const askEveryMs = 500;

/** The worker's other clock: gives rewards whose day has come or whose code has, and ends those that nobody judged in time. */
export class RewardLoop {
  readonly #stopping = new AbortController();
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
      if (moved === 0) await sleep(askEveryMs, undefined, { signal: this.#stopping.signal }).catch(() => undefined);
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
