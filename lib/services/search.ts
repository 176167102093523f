import { z } from "zod";
import { publicId, storedId, storedIdRange } from "@/lib/domain/id";
import type { SearchHit, SearchResult } from "@/lib/domain/search";
import { binder } from "@/lib/server/bind";
import type { Ctx } from "@/lib/server/ctx";
import { pool } from "@/lib/server/db";
import { literal } from "@/lib/server/like";
import type { CustomerColumns } from "./customer-face";
import { customerSearchCondition } from "./customer-search";

export const SearchInput = z.object({ q: z.string().trim().min(2).max(200) });
export type SearchInput = z.infer<typeof SearchInput>;

const hitsMax = 5;

/** Anything of the project that the text may mean: ids and keys exactly or by their beginning, customers by how their words begin. */
export async function searchProject(ctx: Ctx, { q }: SearchInput): Promise<SearchResult> {
  const groups = await Promise.all([
    findEvents(ctx, q),
    findSchemas(ctx, q),
    findCampaigns(ctx, q),
    findCustomers(ctx, q),
  ]);
  return { data: groups.flat(), nextCursor: null };
}

async function findEvents(ctx: Ctx, q: string): Promise<SearchHit[]> {
  const range = storedIdRange("event", q);
  const { rows } = await pool().query<{ id: string; name: string; occurred_at: Date }>(
    `SELECT e.id, s.name, e.occurred_at FROM event e JOIN event_schema s ON s.id = e.event_schema_id AND s.project_id = $1
     WHERE e.project_id = $1 AND ${
       range
         ? "e.id BETWEEN $2::uuid AND $3::uuid"
         : "e.id = ANY(ARRAY(SELECT event_id FROM event_key WHERE project_id = $1 AND source_id = $2))"
     } ORDER BY e.id DESC LIMIT ${hitsMax}`,
    range ? [ctx.projectId, range.first, range.last] : [ctx.projectId, q],
  );
  return rows.map(({ id, name, occurred_at }) => ({
    kind: "event",
    id: publicId("event", id),
    title: name,
    detail: publicId("event", id),
    at: occurred_at.toISOString(),
  }));
}

async function findSchemas(ctx: Ctx, q: string): Promise<SearchHit[]> {
  const { rows } = await pool().query<{ id: string; name: string; description: string | null }>(
    `SELECT id, name, description FROM event_schema
     WHERE project_id = $1 AND archived_at IS NULL AND (name ILIKE $2 OR id = $3::uuid)
     ORDER BY name ILIKE $4 DESC, name LIMIT ${hitsMax}`,
    [ctx.projectId, `%${literal(q)}%`, storedId("eventSchema", q), `${literal(q)}%`],
  );
  return rows.map(({ id, name, description }) => ({
    kind: "event_schema",
    id: publicId("eventSchema", id),
    title: name,
    detail: description,
    at: null,
  }));
}

async function findCampaigns(ctx: Ctx, q: string): Promise<SearchHit[]> {
  const { rows } = await pool().query<{ id: string; name: string; status: string }>(
    `SELECT id, name, status FROM campaign
     WHERE project_id = $1 AND deleted_at IS NULL AND (name ILIKE $2 OR id = $3::uuid)
     ORDER BY created_at DESC LIMIT ${hitsMax}`,
    [ctx.projectId, `%${literal(q)}%`, storedId("campaign", q)],
  );
  return rows.map(({ id, name, status }) => ({
    kind: "campaign",
    id: publicId("campaign", id),
    title: name,
    detail: status,
    at: null,
  }));
}

async function findCustomers(ctx: Ctx, q: string): Promise<SearchHit[]> {
  const values: unknown[] = [ctx.projectId];
  const isFound = await customerSearchCondition(ctx, q, binder(values));
  const { rows } = await pool().query<CustomerColumns>(
    `SELECT c.id, c.source_id, c.name, c.email FROM customer c
     WHERE c.project_id = $1 AND c.deleted_at IS NULL AND ${isFound}
     ORDER BY c.created_at DESC, c.id DESC LIMIT ${hitsMax}`,
    values,
  );
  return rows.map(({ id, source_id, name, email }) => ({
    kind: "customer",
    id: publicId("customer", id),
    title: name || email || source_id || "An unnamed customer",
    detail: [email, source_id].filter((each) => each && each !== name).join(" · ") || null,
    at: null,
  }));
}
