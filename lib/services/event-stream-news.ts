import type { EventListItem } from "@/lib/domain/event/event-record";
import type { StreamNews, TailRejected } from "@/lib/domain/event/event-stream";
import { publicId } from "@/lib/domain/id";
import type { BodyViolation } from "@/lib/domain/ingest/refusal";
import type { Ctx } from "@/lib/server/ctx";
import { pool } from "@/lib/server/db";
import { type EventFilter, everyEvent } from "./event-list-conditions";
import { type EventFilterInput, eventFilter } from "./event-list-filter";
import { eventPageQuery } from "./event-list-query";
import { readEventPage } from "./event-list-rows";
import { sentenceOf } from "./rejected-present";

/** Whom a follower's filters let through; followers with equal keys are told the same. */
export interface Matcher {
  key: string;
  /** Null when what is asked for cannot exist. */
  filter: EventFilter | null;
  isEverything: boolean;
  rejects: ((row: RejectedRow) => boolean) | null;
}

export async function makeMatcher(ctx: Ctx, input: EventFilterInput): Promise<Matcher> {
  const filter = await eventFilter(ctx, input);
  const key = JSON.stringify({ projectId: ctx.projectId, ...input });
  const isEverything = Object.values(input).every((value) => value === undefined);
  return { key, filter, isEverything, rejects: rejectedMatcher(input) };
}

/** A refused event has no outcome, no campaign and no properties that could be trusted: filters by these let none through. */
function rejectedMatcher(input: EventFilterInput): Matcher["rejects"] {
  const { name, customer, outcome, campaign, where, channel, to, toDay, sourceId, q } = input;
  if ([outcome, campaign, where, to, toDay].some((each) => each !== undefined)) return null;
  return (row) =>
    (name === undefined || name.includes(row.event_name ?? "")) &&
    (customer === undefined || row.customer_ref === customer) &&
    (channel === undefined || row.channel === channel) &&
    (sourceId === undefined || row.source_id === sourceId) &&
    (q === undefined || row.source_id === q || publicId("rejectedEvent", row.id).startsWith(q));
}

interface RejectedRow {
  id: string;
  channel: string;
  received_at: Date;
  event_name: string | null;
  source_id: string | null;
  customer_ref: string | null;
  reason: string;
  violations: BodyViolation[];
}

export interface Found {
  events: { id: string; isDue: boolean }[];
  /** Told of before, and decided since. */
  decided: string[];
  rejected: string[];
}

/** Listed of one look; the others are counted. Nobody reads a hundred rows a second. */
const listedMax = 50;
const rejectedListedMax = 20;
/** Of one look, and of what a follower missed while away. */
const matchedMax = 2_000;
const changedMax = 300;
const missedListedMax = 500;

export async function newsFor(
  projectId: string,
  { filter, isEverything, rejects }: Matcher,
  found: Found,
  isCatchingUp = false,
): Promise<StreamNews> {
  const ids = found.events.map(({ id }) => id);
  const matched = isEverything ? ids : await matching(projectId, filter, ids);
  // Whoever looks at what is pending wants to see it go.
  const changeable = filter?.outcome === "pending" ? { ...filter, outcome: null } : filter;
  const decided = found.decided.slice(0, changedMax);
  const changed = isEverything ? decided : await matching(projectId, changeable, decided);
  const rejected = rejects ? (await rejectedRows(projectId, found.rejected)).filter(rejects) : [];
  return {
    events: await itemsOf(projectId, matched.slice(0, isCatchingUp ? missedListedMax : listedMax)),
    changed: await itemsOf(projectId, changed),
    rejected: rejected.slice(0, isCatchingUp ? missedListedMax : rejectedListedMax).map(presentTailRejected),
    total: matched.length + rejected.length,
    skipped: 0,
  };
}

async function matching(projectId: string, filter: EventFilter | null, ids: string[]): Promise<string[]> {
  if (!filter || ids.length === 0) return [];
  const query = eventPageQuery(projectId, { ...filter, among: ids.slice(0, matchedMax) }, null, matchedMax);
  const { rows } = await pool().query<{ id: string }>(query.text, query.values);
  return rows.map((row) => row.id);
}

async function itemsOf(projectId: string, ids: string[]): Promise<EventListItem[]> {
  if (ids.length === 0) return [];
  const query = eventPageQuery(projectId, { ...everyEvent, among: ids }, null, ids.length);
  return (await readEventPage(query.text, query.values, query.order)).map(({ item }) => item);
}

async function rejectedRows(projectId: string, ids: string[]): Promise<RejectedRow[]> {
  if (ids.length === 0) return [];
  const { rows } = await pool().query<RejectedRow>(
    `SELECT id, channel, received_at, event_name, source_id, customer_ref, reason, violations
     FROM rejected_event WHERE project_id = $1 AND id = ANY($2::uuid[]) ORDER BY id DESC LIMIT ${matchedMax}`,
    [projectId, ids],
  );
  return rows;
}

function presentTailRejected(row: RejectedRow): TailRejected {
  return {
    id: publicId("rejectedEvent", row.id),
    receivedAt: row.received_at.toISOString(),
    event: row.event_name,
    customer: row.customer_ref,
    sentence: sentenceOf(row.violations, row.reason),
  };
}
