import type pg from "pg";
import type { CampaignConfig } from "@/lib/domain/campaign/config";
import { CampaignConfig as StoredConfig } from "@/lib/domain/campaign/config";
import { publicId } from "@/lib/domain/id";
import type { Actor, Ctx } from "@/lib/server/ctx";
import { inTransaction, pool } from "@/lib/server/db";
import { AppError } from "@/lib/server/errors";
import { newId } from "@/lib/server/new-id";
import { type ImportedRow, importRows } from "./code-import-rows";
import { publish } from "./publication";

interface RunningJob {
  id: string;
  project_id: string;
  campaign_id: string;
  kind: "import" | "publish";
  actor: Actor;
}

/**
 * Does the next rows of a job that runs and says whether anything was left to do. What is done of a job stands in its rows
 * and commits with what was done, so a worker that dies, at whatever moment, leaves a job that another goes on with.
 */
export async function runNextRows(): Promise<boolean> {
  const { rows } = await pool().query<RunningJob>(
    "SELECT id, project_id, campaign_id, kind, actor FROM code_job WHERE status = 'running' ORDER BY created_at LIMIT 1",
  );
  const [job] = rows;
  if (!job) return false;
  return job.kind === "import" ? importNext(job) : publishNext(job);
}

const importRowsPerStep = 1_000;

/** The job's row is locked: of workers that come at once the second finds nothing to do here, and asks again later. */
async function importNext(job: RunningJob): Promise<boolean> {
  return inTransaction("BEGIN", async (client) => {
    if (!(await lockJob(client, job))) return false;
    const { rows } = await client.query<ImportedRow>(
      `SELECT row, code, code_key, customer_id, metadata FROM code_job_row
       WHERE job_id = $1 AND code_id IS NULL AND problem IS NULL ORDER BY row LIMIT ${importRowsPerStep}`,
      [job.id],
    );
    if (rows.length === 0) await endJob(client, job);
    else
      await importRows(client, ctxOf(job), {
        jobId: job.id,
        campaignId: job.campaign_id,
        config: await configOf(client, job),
        rows,
      });
    return true;
  });
}

async function lockJob(client: pg.PoolClient, job: RunningJob): Promise<boolean> {
  const { rows } = await client.query(
    "SELECT FROM code_job WHERE id = $1 AND status = 'running' FOR UPDATE SKIP LOCKED",
    [job.id],
  );
  return rows.length > 0;
}

async function endJob(client: pg.PoolClient | pg.Pool, job: RunningJob): Promise<void> {
  await client.query("UPDATE code_job SET status = 'done', finished_at = now() WHERE id = $1 AND status = 'running'", [
    job.id,
  ]);
}

async function configOf(client: pg.PoolClient, job: RunningJob): Promise<CampaignConfig> {
  const { rows } = await client.query<{ config: unknown }>(
    `SELECT v.config FROM campaign c JOIN campaign_version v
       ON v.project_id = c.project_id AND v.campaign_id = c.id AND v.number = c.version
     WHERE c.project_id = $1 AND c.id = $2`,
    [job.project_id, job.campaign_id],
  );
  return StoredConfig.parse(rows[0]?.config);
}

function ctxOf(job: RunningJob): Ctx {
  return { projectId: job.project_id, actor: job.actor, requestId: publicId("codeJob", job.id), now: new Date() };
}

const publishRowsPerStep = 50;

interface PublishRow {
  row: number;
  customer_id: string;
}

/**
 * Each customer by an edit of her own, with "join once": done again after a worker died, or by two at once, it gives her
 * the code she has.
 */
async function publishNext(job: RunningJob): Promise<boolean> {
  const { rows } = await pool().query<PublishRow>(
    `SELECT row, customer_id FROM code_job_row
     WHERE job_id = $1 AND code_id IS NULL AND problem IS NULL ORDER BY row LIMIT ${publishRowsPerStep}`,
    [job.id],
  );
  if (rows.length === 0) await endJob(pool(), job);
  for (const row of rows) await publishRow(job, row);
  return true;
}

async function publishRow(job: RunningJob, { row, customer_id }: PublishRow): Promise<void> {
  const ctx = ctxOf(job);
  try {
    const { codes, publications } = await publish(ctx, {
      customer: { id: publicId("customer", customer_id) },
      campaign: publicId("campaign", job.campaign_id),
      count: 1,
      joinOnce: true,
      channel: "dashboard",
      metadata: { job: publicId("codeJob", job.id) },
    });
    const isNew = publications.some(
      ({ metadata }) => (metadata as { job?: unknown }).job === publicId("codeJob", job.id),
    );
    await endRow(job, row, { codeId: codes[0]?.id ?? newId(), detail: isNew ? null : "had it already" });
  } catch (error) {
    if (!(error instanceof AppError) || error.status >= 500) throw error;
    const isGone = error.key === "not_found" && error.fields.resourceType === "customer";
    const detail = error.fields.details ?? error.message;
    await endRow(job, row, { problem: isGone ? "unknown_customer" : "cannot_publish", detail });
  }
}

/** Counted by whom really ended the row. */
async function endRow(
  job: RunningJob,
  row: number,
  { codeId, problem, detail }: { codeId?: string; problem?: string; detail: string | null },
): Promise<void> {
  await pool().query(
    `WITH ended AS (
       UPDATE code_job_row SET code_id = $4, problem = $5, detail = $6
       WHERE project_id = $1 AND job_id = $2 AND row = $3 AND code_id IS NULL AND problem IS NULL RETURNING 1)
     UPDATE code_job SET done = done + (SELECT count(*) FROM ended) * ($5::text IS NULL)::int,
       failed = failed + (SELECT count(*) FROM ended) * ($5::text IS NOT NULL)::int
     WHERE id = $2`,
    [job.project_id, job.id, row, codeId ?? null, problem ?? null, detail],
  );
}
