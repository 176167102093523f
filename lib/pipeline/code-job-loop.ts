import { setTimeout as sleep } from "node:timers/promises";
import { log } from "@/lib/server/log";
import { runNextRows } from "@/lib/services/code-job-run";

/** A look at an index that is empty as a rule. */
const everyMs = 1_000;

/** The worker's third loop: imports of codes and codes given to many, a bounded number of rows at a time. */
export class CodeJobLoop {
  readonly #stopping = new AbortController();
  #done: Promise<void> = Promise.resolve();

  start(): void {
    this.#done = this.#run();
  }

  /** Finishes the rows in hand. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#done;
  }

  async #run(): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      const isMore = await runNextRows().catch((error) => {
        log.warn({ reason: String(error) }, "a job on codes could not go on right now; trying again");
        return false;
      });
      if (!isMore) await sleep(everyMs, undefined, { signal: this.#stopping.signal }).catch(() => undefined);
    }
  }
}
