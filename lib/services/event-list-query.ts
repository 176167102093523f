import type { OutcomeFilter } from "@/lib/domain/event/outcome";
import type { Bind } from "@/lib/server/bind";
import {
  type Condition,
  decisionOutcome,
  decisionRest,
  type EventDriver,
  type EventFilter,
  idCondition,
  looseConditions,
  sinceId,
  timeConditions,
} from "./event-list-conditions";

/**
 * The SQL of one page of events. Each filter that has an index of its own drives the query; the others only narrow it:
 *
 * - nothing, or names of events: one LATERAL a schema along (event_schema_id, occurred_at), merged. Each stops after a
 *   page, so the cost is schemas × partitions × a page, whatever the size of the table.
 * - a customer: along (customer_id, id). An outcome or a campaign: along the queue, the failures or the decisions.
 *   These are in the order of arrival (a UUIDv7 is its time), which differs from the order of occurrence only for
 *   events that were sent late.
 *
 * What has no index (a property's value, "no campaign listened", a second filter beside the one that drives) is looked
 * for among so many of the driver's events and no more: then the page ends early and says how far it looked.
 */
export type EventCursor = { order: "time"; occurredAtMs: number; id: string } | { order: "arrival"; id: string };

export interface EventPageQuery {
  text: string;
  values: unknown[];
  order: EventCursor["order"];
  /** Set where not every event looked at is one of the page: finds the last one looked at, if there may be more. */
  scan: { text: string; values: unknown[]; events: number } | null;
}

/** Looked through for one page. 20,000 events of one schema take about 150 ms when their properties are read. */
const scanMax = 20_000;
/** With several schemas each is looked through so far, and what is read goes with their number. */
const scanMaxEach = 4_000;

const columns = `e.id, e.event_schema_id, e.customer_id, e.occurred_at, e.received_at, e.source_id, e.referral_code,
  e.channel, e.marks, e.metadata`;

export function eventPageQuery(
  projectId: string,
  filter: EventFilter,
  cursor: EventCursor | null,
  limit: number,
): EventPageQuery {
  const values: unknown[] = [projectId];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const driver = chooseDriver(filter);
  const order = driver === "schemas" || driver === "schema" ? "time" : "arrival";
  const place = cursor?.order === order ? cursor : null;
  const loose = looseConditions(filter, driver);
  const max = driver === "schemas" ? scanMaxEach : scanMax;
  const isNarrow = driver === "queue" || driver === "failures" || driver === "decisions";
  const along = isNarrow ? alongIds : alongEvents;
  const parts = { bind, place, loose, max, limit: limit + 1 };
  const { looked, page } = along(driver, filter, parts, () => values.length);
  const isScanned = loose.length > 0 || driver === "decisions";
  const scan = { text: `${looked.text} OFFSET ${max - 1} LIMIT 1`, values: values.slice(0, looked.bound), events: max };
  return { text: page, values, order, scan: isScanned ? scan : null };
}

function chooseDriver({ names, customerIds, outcome, campaignId, sourceId, search, among }: EventFilter): EventDriver {
  if (sourceId !== null || search !== null || among !== null) return "ids";
  if (customerIds !== null) return "customer";
  if (outcome === "pending") return "queue";
  if (outcome === "failed") return "failures";
  if (campaignId !== null || isDecided(outcome)) return "decisions";
  return names.length === 1 ? "schema" : "schemas";
}

function isDecided(outcome: OutcomeFilter | null): boolean {
  return outcome !== null && outcome !== "none";
}

interface DriverParts {
  bind: Bind;
  place: EventCursor | null;
  loose: Condition[];
  max: number;
  limit: number;
}

interface Sql {
  /** Everything looked at, in order, and how many parameters that takes: they are bound before the others. */
  looked: { text: string; bound: number };
  page: string;
}

/** Events in the order of their index, filtered on the way. */
function alongEvents(driver: EventDriver, filter: EventFilter, parts: DriverParts, bound: () => number): Sql {
  const { bind, place, loose, max, limit } = parts;
  const isByTime = driver === "schema" || driver === "schemas";
  const sorted = isByTime ? "e.occurred_at DESC, e.id DESC" : "e.id DESC";
  const within = isByTime ? timeConditions(filter).map((each) => each(bind)) : sinceId(filter, "e.id", bind);
  const where = ["e.project_id = $1", ...within, ...seek(place, bind)].join(" AND ");
  const end = `ORDER BY ${sorted} LIMIT ${loose.length > 0 ? max : limit}`;
  const source = eventSource(driver, filter, { bind, where, end });
  const looked = { text: `SELECT e.id, e.occurred_at FROM (${source}) e ORDER BY ${sorted}`, bound: bound() };
  if (loose.length === 0) return { looked, page: source };
  const kept = loose.map((each) => each(bind)).join(" AND ");
  return { looked, page: `SELECT * FROM (${source}) e WHERE ${kept} ORDER BY ${sorted} LIMIT ${limit}` };
}

function eventSource(
  driver: EventDriver,
  filter: EventFilter,
  { bind, where, end }: { bind: Bind; where: string; end: string },
): string {
  if (driver === "ids") return `SELECT ${columns} FROM event e WHERE ${where} AND ${idCondition(filter, bind)} ${end}`;
  if (driver === "customer") {
    return `SELECT e.* FROM unnest(${bind(filter.customerIds)}::uuid[]) AS who(id) CROSS JOIN LATERAL (
      SELECT ${columns} FROM event e WHERE e.customer_id = who.id AND ${where} ${end}) e ${end}`;
  }
  if (driver === "schema") {
    // One schema needs no merging: the index gives the order, and a page that is soon full reads no further.
    return `SELECT ${columns} FROM event e WHERE e.event_schema_id =
      (SELECT id FROM event_schema WHERE project_id = $1 AND name = ${bind(filter.names[0])}) AND ${where} ${end}`;
  }
  const named = filter.names.length > 0 ? ` AND s.name = ANY(${bind(filter.names)}::text[])` : "";
  return `SELECT e.* FROM event_schema s CROSS JOIN LATERAL (
    SELECT ${columns} FROM event e WHERE e.event_schema_id = s.id AND ${where} ${end}) e
    WHERE s.project_id = $1${named} ${end}`;
}

/**
 * Along a narrow table, newest first, each event looked up by its id until the page is full. OFFSET 0 keeps the planner
 * from a merge join over all partitions: 300 ms became 3 ms at two million events. WITH TIES: the decisions of one event
 * are looked at together or not at all.
 */
function alongIds(driver: EventDriver, filter: EventFilter, parts: DriverParts, bound: () => number): Sql {
  const { bind, place, loose, max, limit } = parts;
  const isDecided = driver === "decisions";
  const table = isDecided ? "decision" : driver === "queue" ? "event_due" : "event_failure";
  const narrowed = [
    "d.project_id = $1",
    ...(place ? [`d.event_id < ${bind(place.id)}::uuid`] : []),
    ...sinceId(filter, "d.event_id", bind),
  ].join(" AND ");
  const ids = `SELECT d.* FROM ${table} d WHERE ${narrowed}${isDecided ? decisionOutcome(filter, bind) : ""}
    ORDER BY d.event_id DESC FETCH FIRST ${max} ROWS WITH TIES`;
  const looked = {
    text: `SELECT d.event_id AS id, (SELECT e.occurred_at FROM event e WHERE e.id = d.event_id) AS occurred_at
      FROM (${ids}) d ORDER BY d.event_id DESC`,
    bound: bound(),
  };
  const rest = isDecided ? decisionRest(filter, bind) : "";
  const where = ["e.project_id = $1", ...loose.map((each) => each(bind))].join(" AND ");
  const page = `SELECT e.* FROM (SELECT DISTINCT d.event_id FROM (${ids}) d WHERE true${rest} ORDER BY d.event_id DESC) d
      CROSS JOIN LATERAL (SELECT ${columns} FROM event e WHERE e.id = d.event_id AND ${where} OFFSET 0) e
      ORDER BY d.event_id DESC LIMIT ${limit}`;
  return { looked, page };
}

function seek(place: EventCursor | null, bind: Bind): string[] {
  if (!place) return [];
  if (place.order === "arrival") return [`e.id < ${bind(place.id)}::uuid`];
  const at = bind(new Date(place.occurredAtMs));
  // The plain bound is what the index is entered by; the row comparison settles equal moments.
  return [
    `e.occurred_at <= ${at}::timestamptz`,
    `(e.occurred_at, e.id) < (${at}::timestamptz, ${bind(place.id)}::uuid)`,
  ];
}
