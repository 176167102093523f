import { setTimeout as sleep } from "node:timers/promises";
import { log } from "@/lib/server/log";
import { runNextSimulation } from "./simulation-queue";

/** A look at an index that is empty as a rule. */
const everyMs = 1_000;

/** The worker's loop for simulations: one at a time, whichever has waited longest. */
export class SimulationLoop {
  readonly #stopping = new AbortController();
  #done: Promise<void> = Promise.resolve();

  start(): void {
    this.#done = this.#run();
  }

  /** Ends after the chunk in hand; what is left is begun anew by another worker. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#done;
  }

  async #run(): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      const wasThere = await runNextSimulation(this.#stopping.signal).catch((error) => {
        log.warn({ reason: String(error) }, "a simulation could not go on right now; trying again");
        return false;
      });
      if (!wasThere) await sleep(everyMs, undefined, { signal: this.#stopping.signal }).catch(() => undefined);
    }
  }
}
