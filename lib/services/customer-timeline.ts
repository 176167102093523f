import { type TimelineKind, timelineKinds } from "@/lib/domain/customer-list";
import type { TimelineEntry, TimelineQuery } from "@/lib/domain/customer-timeline-record";
import { storedId } from "@/lib/domain/id";
import { binder } from "@/lib/server/bind";
import type { Ctx } from "@/lib/server/ctx";
import { pool } from "@/lib/server/db";
import { badCursor } from "@/lib/server/page-cursor";
import { findCustomer } from "./customer";
import {
  timelineSources as sources,
  type TimelineRow,
  type TimelineSource,
  tellTimeline,
} from "./customer-timeline-facts";

/**
 * A customer's timeline is not stored: it is read from the rows that the happenings left, each kind along its own index by
 * customer. A row's UUIDv7 is its time, by which all kinds are put in order and cut into pages at once.
 */

const sourcesOf: Record<TimelineKind, TimelineSource[]> = {
  event: ["event"],
  referral: ["joined", "qualified", "friend_joined", "friend_qualified"],
  reward: ["reward"],
  code: ["code"],
  edit: ["edit"],
};

export async function readTimeline(ctx: Ctx, customerKey: string, query: TimelineQuery) {
  const { id } = await findCustomer(ctx, customerKey);
  const place = readPlace(query.cursor);
  const values: unknown[] = [ctx.projectId, id];
  const bind = binder(values);
  const after = place && { key: bind(place.key), rank: bind(place.rank) };
  const asked = (query.kind ? [query.kind] : timelineKinds).flatMap((kind) => sourcesOf[kind]);
  const branches = asked.map((source) => {
    const rank = sources.indexOf(source);
    // The plain bound is what the index is entered by; the row comparison settles equal keys.
    const beyond = after
      ? `WHERE key <= ${after.key}::uuid AND (key, ${rank}) < (${after.key}::uuid, ${after.rank}::int)`
      : "";
    return `(SELECT ${rank} AS rank, key, row_id, at FROM (${sourceSql[source]}) rows ${beyond}
      ORDER BY key DESC LIMIT ${query.limit + 1})`;
  });
  const { rows } = await pool().query<{ rank: number; key: string; row_id: string; at: Date }>(
    `SELECT rank, key, row_id, at FROM (${branches.join(" UNION ALL ")}) entries
     ORDER BY key DESC, rank DESC LIMIT ${query.limit + 1}`,
    values,
  );
  const page = rows.slice(0, query.limit).flatMap(({ rank, key, row_id: rowId, at }): TimelineRow[] => {
    const source = sources[rank];
    return source ? [{ source, key, rowId, at }] : [];
  });
  const last = page.at(-1);
  const data: TimelineEntry[] = await tellTimeline(ctx, page);
  return { data, nextCursor: rows.length > query.limit && last ? placeOf(last) : null };
}

function placeOf({ key, source }: TimelineRow): string {
  return `${key}.${sources.indexOf(source)}`;
}

function readPlace(cursor: string | undefined): { key: string; rank: number } | null {
  if (cursor === undefined) return null;
  const [text = "", rank = ""] = cursor.split(".");
  const key = storedId("activity", text);
  if (!key || !/^\d$/.test(rank)) throw badCursor();
  return { key, rank: Number(rank) };
}

/**
 * A referral converts when it does, perhaps long after its row was made: then the key takes its time from qualified_at. What
 * happened at once is told once.
 */
const qualifiedKey = `greatest(id,
  (lpad(to_hex(floor(extract(epoch FROM qualified_at) * 1000)::bigint), 12, '0') || substr(replace(id::text, '-', ''), 13))::uuid)`;

const referralSource = (person: "referee_id" | "referrer_id", isConverted: boolean) =>
  isConverted
    ? `SELECT ${qualifiedKey} AS key, id AS row_id, qualified_at AS at FROM referral
       WHERE project_id = $1 AND ${person} = $2 AND status = 'qualified'`
    : `SELECT id AS key, id AS row_id, attributed_at AS at FROM referral
       WHERE project_id = $1 AND ${person} = $2 AND qualified_at IS DISTINCT FROM attributed_at`;

const sourceSql: Record<TimelineSource, string> = {
  edit: `SELECT id AS key, id AS row_id, created_at AS at FROM audit_entry
    WHERE project_id = $1 AND resource_kind = 'customer' AND resource_id = $2::text
      AND action IN ('customer.create', 'customer.update')`,
  event: `SELECT id AS key, id AS row_id, occurred_at AS at FROM event WHERE project_id = $1 AND customer_id = $2`,
  code: `SELECT id AS key, id AS row_id, created_at AS at FROM publication WHERE project_id = $1 AND customer_id = $2`,
  joined: referralSource("referee_id", false),
  qualified: referralSource("referee_id", true),
  friend_joined: referralSource("referrer_id", false),
  friend_qualified: referralSource("referrer_id", true),
  reward: `SELECT id AS key, id AS row_id, issued_at AS at FROM reward WHERE project_id = $1 AND beneficiary_id = $2 AND issued_at IS NOT NULL`,
};
