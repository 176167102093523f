import type { CustomerRole } from "@/lib/domain/customer-list";
import { customerEventsCountMax } from "@/lib/domain/customer-list";
import type { CustomerListQuery } from "@/lib/domain/customer-query";
import type { CustomerList, CustomerListItem } from "@/lib/domain/customer-record";
import { binder } from "@/lib/server/bind";
import type { Ctx } from "@/lib/server/ctx";
import { pool } from "@/lib/server/db";
import { readTimeCursor, writeTimeCursor } from "@/lib/server/page-cursor";
import { type CustomerColumns, customerFace, customerJson } from "./customer-face";
import { customerSearchCondition } from "./customer-search";

const hasRole: Record<CustomerRole, string> = {
  referrer: "EXISTS (SELECT FROM referral r WHERE r.referrer_id = c.id AND r.project_id = c.project_id)",
  referee: "EXISTS (SELECT FROM referral r WHERE r.referee_id = c.id AND r.project_id = c.project_id)",
};

/** A page of the project's customers in the order they came, each with her figures: looked up for the page only. */
export async function pageCustomers(ctx: Ctx, query: CustomerListQuery): Promise<CustomerList> {
  const values: unknown[] = [ctx.projectId];
  const bind = binder(values);
  const place = readTimeCursor("customer", query.cursor);
  const direction = query.sort === "newest" ? "DESC" : "ASC";
  const order = `c.created_at ${direction}, c.id ${direction}`;
  const where = ["c.project_id = $1", "c.deleted_at IS NULL"];
  if (query.q) where.push(await customerSearchCondition(ctx, query.q, bind));
  if (query.role) where.push(hasRole[query.role]);
  if (query.since) where.push(`c.created_at >= ${bind(query.since)}::timestamptz`);
  if (place) {
    const beyond = query.sort === "newest" ? "<" : ">";
    where.push(`(c.created_at, c.id) ${beyond} (${bind(place.at)}::timestamptz, ${bind(place.id)}::uuid)`);
  }
  const { rows } = await pool().query<CustomerRow>(
    `WITH page AS MATERIALIZED (
       SELECT c.id, c.project_id, c.source_id, c.name, c.email, c.created_at FROM customer c
       WHERE ${where.join(" AND ")} ORDER BY ${order} LIMIT ${query.limit + 1})
     SELECT c.id, c.source_id, c.name, c.email, c.created_at, ${customerFigures} FROM page c ORDER BY ${order}`,
    values,
  );
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  return {
    data: page.map(customerListItem),
    nextCursor:
      rows.length > query.limit && last ? writeTimeCursor("customer", { at: last.created_at, id: last.id }) : null,
  };
}

export interface CustomerFigureColumns {
  created_at: Date;
  last_seen_at: Date | null;
  events_count: number;
  referred_by: CustomerColumns | null;
  friends_count: number;
  friends_qualified_count: number;
  balance_minor: string | null;
}

type CustomerRow = CustomerColumns & CustomerFigureColumns;

/** Of `c`, a customer: each along an index by customer. */
export const customerFigures = `
  (SELECT e.occurred_at FROM event e WHERE e.customer_id = c.id AND e.project_id = $1 ORDER BY e.id DESC LIMIT 1)
    AS last_seen_at,
  (SELECT count(*)::int FROM (SELECT FROM event e WHERE e.customer_id = c.id AND e.project_id = $1
    LIMIT ${customerEventsCountMax + 1}) counted) AS events_count,
  (SELECT ${customerJson("o")} FROM referral r JOIN customer o ON o.id = r.referrer_id AND o.project_id = r.project_id
    WHERE r.referee_id = c.id AND r.project_id = $1 ORDER BY r.id LIMIT 1) AS referred_by,
  (SELECT count(*)::int FROM referral r WHERE r.referrer_id = c.id AND r.project_id = $1) AS friends_count,
  (SELECT count(*)::int FROM referral r WHERE r.referrer_id = c.id AND r.project_id = $1 AND r.status = 'qualified')
    AS friends_qualified_count,
  (SELECT sum(v.balance_minor)::text FROM code v WHERE v.holder_id = c.id AND v.project_id = $1) AS balance_minor`;

function customerListItem(row: CustomerRow): CustomerListItem {
  return {
    ...customerFace(row),
    ...customerFigureFields(row),
    referredBy: row.referred_by && customerFace(row.referred_by),
  };
}

export function customerFigureFields(row: CustomerFigureColumns) {
  return {
    createdAt: row.created_at.toISOString(),
    lastSeenAt: row.last_seen_at?.toISOString() ?? null,
    eventsCount: row.events_count,
    friendsCount: row.friends_count,
    friendsQualifiedCount: row.friends_qualified_count,
    balanceMinor: row.balance_minor,
  };
}
