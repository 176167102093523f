import { Logger, type Runner, run } from "graphile-worker";
import { pool } from "@/lib/server/db";
import { env } from "@/lib/server/env";
import { log } from "@/lib/server/log";
import { beginScheduled } from "@/lib/services/campaign-beginning";
import { purgeNotices } from "./deliver/purge";

/** How many months of event partitions stand ready, the present one included. */
const monthsAhead = 3;
const purgeRowsMax = 5_000;

async function ensurePartitions(): Promise<void> {
  await pool().query("SELECT goodword_ensure_event_partitions(now(), $1)", [monthsAhead]);
}

/** Rejected events go after the project's days, a bounded number at a time, so that the table is never locked for long. */
async function purgeRejected(): Promise<void> {
  for (;;) {
    const { rowCount } = await pool().query(
      `DELETE FROM rejected_event WHERE id IN (
        SELECT r.id FROM rejected_event r JOIN project p ON p.id = r.project_id
        WHERE r.received_at < now() - make_interval(days => p.rejected_retention_days) LIMIT $1)`,
      [purgeRowsMax],
    );
    if ((rowCount ?? 0) < purgeRowsMax) return;
  }
}

/** Files that were looked at and never imported go after a day, the rows of what was done when nobody reads its report. */
async function purgeCodeJobs(): Promise<void> {
  await pool().query(
    `WITH old AS (
       SELECT id FROM code_job WHERE (status IN ('checking', 'ready') AND created_at < now() - interval '1 day')
         OR finished_at < now() - interval '7 days'),
     emptied AS (DELETE FROM code_job_row WHERE job_id IN (SELECT id FROM old))
     DELETE FROM code_job WHERE id IN (SELECT id FROM old) AND status <> 'done'`,
  );
}

/** What a simulation came to is of the days before it, and soon of no use. */
async function purgeSimulations(): Promise<void> {
  await pool().query("DELETE FROM simulation WHERE finished_at < now() - interval '90 days'");
}

/** Whoever came an hour ago counts again; the day's salt goes with the day. */
async function purgeVisitors(): Promise<void> {
  await pool().query("DELETE FROM code_visitor WHERE hour < now() - interval '2 hours'");
  await pool().query("DELETE FROM visitor_salt WHERE day < (now() AT TIME ZONE 'UTC' - interval '1 hour')::date");
}

/** Within a minute of it. */
async function beginCampaigns(): Promise<void> {
  await beginScheduled(new Date());
}

/** Scheduled work, once for all workers however many run. */
export class Upkeep {
  #runner: Runner | null = null;

  async start(): Promise<void> {
    await ensurePartitions();
    this.#runner = await run({
      connectionString: env().DATABASE_URL,
      concurrency: 1,
      pollInterval: 5_000,
      noHandleSignals: true,
      maxPoolSize: 2,
      crontab: [
        "0 * * * * ensure_partitions ?fill=1d",
        "*/30 * * * * purge_rejected ?fill=1h",
        "15 * * * * purge_notices ?fill=1d",
        "10 * * * * purge_code_jobs",
        "20 * * * * purge_visitors",
        "25 3 * * * purge_simulations",
        "* * * * * begin_campaigns",
      ].join("\n"),
      taskList: {
        ensure_partitions: ensurePartitions,
        purge_rejected: purgeRejected,
        purge_notices: purgeNotices,
        purge_code_jobs: purgeCodeJobs,
        purge_visitors: purgeVisitors,
        purge_simulations: purgeSimulations,
        begin_campaigns: beginCampaigns,
      },
      logger: new Logger(() => (level, message) => {
        if (level === "error" || level === "warning") log.warn({ reason: message }, "scheduled work");
      }),
    });
    this.#runner.promise.catch((error) => log.error({ err: error }, "scheduled work stopped"));
  }

  async stop(): Promise<void> {
    await this.#runner?.stop().catch(() => undefined);
  }
}
