import { z } from "zod";
import {
  type EventEffect,
  type EventList,
  type EventListItem,
  eventOutcome,
  outcomeFilters,
} from "@/lib/domain/event/event-record";
import { publicId, storedId, storedIdRange } from "@/lib/domain/id";
import type { Ctx } from "@/lib/server/ctx";
import { pool } from "@/lib/server/db";
import { AppError, notFound } from "@/lib/server/errors";
import { type EventCursor, type EventFilter, eventPageQuery } from "./event-list-query";

const Text = z.string().trim().min(1).max(300);
const Names = z
  .union([z.string(), z.array(z.string())])
  .transform((names) => [names].flat().flatMap((name) => name.split(",")));

export const EventListInput = z.object({
  name: Names.pipe(z.array(Text).max(50)).optional(),
  /** Our id, the app's own id or an e-mail address. */
  customer: Text.optional(),
  campaign: Text.optional(),
  outcome: z.enum(outcomeFilters).optional(),
  from: z.iso.datetime({ offset: true }).optional(),
  to: z.iso.datetime({ offset: true }).optional(),
  /** Whole days in the project's time zone, both included. */
  fromDay: z.iso.date().optional(),
  toDay: z.iso.date().optional(),
  sourceId: Text.optional(),
  /** The beginning of an event's id, or the sender's key. */
  q: Text.optional(),
  cursor: z.string().max(120).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type EventListInput = z.infer<typeof EventListInput>;

/** A page of the project's events, newest first. */
export async function listEvents(ctx: Ctx, input: EventListInput): Promise<EventList> {
  const filter = await eventFilter(ctx, input);
  if (!filter) return eventList([], null);
  const query = eventPageQuery(ctx.projectId, filter, readCursor(input.cursor), input.limit);
  const { rows } = await pool().query<EventRow>(withEffects(query.text, query.order), query.values);
  const page = rows.slice(0, input.limit);
  const last = page.at(-1);
  if (rows.length > input.limit && last) return eventList(page, writeCursor(query.order, last));
  if (!query.scan) return eventList(page, null);
  const scanned = await pool().query<CursorRow>(query.scan.text, query.scan.values);
  return eventList(page, scanned.rows[0] ? writeCursor(query.order, scanned.rows[0]) : null);
}

/** The events of these stored ids, as the list shows them, in the order they came, newest first. */
export async function eventListItems(ctx: Ctx, ids: string[]): Promise<EventListItem[]> {
  if (ids.length === 0) return [];
  const page = "SELECT e.* FROM event e WHERE e.id = ANY($2::uuid[]) AND e.project_id = $1";
  const { rows } = await pool().query<EventRow>(withEffects(page, "arrival"), [ctx.projectId, ids]);
  return rows.map(listItem);
}

/** Stored ids of the events that happened before `afterId`, newest first; from the newest when it is null. */
export async function listEventIds(
  ctx: Ctx,
  afterId: string | null,
  limit: number,
): Promise<{ ids: string[]; hasMore: boolean }> {
  const cursor = afterId === null ? null : await cursorAfter(ctx, afterId);
  const query = eventPageQuery(ctx.projectId, everything, cursor, limit);
  const { rows } = await pool().query<CursorRow>(query.text, query.values);
  return { ids: rows.slice(0, limit).map((row) => row.id), hasMore: rows.length > limit };
}

async function cursorAfter(ctx: Ctx, id: string): Promise<EventCursor> {
  const { rows } = await pool().query<CursorRow>(
    "SELECT id, occurred_at FROM event WHERE id = $2 AND project_id = $1",
    [ctx.projectId, storedId("event", id)],
  );
  const [row] = rows;
  if (!row) throw notFound("event", id);
  return { order: "time", occurredAtMs: row.occurred_at.getTime(), id: row.id };
}

const everything: EventFilter = {
  names: [],
  customerIds: null,
  campaignId: null,
  outcome: null,
  from: null,
  to: null,
  fromDay: null,
  toDay: null,
  sourceId: null,
  search: null,
};

interface CursorRow {
  id: string;
  occurred_at: Date;
}

interface EventRow extends CursorRow {
  name: string;
  received_at: Date;
  source_id: string | null;
  referral_code: string | null;
  channel: string;
  marks_count: number;
  customer_id: string;
  customer_source_id: string | null;
  customer_name: string | null;
  customer_email: string | null;
  is_due: boolean;
  is_failed: boolean;
  effects: EventEffect[] | null;
}

/** The page's events with what each set off: looked up for the page only. */
function withEffects(page: string, order: EventCursor["order"]): string {
  return `WITH page AS MATERIALIZED (${page})
    SELECT e.id, s.name, e.occurred_at, e.received_at, e.source_id, e.referral_code, e.channel,
      coalesce(json_array_length(e.marks), 0) AS marks_count, e.customer_id,
      c.source_id AS customer_source_id, c.name AS customer_name, c.email AS customer_email,
      EXISTS (SELECT FROM event_due d WHERE d.event_id = e.id) AS is_due,
      EXISTS (SELECT FROM event_failure d WHERE d.event_id = e.id) AS is_failed,
      (SELECT json_agg(json_build_object('campaign', k.name, 'side', d.side, 'outcome', d.outcome, 'reason', d.reason,
          'reward', CASE WHEN r.id IS NULL THEN NULL ELSE json_build_object('kind', r.kind,
            'amountMinor', r.amount_minor::text, 'currency', r.currency) END) ORDER BY d.campaign_id, d.goal, d.side DESC)
        FROM decision d
          JOIN campaign k ON k.id = d.campaign_id AND k.project_id = d.project_id
          LEFT JOIN reward r ON r.id = d.reward_id AND r.project_id = d.project_id
        WHERE d.project_id = $1 AND d.event_id = e.id) AS effects
    FROM page e
      JOIN event_schema s ON s.id = e.event_schema_id AND s.project_id = $1
      LEFT JOIN customer c ON c.id = e.customer_id AND c.project_id = $1
    ORDER BY ${order === "time" ? "e.occurred_at DESC, e.id DESC" : "e.id DESC"}`;
}

function eventList(rows: EventRow[], cursor: string | null): EventList {
  return { data: rows.map(listItem), nextCursor: cursor };
}

function listItem(row: EventRow): EventListItem {
  const effects = row.effects ?? [];
  return {
    id: publicId("event", row.id),
    name: row.name,
    occurredAt: row.occurred_at.toISOString(),
    receivedAt: row.received_at.toISOString(),
    sourceId: row.source_id,
    referralCode: row.referral_code,
    channel: row.channel,
    marksCount: row.marks_count,
    customer: {
      id: publicId("customer", row.customer_id),
      sourceId: row.customer_source_id,
      name: row.customer_name,
      email: row.customer_email,
    },
    outcome: eventOutcome({
      isDue: row.is_due,
      isFailed: row.is_failed,
      decisions: effects,
    }),
    effects,
  };
}

/** Null when what is asked for cannot exist, so that nothing need be looked up. */
async function eventFilter(ctx: Ctx, input: EventListInput): Promise<EventFilter | null> {
  const customerIds = input.customer === undefined ? null : await findCustomerIds(ctx, input.customer);
  if (customerIds?.length === 0) return null;
  const campaignId = input.campaign === undefined ? null : storedId("campaign", input.campaign);
  if (input.campaign !== undefined && !campaignId) return null;
  return {
    names: input.name ?? [],
    customerIds,
    campaignId,
    outcome: input.outcome ?? null,
    from: input.from ? new Date(input.from) : null,
    to: input.to ? new Date(input.to) : null,
    fromDay: input.fromDay ?? null,
    toDay: input.toDay ?? null,
    sourceId: input.sourceId ?? null,
    search: input.q === undefined ? null : { ids: storedIdRange("event", input.q), sourceId: input.q },
  };
}

/** People share addresses; nobody shares one with more people than this. */
const sameEmailMax = 50;

export async function findCustomerIds(ctx: Ctx, who: string): Promise<string[]> {
  const id = storedId("customer", who);
  if (id) return [id];
  const { rows } = await pool().query<{ id: string }>(
    `(SELECT id FROM customer WHERE project_id = $1 AND source_id = $2)
     UNION (SELECT id FROM customer WHERE project_id = $1 AND email = ANY($3::text[]) LIMIT ${sameEmailMax})`,
    [ctx.projectId, who, [...new Set([who, who.toLowerCase()])]],
  );
  return rows.map((row) => row.id);
}

function writeCursor(order: EventCursor["order"], row: CursorRow): string {
  const id = publicId("event", row.id);
  return order === "time" ? `${row.occurred_at.getTime()}.${id}` : id;
}

function readCursor(text: string | undefined): EventCursor | null {
  if (text === undefined) return null;
  const at = text.lastIndexOf(".");
  const id = storedId("event", text.slice(at + 1));
  const occurredAtMs = Number(text.slice(0, Math.max(at, 0)));
  if (!id || !Number.isSafeInteger(occurredAtMs)) {
    throw new AppError("invalid_query_params", { details: "cursor: take it from nextCursor of the page before" });
  }
  return at < 0 ? { order: "arrival", id } : { order: "time", occurredAtMs, id };
}
