import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { env } from "@/lib/server/env";
import { log } from "@/lib/server/log";
import { anyShard, decideBatch } from "./decide-batch";
import { shardsCount } from "./due-event";

const lanesCount = 2;
const idleMsMin = 15;
const idleMsMax = 60;
export const workerConnectionName = "goodword worker";

/**
 * The worker's loop: lanes that each claim shards, decide a batch, and begin again; a lane that found nothing waits up to
 * 60 ms, which is the most that deciding adds to an event's way.
 *
 * How many shards a lane may take depends on how many workers there are, which is counted by their connections: no lease,
 * no heartbeat, nothing to expire. A worker that is killed loses its connections at once, and with them its share and its
 * locks.
 */
export class DecideLoop {
  readonly #stopping = new AbortController();
  #presence: pg.Client | null = null;
  #share = Math.ceil(shardsCount / lanesCount);
  #done: Promise<unknown> = Promise.resolve();

  /** Resolves once the worker is known to the others and its lanes run. */
  async start(): Promise<void> {
    await this.#announce();
    const lanes = Array.from({ length: lanesCount }, () => this.#lane());
    this.#done = Promise.all([...lanes, this.#keepCount()]);
  }

  /** Finishes the batches in hand. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#done;
    await this.#presence?.end().catch(() => undefined);
  }

  get isRunning(): boolean {
    return this.#presence !== null && !this.#stopping.signal.aborted;
  }

  async #lane(): Promise<void> {
    let idleMs = idleMsMin;
    while (!this.#stopping.signal.aborted) {
      try {
        const decided = await decideBatch(anyShard(Math.random()), this.#share);
        idleMs = decided > 0 ? idleMsMin : Math.min(idleMsMax, idleMs * 1.5);
        if (decided === 0) await this.#wait(idleMs);
      } catch (error) {
        log.warn({ reason: String(error) }, "events could not be decided right now; trying again");
        await this.#wait(250);
      }
    }
  }

  async #keepCount(): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      try {
        if (!this.#presence) await this.#announce();
        const result = await this.#presence?.query<{ workers: number }>(
          "SELECT count(*)::int AS workers FROM pg_stat_activity WHERE application_name = $1 AND datname = current_database()",
          [workerConnectionName],
        );
        const workers = Math.max(1, result?.rows[0]?.workers ?? 1);
        this.#share = Math.ceil(shardsCount / (workers * lanesCount));
      } catch (error) {
        log.warn({ reason: String(error) }, "the worker lost its connection; connecting again");
        this.#presence = null;
      }
      await this.#wait(1_000);
    }
  }

  async #announce(): Promise<void> {
    const client = new pg.Client({
      connectionString: env().DATABASE_URL,
      application_name: workerConnectionName,
      connectionTimeoutMillis: 2_000,
    });
    client.on("error", () => {
      if (this.#presence === client) this.#presence = null;
    });
    await client.connect();
    this.#presence = client;
  }

  async #wait(ms: number): Promise<void> {
    await sleep(ms, undefined, { signal: this.#stopping.signal }).catch(() => undefined);
  }
}
