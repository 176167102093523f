import { setTimeout as sleep } from "node:timers/promises";
import { pool } from "@/lib/server/db";
import { readDecisions } from "../decide/read-decisions";

const waitMsMax = 5_000;
const askEveryMs = 20;

/**
 * The decisions of an event that was just recorded, waited for at most 5 s. `decided` says whether all of them are there;
 * `failure` why there will be none.
 */
export async function awaitDecisions(projectId: string, eventId: string): Promise<Record<string, unknown>> {
  const untilMs = Date.now() + waitMsMax;
  let state = await stateOf(projectId, eventId);
  while (state.isDue && Date.now() < untilMs) {
    await sleep(askEveryMs);
    state = await stateOf(projectId, eventId);
  }
  return {
    decided: !state.isDue && state.failure === null,
    ...(state.failure === null ? {} : { failure: state.failure }),
    decisions: await readDecisions(projectId, eventId),
  };
}

async function stateOf(projectId: string, eventId: string): Promise<{ isDue: boolean; failure: string | null }> {
  const { rows } = await pool().query<{ is_due: boolean; failure: string | null }>({
    name: "is due",
    text: `SELECT EXISTS (SELECT FROM event_due WHERE event_id = $1 AND project_id = $2) AS is_due,
      (SELECT reason FROM event_failure WHERE event_id = $1 AND project_id = $2) AS failure`,
    values: [eventId, projectId],
  });
  return { isDue: rows[0]?.is_due ?? false, failure: rows[0]?.failure ?? null };
}
