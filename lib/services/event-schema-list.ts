import type { CampaignState } from "@/lib/domain/campaign/kinds";
import type {
  EventSchemaList,
  EventSchemaStatus,
  EventSchemaSummary,
  UsingCampaign,
} from "@/lib/domain/event-schema/event-schema-record";
import { versionLabel } from "@/lib/domain/event-schema/release";
import { publicId, storedId } from "@/lib/domain/id";
import { Prisma } from "@/lib/generated/prisma/client";
import type { Ctx } from "@/lib/server/ctx";
import { pool, type Tx } from "@/lib/server/db";
import { campaignStateSql } from "./campaign-state-sql";
import { schemaVolumes } from "./volume";
import { presentBuckets } from "./volume-buckets";

const volumeDays = 30;
const listedMax = 1_000;

const summaryStatement = `
  WITH using_campaign AS MATERIALIZED (
    SELECT DISTINCT g->'trigger'->>'eventSchemaId' AS event_schema_id, c.id, c.name, ${campaignStateSql("c")} AS status
    FROM campaign c
      JOIN campaign_version v ON v.project_id = c.project_id AND v.campaign_id = c.id AND v.number = c.version
      CROSS JOIN LATERAL jsonb_array_elements(v.config->'goals') g
    WHERE c.project_id = $1 AND c.kind = 'referral' AND c.deleted_at IS NULL
  )
  SELECT s.id, s.name, s.description, s.draft IS NOT NULL AS has_draft, s.published_number, s.archived_at, s.created_at,
    s.updated_at, v.number, v.major, v.minor, v.published_at,
    coalesce(jsonb_array_length(coalesce(v.definition, s.draft)->'properties'), 0) AS properties_count,
    (SELECT max(e.occurred_at) FROM event e WHERE e.event_schema_id = s.id) AS last_seen_at,
    coalesce((
      SELECT json_agg(json_build_object('id', c.id, 'name', c.name, 'status', c.status) ORDER BY c.name)
      FROM using_campaign c WHERE c.event_schema_id = s.id::text
    ), '[]') AS used_by
  FROM event_schema s
    LEFT JOIN event_schema_version v
      ON v.project_id = s.project_id AND v.event_schema_id = s.id AND v.number = s.published_number
  WHERE s.project_id = $1 AND ($2::uuid IS NULL OR s.id = $2)
  ORDER BY lower(s.name), s.id
  LIMIT ${listedMax}`;

interface CampaignRow {
  id: string;
  name: string;
  status: CampaignState;
}

interface SummaryRow {
  id: string;
  name: string;
  description: string | null;
  has_draft: boolean;
  published_number: number | null;
  archived_at: Date | null;
  created_at: Date;
  updated_at: Date;
  number: number | null;
  major: number;
  minor: number;
  published_at: Date;
  properties_count: number;
  last_seen_at: Date | null;
  used_by: CampaignRow[];
}

/** All of the project's event schemas, or one, with what lists show of them. */
export async function summarizeEventSchemas(ctx: Ctx, id: string | null): Promise<EventSchemaSummary[]> {
  const { rows } = await pool().query<SummaryRow>(summaryStatement, [ctx.projectId, id]);
  return rows.map(summary);
}

export async function listEventSchemas(ctx: Ctx): Promise<EventSchemaList> {
  const [schemas, { buckets, bySchema }] = await Promise.all([
    summarizeEventSchemas(ctx, null),
    schemaVolumes(ctx, { days: volumeDays }),
  ]);
  const none = Array.from({ length: buckets.edges.length - 1 }, () => 0);
  const nothing = { daily: { accepted: none, rejected: none }, accepted: 0, rejected: 0, shareRejected: null };
  const data = schemas.map((schema) => {
    const own = bySchema.get(storedId("eventSchema", schema.id) ?? "");
    if (!own) return { ...schema, volume: nothing };
    const { lastSeenAt: _, ...volume } = own;
    return { ...schema, volume };
  });
  return { data, nextCursor: null, total: data.length, buckets: presentBuckets(buckets) };
}

function summary(row: SummaryRow): EventSchemaSummary {
  return {
    id: publicId("eventSchema", row.id),
    name: row.name,
    description: row.description,
    status: eventSchemaStatus(row.archived_at, row.published_number),
    published:
      row.number === null
        ? null
        : { number: row.number, label: versionLabel(row), publishedAt: row.published_at.toISOString() },
    propertiesCount: row.properties_count,
    hasDraft: row.has_draft,
    lastSeenAt: row.last_seen_at?.toISOString() ?? null,
    usedBy: row.used_by.map(usingCampaign),
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}

function eventSchemaStatus(archivedAt: Date | null, publishedNumber: number | null): EventSchemaStatus {
  if (archivedAt) return "archived";
  return publishedNumber === null ? "draft" : "published";
}

function usingCampaign({ id, name, status }: CampaignRow): UsingCampaign {
  return { id: publicId("campaign", id), name, status };
}

/** The referral campaigns that have the event as a goal. */
export async function campaignsTriggeredBy(
  tx: Pick<Tx, "$queryRaw">,
  ctx: Ctx,
  eventSchemaId: string,
): Promise<UsingCampaign[]> {
  const rows = await tx.$queryRaw<CampaignRow[]>`
    SELECT c.id, c.name, ${Prisma.raw(campaignStateSql("c"))} AS status FROM campaign c
      JOIN campaign_version v ON v.project_id = c.project_id AND v.campaign_id = c.id AND v.number = c.version
    WHERE c.project_id = ${ctx.projectId}::uuid AND c.kind = 'referral' AND c.deleted_at IS NULL
      AND EXISTS (SELECT FROM jsonb_array_elements(v.config->'goals') g
        WHERE g->'trigger'->>'eventSchemaId' = ${eventSchemaId}::text)
    ORDER BY c.name`;
  return rows.map(usingCampaign);
}
