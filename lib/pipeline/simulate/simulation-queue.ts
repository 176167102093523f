import type { StoredResult } from "@/lib/domain/simulation/stored-result";
import { pool } from "@/lib/server/db";
import { log } from "@/lib/server/log";
import { newId } from "@/lib/server/new-id";
import { isUnavailable } from "@/lib/server/route";
import { type SimulationJob, simulate, simulatedConfig } from "./simulate";

interface Claimed {
  id: string;
  projectId: string;
  campaignId: string;
  config: unknown;
  comparedNumber: number | null;
  comparedConfig: unknown;
  days: number;
  createdAt: Date;
  attempts: number;
  run: string;
}

/** A chunk takes a fraction of it: whose worker is silent for so long is begun anew by another. */
const leaseSeconds = 20;
/** One that ends its worker each time must not end it for ever. */
const attemptsMax = 3;

/** Nobody waits for this run any more: it was cancelled, or another worker took it for dead. */
class Superseded extends Error {}

/**
 * Runs the simulation that has waited longest and says whether there was one. Its row is all that it writes: progress with
 * each chunk, the result at the end, both only while this run is the one that counts.
 */
export async function runNextSimulation(stopping: AbortSignal): Promise<boolean> {
  const claimed = await claim();
  if (!claimed) return false;
  try {
    if (claimed.attempts > attemptsMax) throw new Error("its workers ended before it did, each time it was begun");
    await finish(claimed, await simulate(jobOf(claimed), (moved) => note(claimed, moved, stopping)));
  } catch (error) {
    if (error instanceof Superseded) await giveBack(claimed);
    else if (isUnavailable(error)) throw error;
    else {
      log.error({ simulationId: claimed.id, err: error }, "a simulation could not be done");
      await fail(claimed, error instanceof Error ? error.message : String(error));
    }
  }
  return true;
}

async function claim(): Promise<Claimed | null> {
  const { rows } = await pool().query<Claimed>(
    `UPDATE simulation s SET run = $1, attempts = s.attempts + 1, seen = 0, leased_until = now() + make_interval(secs => ${leaseSeconds})
     FROM (SELECT id FROM simulation WHERE status = 'running' AND (leased_until IS NULL OR leased_until < now())
       ORDER BY created_at LIMIT 1 FOR UPDATE SKIP LOCKED) next
     WHERE s.id = next.id
     RETURNING s.id, s.project_id AS "projectId", s.campaign_id AS "campaignId", s.config, s.compared_number AS "comparedNumber",
       (SELECT v.config FROM campaign_version v WHERE v.project_id = s.project_id AND v.campaign_id = s.campaign_id
         AND v.number = s.compared_number) AS "comparedConfig", s.days, s.created_at AS "createdAt", s.attempts, s.run`,
    [newId()],
  );
  return rows[0] ?? null;
}

function jobOf({ projectId, campaignId, days, createdAt, comparedNumber, ...stored }: Claimed): SimulationJob {
  const config = simulatedConfig(stored.config);
  const compared = comparedNumber === null ? null : simulatedConfig(stored.comparedConfig);
  if (!config || (comparedNumber !== null && !compared)) throw new Error("its configuration cannot be read");
  return {
    ...{ projectId, campaignId, config, days, createdAt },
    compared: compared && comparedNumber !== null ? { number: comparedNumber, config: compared } : null,
  };
}

async function note(
  { id, run }: Claimed,
  { seen, total }: { seen: number; total: number | null },
  stopping: AbortSignal,
): Promise<void> {
  const { rowCount } = await pool().query({
    name: "note simulation",
    text: `UPDATE simulation SET seen = $3, total = coalesce($4, total), leased_until = now() + make_interval(secs => ${leaseSeconds})
      WHERE id = $1 AND run = $2 AND status = 'running'`,
    values: [id, run, seen, total],
  });
  if (rowCount === 0 || stopping.aborted) throw new Superseded();
}

async function finish({ id, run }: Claimed, result: StoredResult): Promise<void> {
  await pool().query(
    `UPDATE simulation SET status = 'done', result = $3, total = seen, finished_at = now(), leased_until = NULL
     WHERE id = $1 AND run = $2 AND status = 'running'`,
    [id, run, JSON.stringify(result)],
  );
}

async function fail({ id, run }: Claimed, reason: string): Promise<void> {
  await pool().query(
    `UPDATE simulation SET status = 'failed', error = $3, finished_at = now(), leased_until = NULL
     WHERE id = $1 AND run = $2 AND status = 'running'`,
    [id, run, reason.slice(0, 1_000)],
  );
}

/** Of a worker that stops in good order: the next begins at once, and it counts as no attempt. */
async function giveBack({ id, run }: Claimed): Promise<void> {
  await pool().query(
    "UPDATE simulation SET leased_until = NULL, attempts = attempts - 1 WHERE id = $1 AND run = $2 AND status = 'running'",
    [id, run],
  );
}
