import { setTimeout as sleep } from "node:timers/promises";
import { pool } from "@/lib/server/db";

const waitMsMax = 5_000;
const askEveryMs = 20;

/** Whether the event was decided (or given up) within 5 s: whether it left the queue. */
export async function awaitDecided(projectId: string, eventId: string): Promise<boolean> {
  const untilMs = Date.now() + waitMsMax;
  while (await isDue(projectId, eventId)) {
    if (Date.now() >= untilMs) return false;
    await sleep(askEveryMs);
  }
  return true;
}

async function isDue(projectId: string, eventId: string): Promise<boolean> {
  const { rowCount } = await pool().query({
    name: "is due",
    text: "SELECT FROM event_due WHERE event_id = $1 AND project_id = $2",
    values: [eventId, projectId],
  });
  return rowCount === 1;
}
