import type { PublishOrder } from "@/lib/domain/campaign/code-job";
import { publishRowsMax } from "@/lib/domain/campaign/code-job-limits";
import type { CodeJob } from "@/lib/generated/prisma/client";
import type { Ctx } from "@/lib/server/ctx";
import { pool } from "@/lib/server/db";
import { findCampaign } from "./campaign-read";
import { beginJob, endCheck } from "./code-job";
import { nameCustomers } from "./code-job-customer";
import { assertOpen } from "./publication";

/** Notes whom codes are to be given to; nobody is given any before the job is started. */
export async function orderPublications(ctx: Ctx, campaignKey: string, order: PublishOrder): Promise<CodeJob> {
  const campaign = await findCampaign(ctx, campaignKey);
  assertOpen(campaign, ctx.now);
  const job = await beginJob(ctx, campaign.id, "publish");
  if ("customers" in order) await keepNamed(ctx, job, order.customers);
  else await keepAll(ctx, job);
  return endCheck(ctx, job);
}

async function keepNamed(ctx: Ctx, job: CodeJob, customers: string[]): Promise<void> {
  const references = [...new Set(customers)].map((reference) => reference.replaceAll("\u0000", ""));
  const customerOf = await nameCustomers(ctx, references);
  const named = references.map(customerOf);
  await pool().query(
    `INSERT INTO code_job_row (project_id, job_id, row, customer, customer_id, problem, detail)
     SELECT $1, $2, row, customer, customer_id, problem, CASE WHEN problem IS NOT NULL THEN customer END
     FROM unnest($3::text[], $4::uuid[], $5::text[]) WITH ORDINALITY AS t(customer, customer_id, problem, row)`,
    [
      ctx.projectId,
      job.id,
      references,
      named.map((each) => ("id" in each ? each.id : null)),
      named.map((each) => ("problem" in each ? each.problem : null)),
    ],
  );
}

async function keepAll(ctx: Ctx, job: CodeJob): Promise<void> {
  await pool().query(
    `INSERT INTO code_job_row (project_id, job_id, row, customer, customer_id)
     SELECT $1, $2, row_number() OVER (ORDER BY created_at, id), coalesce(source_id, email, name), id FROM (
       SELECT c.* FROM customer c
       WHERE c.project_id = $1 AND c.deleted_at IS NULL AND NOT EXISTS (
         SELECT FROM publication p WHERE p.project_id = $1 AND p.campaign_id = $3 AND p.customer_id = c.id)
       ORDER BY c.created_at, c.id LIMIT ${publishRowsMax}) without`,
    [ctx.projectId, job.id, job.campaignId],
  );
}
