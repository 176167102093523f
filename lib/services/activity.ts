import { storedId } from "@/lib/domain/id";
import { Prisma } from "@/lib/generated/prisma/client";
import type { Ctx } from "@/lib/server/ctx";
import { db } from "@/lib/server/db";

/**
 * A customer's activity is not stored: it is read from the rows that the happenings left. An entry's key is the UUIDv7 of
 * its row, by which all of them can be put in order of time and cut into pages at once.
 */
export const activityKinds = [
  "customer.created",
  "customer.updated",
  "customer.custom_event",
  "customer.referred",
  "customer.rewarded",
  "voucher.published",
] as const;
export type ActivityKind = (typeof activityKinds)[number];

export interface ActivityEntry {
  kind: ActivityKind;
  /** Sorts the entries. */
  key: string;
  /** The row that the entry is read from; for customer.updated an event's or an audit entry's. */
  rowId: string;
  at: Date;
}

export interface ActivityQuery {
  limit: number;
  direction: "asc" | "desc";
  cursor?: string;
  kinds: readonly ActivityKind[];
  campaignId?: string;
  campaignKind?: string;
  after?: Date;
  before?: Date;
}

/**
 * An entry's public id holds its key and its kind, in place of the version that every UUIDv7 has: an event that changed its
 * customer is two entries.
 */
export function activityUuid({ kind, key }: Pick<ActivityEntry, "kind" | "key">): string {
  return `${key.slice(0, 14)}${(activityKinds.indexOf(kind) + 8).toString(16)}${key.slice(15)}`;
}

function cursorOf(id: string): { key: string; rank: number } | null {
  const uuid = storedId("activity", id);
  const rank = Number.parseInt(uuid?.[14] ?? "", 16) - 8;
  if (!uuid || !(rank >= 0 && rank < activityKinds.length)) return null;
  return { key: `${uuid.slice(0, 14)}7${uuid.slice(15)}`, rank };
}

export async function listActivity(
  ctx: Ctx,
  customerId: string,
  query: ActivityQuery,
): Promise<{ entries: ActivityEntry[]; hasMore: boolean }> {
  const branches = query.kinds.map((kind) => branch(ctx, customerId, kind, query));
  if (branches.length === 0) return { entries: [], hasMore: false };
  const direction = Prisma.raw(query.direction);
  const found = await db().$queryRaw<{ rank: number; key: string; row_id: string; at: Date }[]>`
    SELECT rank, key::text, row_id::text, at FROM (${Prisma.join(branches, " UNION ALL ")}) entries
    ORDER BY key ${direction}, rank ${direction} LIMIT ${query.limit + 1}`;
  const entries = found.slice(0, query.limit).flatMap(({ rank, key, row_id: rowId, at }) => {
    const kind = activityKinds[rank];
    return kind ? { kind, key, rowId, at } : [];
  });
  return { entries, hasMore: found.length > query.limit };
}

/** The rows that one kind of entry is read from: key, row id, moment and, where there is one, the campaign. */
function source({ projectId }: Ctx, customerId: string, kind: ActivityKind): Prisma.Sql {
  const project = Prisma.sql`${projectId}::uuid`;
  const customer = Prisma.sql`${customerId}::uuid`;
  const noCampaign = Prisma.sql`NULL::uuid AS campaign_id`;
  switch (kind) {
    case "customer.created":
      return Prisma.sql`SELECT id AS key, id AS row_id, created_at AS at, ${noCampaign} FROM customer
        WHERE project_id = ${project} AND id = ${customer}`;
    case "customer.updated":
      return Prisma.sql`SELECT id AS key, id AS row_id, received_at AS at, ${noCampaign} FROM event
        WHERE project_id = ${project} AND customer_id = ${customer} AND customer_effect = 'merged'
        UNION ALL SELECT id, id, created_at, NULL::uuid FROM audit_entry
        WHERE project_id = ${project} AND resource_kind = 'customer' AND resource_id = ${customerId}
          AND action = 'customer.update'`;
    case "customer.custom_event":
      return Prisma.sql`SELECT id AS key, id AS row_id, received_at AS at, ${noCampaign} FROM event
        WHERE project_id = ${project} AND customer_id = ${customer}`;
    case "customer.referred":
      // Qualified may be long after attributed, when the row's id was made: the key takes its time from qualified_at.
      return Prisma.sql`SELECT (lpad(to_hex(floor(extract(epoch FROM qualified_at) * 1000)::bigint), 12, '0')
          || substr(replace(id::text, '-', ''), 13))::uuid AS key, id AS row_id, qualified_at AS at, campaign_id FROM referral
        WHERE project_id = ${project} AND referee_id = ${customer} AND status = 'qualified'`;
    case "customer.rewarded":
      return Prisma.sql`SELECT id AS key, id AS row_id, issued_at AS at, campaign_id FROM reward
        WHERE project_id = ${project} AND beneficiary_id = ${customer}`;
    case "voucher.published":
      return Prisma.sql`SELECT id AS key, id AS row_id, created_at AS at, campaign_id FROM publication
        WHERE project_id = ${project} AND customer_id = ${customer}`;
  }
}

function branch(ctx: Ctx, customerId: string, kind: ActivityKind, query: ActivityQuery): Prisma.Sql {
  const rank = Prisma.sql`${activityKinds.indexOf(kind)}::int`;
  const isBeyond = Prisma.raw(query.direction === "asc" ? ">" : "<");
  const direction = Prisma.raw(query.direction);
  const cursor = query.cursor === undefined ? null : cursorOf(query.cursor);
  const conditions = [Prisma.sql`TRUE`];
  if (cursor) conditions.push(Prisma.sql`(key, ${rank}) ${isBeyond} (${cursor.key}::uuid, ${cursor.rank}::int)`);
  if (query.after) conditions.push(Prisma.sql`at >= ${query.after}`);
  if (query.before) conditions.push(Prisma.sql`at <= ${query.before}`);
  if (query.campaignId) conditions.push(Prisma.sql`campaign_id = ${query.campaignId}::uuid`);
  if (query.campaignKind) {
    conditions.push(Prisma.sql`campaign_id IN (
      SELECT id FROM campaign WHERE project_id = ${ctx.projectId}::uuid AND kind = ${query.campaignKind})`);
  }
  return Prisma.sql`(SELECT ${rank} AS rank, key, row_id, at FROM (${source(ctx, customerId, kind)}) rows
    WHERE ${Prisma.join(conditions, " AND ")} ORDER BY key ${direction} LIMIT ${query.limit + 1})`;
}
