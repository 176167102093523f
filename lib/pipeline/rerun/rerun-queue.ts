import { setTimeout as sleep } from "node:timers/promises";
import type { StoredPreview } from "@/lib/domain/rerun/preview";
import { pool } from "@/lib/server/db";
import { log } from "@/lib/server/log";
import { newId } from "@/lib/server/new-id";
import { isUnavailable } from "@/lib/server/route";
import { applyNext } from "./apply-rerun";
import { CampaignChanged, previewRerun } from "./preview-rerun";
import type { RerunJob } from "./rerun-events";

interface Claimed extends RerunJob {
  id: string;
  status: "previewing" | "applying";
  attempts: number;
  run: string;
}

/** A step takes a fraction of it: whose worker is silent for so long is gone on with by another. */
const leaseSeconds = 20;
/** One that ends its worker each time must not end it for ever. */
const attemptsMax = 3;
/** How long the worker that decides is given before it is asked how far it is. */
const applyingMs = 40;

/** Nobody waits for this run any more: it was cancelled, or another worker took it for dead. */
class Superseded extends Error {}

/**
 * Goes on with what has waited longest and says whether there was something: a preview, which writes its own row alone, or its
 * application, which puts events into the queue and waits until they are decided.
 */
export async function runNextRerun(stopping: AbortSignal): Promise<boolean> {
  const claimed = await claim();
  if (!claimed) return false;
  try {
    if (claimed.attempts > attemptsMax) throw new Error("its workers ended before it did, each time it was begun");
    if (claimed.status === "previewing") {
      await endPreview(claimed, await previewRerun(claimed, ({ seen }) => note(claimed, stopping, seen)));
    } else {
      while (!(await applyNext(claimed))) {
        await note(claimed, stopping);
        await sleep(applyingMs);
      }
    }
  } catch (error) {
    if (error instanceof Superseded) await giveBack(claimed);
    else if (isUnavailable(error)) throw error;
    else {
      if (!(error instanceof CampaignChanged))
        log.error({ rerunId: claimed.id, err: error }, "a rerun could not be done");
      await fail(claimed, error instanceof Error ? error.message : String(error));
    }
  }
  return true;
}

async function claim(): Promise<Claimed | null> {
  const { rows } = await pool().query<Claimed>(
    `UPDATE rerun r SET run = $1, attempts = r.attempts + 1, leased_until = now() + make_interval(secs => ${leaseSeconds})
     FROM (SELECT id FROM rerun WHERE status IN ('previewing', 'applying') AND (leased_until IS NULL OR leased_until < now())
       ORDER BY created_at LIMIT 1 FOR UPDATE SKIP LOCKED) next
     WHERE r.id = next.id
     RETURNING r.id, r.project_id AS "projectId", r.campaign_id AS "campaignId", r.campaign_version AS version,
       r.event_ids AS "eventIds", r.status, r.attempts, r.run`,
    [newId()],
  );
  return rows[0] ?? null;
}

async function note({ id, run, status }: Claimed, stopping: AbortSignal, seen?: number): Promise<void> {
  const { rowCount } = await pool().query({
    name: "note rerun",
    text: `UPDATE rerun SET seen = coalesce($4, seen), leased_until = now() + make_interval(secs => ${leaseSeconds})
      WHERE id = $1 AND run = $2 AND status = $3`,
    values: [id, run, status, seen ?? null],
  });
  if (rowCount === 0 || stopping.aborted) throw new Superseded();
}

async function endPreview({ id, run }: Claimed, preview: StoredPreview): Promise<void> {
  await pool().query(
    `UPDATE rerun SET status = 'previewed', result = $3, attempts = 0, run = NULL, leased_until = NULL
     WHERE id = $1 AND run = $2 AND status = 'previewing'`,
    [id, run, JSON.stringify(preview)],
  );
}

async function fail({ id, run, status }: Claimed, reason: string): Promise<void> {
  await pool().query(
    `UPDATE rerun SET status = 'failed', error = $4, finished_at = now(), leased_until = NULL
     WHERE id = $1 AND run = $2 AND status = $3`,
    [id, run, status, reason.slice(0, 1_000)],
  );
}

/** Of a worker that stops in good order: the next goes on at once, and it counts as no attempt. */
async function giveBack({ id, run, status }: Claimed): Promise<void> {
  await pool().query(
    "UPDATE rerun SET leased_until = NULL, attempts = attempts - 1 WHERE id = $1 AND run = $2 AND status = $3",
    [id, run, status],
  );
}
