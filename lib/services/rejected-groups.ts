import { z } from "zod";
import { publicId } from "@/lib/domain/id";
import type { BodyViolation } from "@/lib/domain/ingest/refusal";
import { type RejectedGroup, type RejectedGroups, RejectedStatus } from "@/lib/domain/rejected/rejected-event";
import type { Ctx } from "@/lib/server/ctx";
import { pool } from "@/lib/server/db";
import { sentenceOf } from "./rejected-present";

export const RejectedGroupsInput = z.object({
  status: RejectedStatus.default("open"),
  sort: z.enum(["volume", "last_seen"]).default("volume"),
  /** Days of the small curve, today included. */
  days: z.coerce.number().int().min(1).max(90).default(14),
  limit: z.coerce.number().int().min(1).max(200).default(100),
});
export type RejectedGroupsInput = z.infer<typeof RejectedGroupsInput>;

interface GroupRow {
  problem: string;
  count: number;
  first_seen: Date;
  last_seen: Date;
  groups_count: number;
  events_count: number;
  newest_id: string;
  event_name: string | null;
  reason: string;
  violations: BodyViolation[];
}

interface SenderRow {
  problem: string;
  key_id: string | null;
  name: string | null;
  schema_number: number | null;
  count: number;
}

interface DayRow {
  problem: string;
  day: number;
  count: number;
}

const sorts = { volume: "count DESC", last_seen: "last_seen DESC" } as const;

/**
 * Counted in three passes rather than one by problem, key, version and day at once: PostgreSQL expects so many groups of
 * that that it sorts the whole inbox on disk. Measured on 100,000 events of 280 problems: 0.15 s instead of 0.4 s.
 */
const groupsStatement = (sort: keyof typeof sorts) => `
  WITH grouped AS MATERIALIZED (
    SELECT problem, count(*)::int AS count, min(received_at) AS first_seen, max(received_at) AS last_seen
    FROM rejected_event WHERE project_id = $1 AND status = $2 GROUP BY problem
  ), page AS (SELECT * FROM grouped ORDER BY ${sorts[sort]}, problem LIMIT $3)
  SELECT page.*, newest.*, (SELECT count(*)::int FROM grouped) AS groups_count,
    (SELECT sum(count)::int FROM grouped) AS events_count
  FROM page CROSS JOIN LATERAL (
    SELECT r.id AS newest_id, r.event_name, r.reason, r.violations FROM rejected_event r
    WHERE r.project_id = $1 AND r.problem = page.problem AND r.status = $2 ORDER BY r.id DESC LIMIT 1) newest
  ORDER BY ${sorts[sort]}, problem`;

const sendersStatement = `
  SELECT s.*, k.name FROM (
    SELECT problem, api_key_id AS key_id, schema_number, count(*)::int AS count FROM rejected_event
    WHERE project_id = $1 AND status = $2 AND problem = ANY($3::text[]) GROUP BY problem, api_key_id, schema_number
  ) s LEFT JOIN api_key k ON k.id = s.key_id AND k.project_id = $1`;

const daysStatement = `
  SELECT problem, width_bucket(received_at, $4::timestamptz[]) AS day, count(*)::int AS count FROM rejected_event
  WHERE project_id = $1 AND status = $2 AND problem = ANY($3::text[])
    AND received_at >= ($4::timestamptz[])[1] AND id >= goodword_uuid_floor(($4::timestamptz[])[1])
  GROUP BY problem, day`;

/** The problems of the inbox, each with who sends it, since when, and how often. */
export async function groupRejected(ctx: Ctx, input: RejectedGroupsInput): Promise<RejectedGroups> {
  const { projectId } = ctx;
  const days = await daysOf(ctx, input.days);
  const page = await pool().query<GroupRow>(groupsStatement(input.sort), [projectId, input.status, input.limit]);
  const problems = page.rows.map(({ problem }) => problem);
  const starts = days.map(({ since }) => since);
  const [senders, daily] = await Promise.all([
    pool().query<SenderRow>(sendersStatement, [projectId, input.status, problems]),
    pool().query<DayRow>(daysStatement, [projectId, input.status, problems, starts]),
  ]);
  const ofProblem = <T extends { problem: string }>(rows: T[], of: string) =>
    rows.filter(({ problem }) => problem === of);
  return {
    data: page.rows.map((row) => ({
      ...group(row),
      ...sendersPart(ofProblem(senders.rows, row.problem)),
      daily: dailyPart(ofProblem(daily.rows, row.problem), input.days),
    })),
    days: days.map(({ day }) => day),
    groupsCount: page.rows[0]?.groups_count ?? 0,
    eventsCount: page.rows[0]?.events_count ?? 0,
  };
}

/** Days of the project's time zone, today last. */
async function daysOf(ctx: Ctx, count: number): Promise<{ day: string; since: Date }[]> {
  const { rows } = await pool().query<{ day: string; since: Date }>(
    `SELECT to_char(day, 'YYYY-MM-DD') AS day, day AT TIME ZONE p.time_zone AS since
      FROM project p, generate_series(
        date_trunc('day', $2::timestamptz AT TIME ZONE p.time_zone) - make_interval(days => $3::int - 1),
        date_trunc('day', $2::timestamptz AT TIME ZONE p.time_zone), interval '1 day') AS day
      WHERE p.id = $1 ORDER BY day`,
    [ctx.projectId, ctx.now, count],
  );
  return rows;
}

function group(row: GroupRow): Omit<RejectedGroup, "keys" | "schemaNumbers" | "daily"> {
  const [first] = row.violations;
  return {
    problem: row.problem,
    event: row.event_name,
    pointer: first?.pointer ?? "",
    code: first?.code ?? row.reason,
    reason: row.reason,
    sentence: sentenceOf(row.violations, row.reason),
    count: row.count,
    firstSeenAt: row.first_seen.toISOString(),
    lastSeenAt: row.last_seen.toISOString(),
    newestId: publicId("rejectedEvent", row.newest_id),
  };
}

function sendersPart(rows: SenderRow[]): Pick<RejectedGroup, "keys" | "schemaNumbers"> {
  const keys = new Map<string | null, RejectedGroup["keys"][number]>();
  for (const { key_id, name, count } of rows) {
    const known = keys.get(key_id);
    if (known) known.count += count;
    else keys.set(key_id, { key: key_id && name !== null ? { id: publicId("apiKey", key_id), name } : null, count });
  }
  const numbers = new Set(rows.flatMap(({ schema_number }) => schema_number ?? []));
  return {
    keys: [...keys.values()].sort((one, other) => other.count - one.count),
    schemaNumbers: [...numbers].sort((one, other) => one - other),
  };
}

function dailyPart(rows: DayRow[], daysCount: number): number[] {
  const counts = new Map(rows.map(({ day, count }) => [day, count]));
  return Array.from({ length: daysCount }, (_, at) => counts.get(at + 1) ?? 0);
}
