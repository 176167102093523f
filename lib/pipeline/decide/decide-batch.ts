import type pg from "pg";
import { inTransaction, pool } from "@/lib/server/db";
import { log } from "@/lib/server/log";
import { newId } from "@/lib/server/new-id";
import { isUnavailable } from "@/lib/server/route";
import { sqlState } from "@/lib/server/write";
import { metrics } from "../metrics";
import { decideEvents } from "./decide-events";
import { claimShards, type DueEvent, lockDueEvent, readDueEvents, shardsCount } from "./due-event";
import { loadFacts } from "./load-facts";
import { writeEffects } from "./write-effects";

const eventsPerBatchMax = 500;
const attemptsMax = 3;
/** A young database's plans take its tables for empty; here every table is asked by its index. */
const begin = "BEGIN; SET LOCAL enable_seqscan = off";

/**
 * Decides one batch: claim shards, read their oldest events, run the rules, write what follows; all in one transaction, so
 * a crash leaves either everything or nothing. When the batch fails, its events are decided one by one, so that one that
 * cannot be decided ends as failed with its reason and holds up nobody. Resolves to how many events were dealt with.
 */
export async function decideBatch(start: number, share: number): Promise<number> {
  let events: DueEvent[] = [];
  const stop = metrics.decideSeconds.startTimer();
  try {
    await inTransaction(begin, async (client) => {
      const shards = await claimShards(client, start, share);
      if (shards.length === 0) return;
      events = await readDueEvents(client, shards, Math.max(20, Math.ceil(eventsPerBatchMax / shards.length)));
      await decideAndWrite(client, events);
    });
  } catch (error) {
    if (isUnavailable(error)) throw error;
    if (!isPassing(error)) {
      log.warn(
        { events: events.length, reason: String(error) },
        "a batch could not be decided; its events are tried one by one",
      );
      await decideEach(events);
    }
  }
  if (events.length > 0) stop();
  metrics.decided.inc(events.length);
  return events.length;
}

async function decideAndWrite(client: pg.PoolClient, events: DueEvent[]): Promise<void> {
  if (events.length === 0) return;
  const facts = await loadFacts(client, events, "decide");
  await writeEffects(client, decideEvents(events, facts, newId), facts, facts.now);
}

/** Two transactions met: nothing is wrong with the events, and the next round takes them again. */
function isPassing(error: unknown): boolean {
  const state = sqlState(error);
  return state === "40P01" || state === "40001";
}

async function decideEach(events: DueEvent[]): Promise<void> {
  for (const { id } of events) {
    try {
      await decideAlone(id);
    } catch (error) {
      if (isUnavailable(error)) throw error;
      if (!isPassing(error)) await noteFailure(id, error);
    }
  }
}

async function decideAlone(eventId: string): Promise<void> {
  await inTransaction(begin, async (client) => decideAndWrite(client, await lockDueEvent(client, eventId)));
}

/** Counts the attempt, in a transaction of its own; the last one moves the event from the queue to the failures. */
async function noteFailure(eventId: string, error: unknown): Promise<void> {
  const reason = error instanceof Error ? error.message : String(error);
  log.error({ eventId, err: error }, "an event could not be decided");
  const { rowCount } = await pool().query(
    `WITH tried AS (
      UPDATE event_due SET attempts = attempts + 1 WHERE event_id = $1 AND attempts + 1 < $2 RETURNING event_id
    ), given_up AS (
      DELETE FROM event_due WHERE event_id = $1 AND attempts + 1 >= $2 RETURNING event_id, project_id, attempts + 1 AS attempts
    )
    INSERT INTO event_failure (event_id, project_id, attempts, reason) SELECT event_id, project_id, attempts, $3 FROM given_up
    ON CONFLICT (event_id) DO NOTHING`,
    [eventId, attemptsMax, reason.slice(0, 1_000)],
  );
  if (rowCount) metrics.failed.inc();
}

/** Any of the shards, to begin the claim at: workers spread by beginning at different ones. */
export function anyShard(random: number): number {
  return Math.floor(random * shardsCount);
}
