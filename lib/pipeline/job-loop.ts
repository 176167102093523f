import { setTimeout as sleep } from "node:timers/promises";
import { log } from "@/lib/server/log";
import { runNextRows } from "@/lib/services/code-job-run";
import { runNextRerun } from "./rerun/rerun-queue";
import { runNextSimulation } from "./simulate/simulation-queue";

/** Jobs that people begin and wait for: each has a queue of its own, an index that is empty as a rule. */
interface JobKind {
  everyMs: number;
  /** Takes the one that has waited longest a step further, until the signal; false when there is none. */
  next: (signal: AbortSignal) => Promise<boolean>;
  /** Said where that failed. */
  trouble: string;
}

/** Imports of codes and codes given to many, a bounded number of rows at a time. */
export const codeJobs: JobKind = {
  everyMs: 1_000,
  next: runNextRows,
  trouble: "a job on codes could not go on right now; trying again",
};

export const simulations: JobKind = {
  everyMs: 1_000,
  next: runNextSimulation,
  trouble: "a simulation could not go on right now; trying again",
};

/** Events that are run again. */
export const reruns: JobKind = {
  everyMs: 500,
  next: runNextRerun,
  trouble: "events could not be run again right now; trying again",
};

/** The worker's loop for one kind of job: one at a time. */
export class JobLoop {
  readonly #kind: JobKind;
  readonly #stopping = new AbortController();
  #done: Promise<void> = Promise.resolve();

  constructor(kind: JobKind) {
    this.#kind = kind;
  }

  start(): void {
    this.#done = this.#run();
  }

  /** Ends after the step in hand; another worker goes on with what is left, or begins it anew. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#done;
  }

  async #run(): Promise<void> {
    const { everyMs, next, trouble } = this.#kind;
    while (!this.#stopping.signal.aborted) {
      const wasThere = await next(this.#stopping.signal).catch((error) => {
        log.warn({ reason: String(error) }, trouble);
        return false;
      });
      if (!wasThere) await sleep(everyMs, undefined, { signal: this.#stopping.signal }).catch(() => undefined);
    }
  }
}
