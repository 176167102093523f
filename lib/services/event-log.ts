import { z } from "zod";
import type { EventList, EventListItem } from "@/lib/domain/event/event-record";
import { publicId, storedId } from "@/lib/domain/id";
import type { Ctx } from "@/lib/server/ctx";
import { pool } from "@/lib/server/db";
import { AppError, notFound } from "@/lib/server/errors";
import { type EventFilter, everyEvent } from "./event-list-conditions";
import { eventFilter, eventFilterFields } from "./event-list-filter";
import { type EventCursor, eventPageQuery } from "./event-list-query";
import { type ListedEvent, readEventPage } from "./event-list-rows";
import { liveFromNow } from "./event-tail";

export const EventListInput = z.object({
  ...eventFilterFields,
  cursor: z.string().max(120).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type EventListInput = z.infer<typeof EventListInput>;

/** A page of the project's events, newest first. */
export async function listEvents(ctx: Ctx, input: EventListInput): Promise<EventList> {
  const filter = await eventFilter(ctx, input);
  // Taken before the page is read: what commits between the two is streamed as well, and known by its id.
  const liveFrom = input.cursor === undefined ? await liveFromNow() : null;
  if (!filter) return { data: [], nextCursor: null, looked: null, liveFrom };
  const page = await readPage(ctx, filter, { cursor: readCursor(input.cursor), limit: input.limit });
  return { data: page.events.map(({ item }) => item), nextCursor: page.cursor, looked: page.looked, liveFrom };
}

interface PageInput {
  cursor: EventCursor | null;
  limit: number;
  withMetadata?: boolean;
}

interface Page {
  events: ListedEvent[];
  cursor: string | null;
  looked: EventList["looked"];
}

export async function readPage(
  ctx: Ctx,
  filter: EventFilter,
  { cursor, limit, withMetadata }: PageInput,
): Promise<Page> {
  const query = eventPageQuery(ctx.projectId, filter, cursor, limit);
  const found = await readEventPage(query.text, query.values, query.order, withMetadata);
  const events = found.slice(0, limit);
  const last = events.at(-1);
  if (found.length > limit && last) return { events, cursor: writeCursor(query.order, last), looked: null };
  if (!query.scan) return { events, cursor: null, looked: null };
  const scanned = await pool().query<CursorRow>(query.scan.text, query.scan.values);
  const [end] = scanned.rows;
  if (!end) return { events, cursor: null, looked: null };
  return {
    events,
    cursor: writeCursor(query.order, { storedId: end.id, occurredAt: end.occurred_at }),
    looked: { events: query.scan.events, backTo: end.occurred_at.toISOString() },
  };
}

/** The events of these stored ids, as the list shows them, in the order they came, newest first. */
export async function eventListItems(ctx: Ctx, ids: string[]): Promise<EventListItem[]> {
  if (ids.length === 0) return [];
  const page = "SELECT e.* FROM event e WHERE e.id = ANY($2::uuid[]) AND e.project_id = $1";
  return (await readEventPage(page, [ctx.projectId, ids], "arrival")).map(({ item }) => item);
}

/** Stored ids of the events that happened before `afterId`, newest first; from the newest when it is null. */
export async function listEventIds(
  ctx: Ctx,
  afterId: string | null,
  limit: number,
): Promise<{ ids: string[]; hasMore: boolean }> {
  const cursor = afterId === null ? null : await cursorAfter(ctx, afterId);
  const query = eventPageQuery(ctx.projectId, everyEvent, cursor, limit);
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

interface CursorRow {
  id: string;
  occurred_at: Date;
}

function writeCursor(order: EventCursor["order"], place: Pick<ListedEvent, "storedId" | "occurredAt">): string {
  const id = publicId("event", place.storedId);
  return order === "time" ? `${place.occurredAt.getTime()}.${id}` : id;
}

export function readCursor(text: string | undefined): EventCursor | null {
  if (text === undefined) return null;
  const at = text.lastIndexOf(".");
  const id = storedId("event", text.slice(at + 1));
  const occurredAtMs = Number(text.slice(0, Math.max(at, 0)));
  if (!id || !Number.isSafeInteger(occurredAtMs)) {
    throw new AppError("invalid_query_params", { details: "cursor: take it from nextCursor of the page before" });
  }
  return at < 0 ? { order: "arrival", id } : { order: "time", occurredAtMs, id };
}
