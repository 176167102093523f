import type { CampaignStatus } from "@/lib/domain/campaign/config";
import type {
  EventSchemaList,
  EventSchemaListItem,
  EventSchemaStatus,
  UsingCampaign,
} from "@/lib/domain/event-schema/event-schema-record";
import { versionLabel } from "@/lib/domain/event-schema/release";
import { publicId } from "@/lib/domain/id";
import type { Ctx } from "@/lib/server/ctx";
import { pool, type Tx } from "@/lib/server/db";

const volumeDays = 30;

// Counting costs about 0.8 µs an event (100,000 events of 20 schemas: 80 ms). A list need not know more; day by day, and
// without a bound, event-volume counts.
const countedMax = 20_000;
const listedMax = 1_000;

const summaryStatement = `
  WITH using_campaign AS MATERIALIZED (
    SELECT v.config->'trigger'->>'eventSchemaId' AS event_schema_id, c.id, c.name, c.status
    FROM campaign c
      JOIN campaign_version v ON v.project_id = c.project_id AND v.campaign_id = c.id AND v.number = c.version
    WHERE c.project_id = $1 AND c.kind = 'referral' AND c.deleted_at IS NULL
  )
  SELECT s.id, s.name, s.description, s.draft IS NOT NULL AS has_draft, s.published_number, s.archived_at, s.created_at,
    s.updated_at, v.number, v.major, v.minor, v.published_at,
    coalesce(jsonb_array_length(coalesce(v.definition, s.draft)->'properties'), 0) AS properties_count,
    (SELECT max(e.occurred_at) FROM event e WHERE e.event_schema_id = s.id) AS last_seen_at,
    (SELECT count(*)::int FROM (
      SELECT FROM event e WHERE e.event_schema_id = s.id AND e.occurred_at > $2 LIMIT ${countedMax + 1}
    ) counted) AS recent_count,
    coalesce((
      SELECT json_agg(json_build_object('id', c.id, 'name', c.name, 'status', c.status) ORDER BY c.name)
      FROM using_campaign c WHERE c.event_schema_id = s.id::text
    ), '[]') AS used_by
  FROM event_schema s
    LEFT JOIN event_schema_version v
      ON v.project_id = s.project_id AND v.event_schema_id = s.id AND v.number = s.published_number
  WHERE s.project_id = $1 AND ($3::uuid IS NULL OR s.id = $3)
  ORDER BY lower(s.name), s.id
  LIMIT ${listedMax}`;

interface CampaignRow {
  id: string;
  name: string;
  status: CampaignStatus;
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
  recent_count: number;
  used_by: CampaignRow[];
}

/** All of the project's event schemas, or one, with what lists show of them. */
export async function summarizeEventSchemas(ctx: Ctx, id: string | null): Promise<EventSchemaListItem[]> {
  const since = new Date(ctx.now.getTime() - volumeDays * 86_400_000);
  const { rows } = await pool().query<SummaryRow>(summaryStatement, [ctx.projectId, since, id]);
  return rows.map(listItem);
}

export async function listEventSchemas(ctx: Ctx): Promise<EventSchemaList> {
  const data = await summarizeEventSchemas(ctx, null);
  return { data, nextCursor: null, total: data.length };
}

function listItem(row: SummaryRow): EventSchemaListItem {
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
    volume: {
      days: volumeDays,
      count: Math.min(row.recent_count, countedMax),
      isMore: row.recent_count > countedMax,
    },
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

/** The referral campaigns that the event converts. */
export async function campaignsTriggeredBy(
  tx: Pick<Tx, "$queryRaw">,
  ctx: Ctx,
  eventSchemaId: string,
): Promise<UsingCampaign[]> {
  const rows = await tx.$queryRaw<CampaignRow[]>`
    SELECT c.id, c.name, c.status FROM campaign c
      JOIN campaign_version v ON v.project_id = c.project_id AND v.campaign_id = c.id AND v.number = c.version
    WHERE c.project_id = ${ctx.projectId}::uuid AND c.kind = 'referral' AND c.deleted_at IS NULL
      AND v.config->'trigger'->>'eventSchemaId' = ${eventSchemaId}::text
    ORDER BY c.name`;
  return rows.map(usingCampaign);
}
