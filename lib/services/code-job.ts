import { type CodeRowProblem, rowProblemWords, type CodeJob as ShownJob } from "@/lib/domain/campaign/code-job";
import { publicId } from "@/lib/domain/id";
import type { CodeJob } from "@/lib/generated/prisma/client";
import { csvAnswer } from "@/lib/server/csv-answer";
import type { Ctx } from "@/lib/server/ctx";
import { db, pool } from "@/lib/server/db";
import { AppError, notFound } from "@/lib/server/errors";
import { newId } from "@/lib/server/new-id";
import { requireStoredId } from "@/lib/server/stored-id";
import { assertFileMayBegin } from "@/lib/server/streamed-file";
import { write } from "@/lib/server/write";
import { findCampaign } from "./campaign-read";

/**
 * Jobs on many codes: checking → ready → running → done, or discarded. What comes in is kept row by row and judged at once,
 * so that whoever starts the job has seen what it will do; a row that is started has neither a code nor a problem yet.
 */

const problemsShownMax = 20;
const jobsShownMax = 10;

export async function findJob(ctx: Ctx, key: string): Promise<CodeJob> {
  const id = requireStoredId("codeJob", "code job", key);
  const job = await db().codeJob.findFirst({ where: { id, projectId: ctx.projectId } });
  if (!job) throw notFound("code job", key);
  return job;
}

export async function showJob(ctx: Ctx, job: CodeJob): Promise<ShownJob> {
  const problems = await db().codeJobRow.findMany({
    where: { projectId: ctx.projectId, jobId: job.id, problem: { not: null } },
    orderBy: { row: "asc" },
    take: problemsShownMax,
  });
  return {
    id: publicId("codeJob", job.id),
    kind: job.kind as ShownJob["kind"],
    status: job.status as ShownJob["status"],
    rows: job.rows,
    done: job.done,
    failed: job.failed,
    createdAt: job.createdAt.toISOString(),
    startedAt: job.startedAt?.toISOString() ?? null,
    finishedAt: job.finishedAt?.toISOString() ?? null,
    problems: problems.map(({ row, code, customer, problem, detail }) => ({
      row,
      code,
      customer,
      problem: rowProblemWords(problem ?? "", detail),
    })),
  };
}

/** A campaign's jobs that began or are to begin, newest first. */
export async function listJobs(ctx: Ctx, campaignKey: string): Promise<{ data: ShownJob[] }> {
  const campaign = await findCampaign(ctx, campaignKey);
  const jobs = await db().codeJob.findMany({
    where: { projectId: ctx.projectId, campaignId: campaign.id, status: { in: ["running", "done"] } },
    orderBy: { createdAt: "desc" },
    take: jobsShownMax,
  });
  return { data: await Promise.all(jobs.map((job) => showJob(ctx, job))) };
}

export async function beginJob(ctx: Ctx, campaignId: string, kind: ShownJob["kind"]): Promise<CodeJob> {
  return db().codeJob.create({
    data: {
      id: newId(ctx.now.getTime()),
      projectId: ctx.projectId,
      campaignId,
      kind,
      status: "checking",
      actor: { ...ctx.actor },
      createdAt: ctx.now,
    },
  });
}

/** All rows are there: what they come to is counted once, and the job waits for its start. */
export async function endCheck(ctx: Ctx, job: CodeJob): Promise<CodeJob> {
  const where = { projectId: ctx.projectId, jobId: job.id };
  const [rows, failed] = await Promise.all([
    db().codeJobRow.count({ where }),
    db().codeJobRow.count({ where: { ...where, problem: { not: null } } }),
  ]);
  return db().codeJob.update({
    where: { id: job.id, projectId: ctx.projectId },
    data: { rows, failed, status: "ready" },
  });
}

/** Committed as running it will be done, whichever worker sees it first and however often one of them ends. */
export async function startJob(ctx: Ctx, key: string): Promise<CodeJob> {
  const job = await findJob(ctx, key);
  return write(ctx, "data", async (tx, audit) => {
    const [started] = await tx.codeJob.updateManyAndReturn({
      where: { id: job.id, projectId: ctx.projectId, status: "ready" },
      data: { status: "running", startedAt: ctx.now, actor: { ...ctx.actor } },
    });
    if (!started) throw new AppError("edit_conflict", { details: `This was ${job.status} already.` });
    audit({
      action: job.kind === "import" ? "campaign.import_codes" : "campaign.publish_codes",
      resourceKind: "campaign",
      resourceId: job.campaignId,
      after: { rows: job.rows - job.failed, job: publicId("codeJob", job.id) },
    });
    return started;
  });
}

/** What was only looked at goes, rows and all. */
export async function discardJob(ctx: Ctx, key: string): Promise<void> {
  const job = await findJob(ctx, key);
  await db().$transaction(async (tx) => {
    const { count } = await tx.codeJob.deleteMany({
      where: { id: job.id, projectId: ctx.projectId, status: { in: ["checking", "ready"] } },
    });
    if (count === 0) throw new AppError("edit_conflict", { details: "This was started already." });
    await tx.codeJobRow.deleteMany({ where: { projectId: ctx.projectId, jobId: job.id } });
  });
}

const reportRows = 2_000;

interface ReportRow {
  row: number;
  code: string | null;
  customer: string | null;
  problem: CodeRowProblem | null;
  detail: string | null;
  given: string | null;
}

/** What became of each row, or of those with a problem, as a file. */
export async function reportJob(ctx: Ctx, key: string, only: "problems" | "all"): Promise<Response> {
  const job = await findJob(ctx, key);
  assertFileMayBegin();
  return csvAnswer({
    name: `${job.kind}-${publicId("codeJob", job.id)}.csv`,
    columns: ["row", "code", "customer", "problem"],
    pages: reportPages(ctx, job, only),
  });
}

async function* reportPages(ctx: Ctx, job: CodeJob, only: "problems" | "all"): AsyncGenerator<unknown[][]> {
  let after = -1;
  for (;;) {
    const page: ReportRow[] = await reportPage(ctx, job, only, after);
    yield page.map(({ row, code, given, customer, problem, detail }) => [
      row,
      given ?? code,
      customer,
      problem ? rowProblemWords(problem, detail) : detail,
    ]);
    after = page.at(-1)?.row ?? after;
    if (page.length < reportRows) return;
  }
}

async function reportPage(ctx: Ctx, job: CodeJob, only: "problems" | "all", after: number): Promise<ReportRow[]> {
  const { rows } = await pool().query<ReportRow>(
    `SELECT r.row, r.code, r.customer, r.problem, r.detail, v.code AS given
     FROM code_job_row r LEFT JOIN code v ON v.id = r.code_id AND v.project_id = r.project_id
     WHERE r.project_id = $1 AND r.job_id = $2 AND r.row > $3 ${only === "problems" ? "AND r.problem IS NOT NULL" : ""}
     ORDER BY r.row LIMIT ${reportRows}`,
    [ctx.projectId, job.id, after],
  );
  return rows;
}
