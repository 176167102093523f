import type { AttentionFacts, LostWebhook, OpenProblem, RunningCampaign, UsedKey } from "@/lib/domain/attention-facts";
import type { FraudSignal } from "@/lib/domain/campaign/kinds";
import { publicId } from "@/lib/domain/id";
import type { BodyViolation } from "@/lib/domain/ingest/refusal";
import { roleMay } from "@/lib/domain/permission";
import type { Ctx } from "@/lib/server/ctx";
import { pool } from "@/lib/server/db";
import { sentenceOf } from "./rejected-present";
import { runningSupplies } from "./runway";
import { readCounts } from "./volume";
import { bucketsOf } from "./volume-buckets";

/** So many of the newest rows are looked at, so that what is asked on every visit costs the same however much there is. */
const newestMax = 2_000;
const exhaustedDays = 7;

/** What a person's project asks of her: only of what she may see. */
export async function readAttention(ctx: Ctx): Promise<AttentionFacts> {
  const [problems, failed, campaigns, drafts, held, keys, webhooks, supplies] = await Promise.all([
    openProblems(ctx),
    failedEvents(ctx),
    runningCampaigns(ctx),
    openDrafts(ctx),
    heldRewards(ctx),
    maySeeKeys(ctx) ? liveKeys(ctx) : [],
    maySeeWebhooks(ctx) ? lostWebhooks(ctx) : [],
    runningSupplies(ctx),
  ]);
  return { now: ctx.now, problems, failed, campaigns, drafts, held, keys, webhooks, supplies };
}

function maySeeKeys({ actor }: Ctx): boolean {
  return actor.kind === "user" && roleMay(actor.role, "keys:read");
}

function maySeeWebhooks({ actor }: Ctx): boolean {
  return actor.kind === "user" && roleMay(actor.role, "webhooks:read");
}

interface ProblemRow {
  problem: string;
  key_name: string | null;
  count: number;
  first_seen: Date;
  event_name: string | null;
  reason: string;
  violations: BodyViolation[];
  is_cut: boolean;
}

/** By problem and key, of the newest open ones. */
const problemsStatement = `
  WITH newest AS MATERIALIZED (
    SELECT id, problem, api_key_id, received_at FROM rejected_event
    WHERE project_id = $1 AND status = 'open' ORDER BY id DESC LIMIT $2
  ), grouped AS (
    SELECT problem, api_key_id, count(*)::int AS count, min(received_at) AS first_seen, max(id::text)::uuid AS newest_id
    FROM newest GROUP BY problem, api_key_id
  )
  SELECT g.problem, k.name AS key_name, g.count, g.first_seen, r.event_name, r.reason, r.violations,
    (SELECT count(*) FROM newest) = $2 AS is_cut
  FROM grouped g JOIN rejected_event r ON r.id = g.newest_id
    LEFT JOIN api_key k ON k.id = g.api_key_id AND k.project_id = $1
  ORDER BY g.count DESC, g.problem`;

async function openProblems(ctx: Ctx): Promise<OpenProblem[]> {
  const { rows } = await pool().query<ProblemRow>(problemsStatement, [ctx.projectId, newestMax]);
  const problems = new Map<string, OpenProblem>();
  for (const row of rows) {
    const known = problems.get(row.problem);
    if (known) {
      known.count += row.count;
      if (row.first_seen < known.firstSeenAt) known.firstSeenAt = row.first_seen;
      continue;
    }
    problems.set(row.problem, {
      problem: row.problem,
      sentence: sentenceOf(row.violations, row.reason),
      event: row.event_name,
      count: row.count,
      isMore: row.is_cut,
      firstSeenAt: row.first_seen,
      // Rows come by size: the first of a problem is its busiest key.
      sender: row.key_name === null ? null : { name: row.key_name, count: row.count },
    });
  }
  return [...problems.values()].sort((one, other) => other.count - one.count);
}

async function failedEvents(ctx: Ctx): Promise<AttentionFacts["failed"]> {
  const { rows } = await pool().query<{ count: number }>(
    "SELECT count(*)::int AS count FROM (SELECT FROM event_failure WHERE project_id = $1 LIMIT $2) f",
    [ctx.projectId, newestMax + 1],
  );
  const count = rows[0]?.count ?? 0;
  return { count: Math.min(count, newestMax), isMore: count > newestMax };
}

interface CampaignRow {
  id: string;
  name: string;
  schema_id: string | null;
  schema_name: string;
  published_number: number | null;
  archived_at: Date | null;
  draws_on: string[];
}

async function runningCampaigns(ctx: Ctx): Promise<RunningCampaign[]> {
  const buckets = await bucketsOf(ctx, { days: exhaustedDays });
  const [{ rows }, decisions] = await Promise.all([
    pool().query<CampaignRow>(
      `SELECT c.id, c.name, s.id AS schema_id, s.name AS schema_name, s.published_number, s.archived_at,
          ARRAY(SELECT DISTINCT jsonb_path_query(v.config, '$.**.campaignId') #>> '{}') AS draws_on
        FROM campaign c
          JOIN campaign_version v ON v.project_id = c.project_id AND v.campaign_id = c.id AND v.number = c.version
          CROSS JOIN LATERAL (
            SELECT g->'trigger'->>'eventSchemaId' AS id FROM jsonb_array_elements(v.config->'goals') WITH ORDINALITY t(g, place)
            ORDER BY (g->>'qualifies')::boolean DESC, place LIMIT 1) main
          LEFT JOIN event_schema s ON s.project_id = c.project_id AND s.id::text = main.id
        WHERE c.project_id = $1 AND c.kind = 'referral' AND c.status = 'running' AND c.deleted_at IS NULL
        ORDER BY c.name`,
      [ctx.projectId],
    ),
    readCounts(ctx, buckets, ["decision"]),
  ]);
  const exhausted = new Map<string, number>();
  for (const { subjectId, detail, count } of decisions) {
    if (detail === "waiting codes_exhausted") exhausted.set(subjectId, (exhausted.get(subjectId) ?? 0) + count);
  }
  return rows.map((row) => ({
    id: publicId("campaign", row.id),
    name: row.name,
    trigger: row.schema_id === null ? null : { id: publicId("eventSchema", row.schema_id), ...triggerOf(row) },
    exhausted: exhausted.get(row.id) ?? 0,
    drawsOn: row.draws_on.map((id) => publicId("campaign", id)),
  }));
}

function triggerOf(row: CampaignRow): { name: string; status: "published" | "draft" | "archived" } {
  const status = row.archived_at ? "archived" : row.published_number === null ? "draft" : "published";
  return { name: row.schema_name, status };
}

async function openDrafts(ctx: Ctx): Promise<AttentionFacts["drafts"]> {
  const { rows } = await pool().query<{ id: string; name: string; updated_at: Date }>(
    `SELECT id, name, updated_at FROM event_schema
      WHERE project_id = $1 AND draft IS NOT NULL AND archived_at IS NULL ORDER BY updated_at LIMIT $2`,
    [ctx.projectId, newestMax],
  );
  return rows.map(({ id, name, updated_at }) => ({ id: publicId("eventSchema", id), name, savedAt: updated_at }));
}

async function heldRewards(ctx: Ctx): Promise<AttentionFacts["held"]> {
  const { rows } = await pool().query<{ count: number; signal: FraudSignal | null; first_void_at: Date | null }>(
    `WITH held AS MATERIALIZED (
       SELECT referral_id, review_until FROM reward WHERE project_id = $1 AND status = 'held' ORDER BY id LIMIT $2)
     SELECT count(*)::int AS count, min(review_until) AS first_void_at, (
       SELECT s->>'signal' FROM held h JOIN referral r ON r.id = h.referral_id AND r.project_id = $1
         CROSS JOIN jsonb_array_elements(r.signals) s WHERE s->>'answer' = 'hold'
       GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1) AS signal
     FROM held`,
    [ctx.projectId, newestMax + 1],
  );
  const [row] = rows;
  const count = row?.count ?? 0;
  return {
    ...{ count: Math.min(count, newestMax), isMore: count > newestMax },
    ...{ signal: row?.signal ?? null, firstVoidAt: row?.first_void_at ?? null },
  };
}

async function liveKeys(ctx: Ctx): Promise<UsedKey[]> {
  const { rows } = await pool().query<{
    id: string;
    name: string;
    created_at: Date;
    last_used_at: Date | null;
    expires_at: Date | null;
  }>(
    `SELECT id, name, created_at, last_used_at, expires_at FROM api_key
      WHERE project_id = $1 AND revoked_at IS NULL ORDER BY created_at LIMIT $2`,
    [ctx.projectId, newestMax],
  );
  return rows.map((row) => ({
    id: publicId("apiKey", row.id),
    name: row.name,
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at,
    expiresAt: row.expires_at,
  }));
}

async function lostWebhooks(ctx: Ctx): Promise<LostWebhook[]> {
  const { rows } = await pool().query<{ id: string; url: string; reason: LostWebhook["reason"]; disabled_at: Date }>(
    `SELECT id, url, disabled_reason AS reason, disabled_at FROM webhook_endpoint
      WHERE project_id = $1 AND deleted_at IS NULL AND status = 'disabled' AND disabled_reason IN ('gone', 'failing')
      ORDER BY disabled_at DESC`,
    [ctx.projectId],
  );
  return rows.map(({ id, url, reason, disabled_at }) => ({
    id: publicId("webhookEndpoint", id),
    url,
    reason,
    disabledAt: disabled_at,
  }));
}
