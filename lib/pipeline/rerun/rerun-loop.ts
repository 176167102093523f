import { setTimeout as sleep } from "node:timers/promises";
import { log } from "@/lib/server/log";
import { runNextRerun } from "./rerun-queue";

/** A look at an index that is empty as a rule. */
const everyMs = 500;

/** The worker's loop for events that are run again: one at a time, whichever has waited longest. */
export class RerunLoop {
  readonly #stopping = new AbortController();
  #done: Promise<void> = Promise.resolve();

  start(): void {
    this.#done = this.#run();
  }

  /** Ends after the step in hand; another worker goes on with what is left. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#done;
  }

  async #run(): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      const wasThere = await runNextRerun(this.#stopping.signal).catch((error) => {
        log.warn({ reason: String(error) }, "events could not be run again right now; trying again");
        return false;
      });
      if (!wasThere) await sleep(everyMs, undefined, { signal: this.#stopping.signal }).catch(() => undefined);
    }
  }
}
