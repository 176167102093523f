import type pg from "pg";
import type { CampaignConfig } from "@/lib/domain/campaign/config";
import type { Ctx } from "@/lib/server/ctx";
import { newId } from "@/lib/server/new-id";
import { auditRow } from "@/lib/server/write";

export interface ImportedRow {
  row: number;
  code: string;
  code_key: string;
  customer_id: string | null;
  metadata: Record<string, string> | null;
}

interface Import {
  jobId: string;
  campaignId: string;
  config: CampaignConfig;
  rows: ImportedRow[];
}

interface NewCode extends ImportedRow {
  id: string;
  publicationId: string | null;
}

/** Makes codes of these rows, gives them to whom they are for, and notes at each row what became of it. */
export async function importRows(client: pg.PoolClient, ctx: Ctx, { rows, ...job }: Import): Promise<void> {
  const there = await lockHolders(client, ctx, rows);
  const known = rows.filter(({ customer_id }) => customer_id === null || there.has(customer_id));
  const wanted = known.map((row) => ({
    ...row,
    id: newId(ctx.now.getTime()),
    publicationId: row.customer_id && newId(ctx.now.getTime()),
  }));
  const made = await insertCodes(client, ctx, job, wanted);
  const codes = wanted.filter(({ id }) => made.has(id));
  const held = await giveCodes(client, ctx, job, codes);
  const refused = new Set(codes.filter((code) => code.publicationId && !held.has(code.id)).map(({ id }) => id));
  await dropCodes(client, ctx, [...refused]);
  const idOf = new Map(codes.flatMap(({ row, id }) => (refused.has(id) ? [] : [[row, id] as const])));
  const problemOf = (row: ImportedRow) => {
    if (idOf.has(row.row)) return null;
    if (row.customer_id !== null && !there.has(row.customer_id)) return "unknown_customer";
    return codes.some((code) => code.row === row.row) ? "holds_code" : "taken";
  };
  const problems = rows.map(problemOf);
  await client.query(
    `UPDATE code_job_row r SET code_id = t.code_id, problem = t.problem,
       detail = CASE WHEN t.problem = 'unknown_customer' THEN r.customer END
     FROM unnest($3::int[], $4::uuid[], $5::text[]) t(row, code_id, problem)
     WHERE r.project_id = $1 AND r.job_id = $2 AND r.row = t.row`,
    [ctx.projectId, job.jobId, rows.map(({ row }) => row), rows.map(({ row }) => idOf.get(row) ?? null), problems],
  );
  const failed = problems.filter(Boolean).length;
  await client.query("UPDATE code_job SET done = done + $2, failed = failed + $3 WHERE id = $1", [
    job.jobId,
    rows.length - failed,
    failed,
  ]);
}

/** Locked, so that nobody is deleted between this look and the commit. */
async function lockHolders(client: pg.PoolClient, ctx: Ctx, rows: ImportedRow[]): Promise<Set<string>> {
  const ids = rows.flatMap(({ customer_id }) => customer_id ?? []);
  if (ids.length === 0) return new Set();
  const { rows: found } = await client.query<{ id: string }>(
    "SELECT id FROM customer WHERE project_id = $1 AND id = ANY($2::uuid[]) AND deleted_at IS NULL ORDER BY id FOR SHARE",
    [ctx.projectId, ids],
  );
  return new Set(found.map(({ id }) => id));
}

type Job = Omit<Import, "rows">;

/** In the order of their keys, as everybody does who makes codes: two that make the same ones wait and do not deadlock. */
async function insertCodes(client: pg.PoolClient, ctx: Ctx, job: Job, codes: NewCode[]): Promise<Set<string>> {
  const sorted = codes.toSorted((one, other) => (one.code_key < other.code_key ? -1 : 1));
  const { rows } = await client.query<{ id: string }>(
    `INSERT INTO code (id, project_id, campaign_id, code, code_key, balance_minor, metadata, created_at)
     SELECT id, $1, $2, code, code_key, $3::bigint, metadata::jsonb, $4
     FROM unnest($5::uuid[], $6::text[], $7::text[], $8::text[]) t(id, code, code_key, metadata)
     ON CONFLICT (project_id, code_key) DO NOTHING RETURNING id`,
    [
      ctx.projectId,
      job.campaignId,
      job.config.kind === "gift" ? 0 : null,
      ctx.now,
      sorted.map(({ id }) => id),
      sorted.map(({ code }) => code),
      sorted.map(({ code_key }) => code_key),
      sorted.map(({ metadata }) => JSON.stringify(metadata ?? {})),
    ],
  );
  return new Set(rows.map(({ id }) => id));
}

/** The codes that were given: with "one code for each customer" not those of whoever holds one already. */
async function giveCodes(client: pg.PoolClient, ctx: Ctx, job: Job, codes: NewCode[]): Promise<Set<string>> {
  const given = codes.filter(({ publicationId }) => publicationId !== null);
  if (given.length === 0) return new Set();
  const { joinOnce } = job.config;
  const { rows } = await client.query<{ id: string; code_id: string; customer_id: string }>(
    `INSERT INTO publication (id, project_id, campaign_id, code_id, customer_id, join_once, channel, metadata, created_at)
     SELECT id, $1, $2, code_id, customer_id, CASE WHEN $3 THEN true END, 'import', '{}', $4
     FROM unnest($5::uuid[], $6::uuid[], $7::uuid[]) t(id, code_id, customer_id)
     WHERE NOT $3 OR NOT EXISTS (SELECT FROM publication p
       WHERE p.project_id = $1 AND p.campaign_id = $2 AND p.customer_id = t.customer_id)
     ON CONFLICT DO NOTHING RETURNING id, code_id, customer_id`,
    [
      ctx.projectId,
      job.campaignId,
      joinOnce,
      ctx.now,
      given.map(({ publicationId }) => publicationId),
      given.map(({ id }) => id),
      given.map(({ customer_id }) => customer_id),
    ],
  );
  await client.query(
    `UPDATE code v SET holder_id = t.customer_id, published_at = $4
     FROM unnest($2::uuid[], $3::uuid[]) t(code_id, customer_id) WHERE v.project_id = $1 AND v.id = t.code_id`,
    [ctx.projectId, rows.map((row) => row.code_id), rows.map((row) => row.customer_id), ctx.now],
  );
  if (job.config.kind === "gift" && job.config.amountMinor > 0)
    await openCards(client, ctx, job.config.amountMinor, rows);
  await auditPublications(client, ctx, job, rows);
  return new Set(rows.map((row) => row.code_id));
}

/** A card opens when somebody gets it, as in every publication. */
async function openCards(
  client: pg.PoolClient,
  ctx: Ctx,
  amountMinor: number,
  given: { code_id: string }[],
): Promise<void> {
  const ids = given.map(({ code_id }) => code_id);
  await client.query(
    `INSERT INTO ledger_entry (id, project_id, code_id, amount_minor, kind, created_at)
     SELECT id, $1, code_id, $2, 'opening', $3 FROM unnest($4::uuid[], $5::uuid[]) t(id, code_id)`,
    [ctx.projectId, amountMinor, ctx.now, ids.map(() => newId(ctx.now.getTime())), ids],
  );
  await client.query(
    "UPDATE code SET balance_minor = balance_minor + $2 WHERE project_id = $1 AND id = ANY($3::uuid[])",
    [ctx.projectId, amountMinor, ids],
  );
}

interface Given {
  id: string;
  code_id: string;
  customer_id: string;
}

async function auditPublications(client: pg.PoolClient, ctx: Ctx, job: Job, given: Given[]): Promise<void> {
  const entries = given.map(({ id, code_id, customer_id }) =>
    auditRow(ctx, {
      action: "publication.create",
      resourceKind: "publication",
      resourceId: id,
      after: { campaignId: job.campaignId, codeId: code_id, customerId: customer_id },
    }),
  );
  await client.query(
    `INSERT INTO audit_entry (id, project_id, actor_kind, actor_id, actor_name, action, resource_kind, resource_id, after, request_id)
     SELECT id, $1, $2, $3, $4, 'publication.create', 'publication', resource_id, after::jsonb, $5
     FROM unnest($6::uuid[], $7::text[], $8::text[]) t(id, resource_id, after)`,
    [
      ctx.projectId,
      ctx.actor.kind,
      ctx.actor.kind === "system" ? null : ctx.actor.id,
      ctx.actor.name,
      ctx.requestId,
      entries.map(({ id }) => id),
      entries.map(({ resourceId }) => resourceId),
      entries.map(({ after }) => JSON.stringify(after)),
    ],
  );
}

/** Made in this transaction for somebody who cannot have them: nobody ever saw them. */
async function dropCodes(client: pg.PoolClient, ctx: Ctx, ids: string[]): Promise<void> {
  if (ids.length > 0)
    await client.query("DELETE FROM code WHERE project_id = $1 AND id = ANY($2::uuid[])", [ctx.projectId, ids]);
}
