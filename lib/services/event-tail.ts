import { storedId } from "@/lib/domain/id";
import { pool } from "@/lib/server/db";

/**
 * What became visible in the database between two looks, exactly: no event twice, none left out.
 *
 * Ids are made before their transaction commits, so "id > the last one seen" would lose what commits late. A look
 * therefore takes PostgreSQL's snapshot with it (which transactions were over), and the next one asks for the rows whose
 * transaction (xmin) was not over then. This needs nothing of ingest, and a reader can go on from a snapshot at any
 * server. There is no index of transactions: the ids, whose beginning is time, bound how far back is looked. An event is
 * stored within milliseconds of its id, within a second or two when much is waiting; half a minute is looked back, and at
 * 20,000 rows. What took longer than that is missing here and stands in the list.
 */
export interface Look {
  /** As pg_snapshot writes it. */
  snapshot: string;
  /** When it was taken, by the database's clock. */
  atMs: number;
}

export interface News extends Look {
  events: { id: string; projectId: string; isDue: boolean }[];
  rejected: { id: string; projectId: string }[];
  /** So many rows were looked at that older ones may have been left out. */
  isCut: boolean;
}

const lateSeconds = 30;
const rowsMax = 20_000;

/**
 * Rows of a table with their transaction, the newest first and no more than so many. xmin has 32 bits; the transaction is
 * over and so lies below the snapshot's end, from which it is counted on.
 */
const recentRows = (columns: string, from: string, id: string) =>
  `SELECT r.*, look.next - ((look.next - r.x) & 4294967295) AS xid FROM (
    SELECT ${columns}, t.xmin::text::bigint AS x FROM ${from} AND ${id} >= (SELECT floor FROM look)
    ORDER BY ${id} DESC LIMIT ${rowsMax}) r, look`;

const isNew = `xid >= pg_snapshot_xmin($2::pg_snapshot)::text::bigint
    AND NOT pg_visible_in_snapshot(xid::text::xid8, $2::pg_snapshot)
    AND ($4::pg_snapshot IS NULL OR pg_visible_in_snapshot(xid::text::xid8, $4::pg_snapshot))`;

const look = `look AS MATERIALIZED (
  SELECT pg_current_snapshot() AS snapshot, pg_snapshot_xmax(pg_current_snapshot())::text::bigint AS next,
    clock_timestamp() AS at, goodword_uuid_floor($3::timestamptz - interval '${lateSeconds} seconds') AS floor
)`;

/** Replayed events keep the ids of their arrival, however long ago: the audit log says which they are. */
const newsStatement = `
WITH ${look}, recent AS MATERIALIZED (${recentRows("t.id, t.project_id", "event t WHERE true", "t.id")}), fresh AS (
  SELECT id, project_id FROM recent WHERE project_id = ANY($1::uuid[]) AND ${isNew}
), refused AS (
  SELECT id, project_id FROM (${recentRows(
    "t.id, t.project_id",
    "rejected_event t WHERE t.project_id = ANY($1::uuid[]) AND t.status = 'open'",
    "t.id",
  )}) r WHERE ${isNew}
), replayed AS (
  SELECT event, project_id FROM (${recentRows(
    "t.after->>'eventId' AS event, t.project_id",
    `audit_entry t WHERE t.project_id = ANY($1::uuid[]) AND t.action = 'rejected_event.replay'
      AND t.after->>'outcome' = 'replayed'`,
    "t.id",
  )}) r WHERE ${isNew}
)
SELECT look.snapshot::text, look.at, look.floor, (SELECT count(*) FROM recent)::int AS looked,
  (SELECT json_agg(json_build_object('id', f.id, 'projectId', f.project_id,
    'isDue', EXISTS (SELECT FROM event_due d WHERE d.event_id = f.id)) ORDER BY f.id DESC) FROM fresh f) AS events,
  (SELECT json_agg(json_build_object('id', r.id, 'projectId', r.project_id) ORDER BY r.id DESC) FROM refused r) AS rejected,
  (SELECT json_agg(json_build_object('id', a.event, 'projectId', a.project_id)) FROM replayed a) AS replayed
FROM look`;

interface NewsRow {
  snapshot: string;
  at: Date;
  floor: string;
  looked: number;
  events: News["events"] | null;
  rejected: News["rejected"] | null;
  replayed: { id: string; projectId: string }[] | null;
}

/** What became visible in these projects since a look, and, when asked for no more than another saw, until that one. */
export async function newsSince(projectIds: string[], since: Look, until: Look | null): Promise<News> {
  const { rows } = await pool().query<NewsRow>(newsStatement, [
    projectIds,
    since.snapshot,
    new Date(since.atMs),
    until?.snapshot ?? null,
  ]);
  const [row] = rows;
  if (!row) throw new Error("the look at new events answered nothing");
  const replayed = (row.replayed ?? []).flatMap(({ id, projectId }) => {
    const stored = storedId("event", id);
    // Younger ones are among the events already.
    return stored && stored < row.floor ? [{ id: stored, projectId, isDue: true }] : [];
  });
  return {
    snapshot: row.snapshot,
    atMs: row.at.getTime(),
    events: [...(row.events ?? []), ...replayed],
    rejected: row.rejected ?? [],
    isCut: row.looked === rowsMax,
  };
}

const decidedBackMinutes = 10;
const decidedMax = 500;

/** Events of a project that were decided, or failed for good, between two looks, as far as they came in lately. */
export async function decidedSince(projectId: string, since: Look, until: Look): Promise<string[]> {
  const along = (table: string) =>
    `SELECT event_id FROM (${recentRows("t.event_id", `${table} t WHERE t.project_id = ANY($1::uuid[])`, "t.event_id")}) r
     WHERE ${isNew}`;
  const { rows } = await pool().query<{ event_id: string }>(
    `WITH ${look} SELECT event_id FROM (${along("decision")} UNION ${along("event_failure")}) d
     ORDER BY event_id DESC LIMIT ${decidedMax}`,
    [[projectId], since.snapshot, new Date(since.atMs - decidedBackMinutes * 60_000), until.snapshot],
  );
  return rows.map((row) => row.event_id);
}

const waitingMax = 2_000;

/** The newest events of a project that are still to be decided. */
export async function waitingEvents(projectId: string): Promise<string[]> {
  const { rows } = await pool().query<{ event_id: string }>(
    `SELECT event_id FROM (SELECT event_id, project_id FROM event_due ORDER BY event_id DESC LIMIT ${rowsMax}) d
     WHERE project_id = $1 LIMIT ${waitingMax}`,
    [projectId],
  );
  return rows.map((row) => row.event_id);
}

/** Which of them wait no longer. */
export async function noLongerWaiting(ids: string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const { rows } = await pool().query<{ id: string }>(
    `SELECT t.id FROM unnest($1::uuid[]) AS t(id) WHERE NOT EXISTS (SELECT FROM event_due d WHERE d.event_id = t.id)`,
    [ids],
  );
  return rows.map((row) => row.id);
}

export async function lookNow(): Promise<Look> {
  const { rows } = await pool().query<{ snapshot: string; at: Date }>(
    "SELECT pg_current_snapshot()::text AS snapshot, clock_timestamp() AS at",
  );
  const [row] = rows;
  if (!row) throw new Error("the database gave no snapshot");
  return { snapshot: row.snapshot, atMs: row.at.getTime() };
}

export async function liveFromNow(): Promise<string> {
  return writeLook(await lookNow());
}

export function writeLook({ snapshot, atMs }: Look): string {
  return `${atMs}.${snapshot}`;
}

const lookPattern = /^(\d{13})\.((\d{1,19}):(\d{1,19}):(\d{1,19}(,\d{1,19})*)?)$/;
/** Longer ago, the list is read anew: too much may have come. */
const lookAgeMsMax = 10 * 60_000;

/** Null for what no look of this database wrote, or wrote too long ago. */
export function readLook(text: string, present: Look): Look | null {
  const [, at = "", snapshot = "", from = "", end = "", running = ""] = lookPattern.exec(text) ?? [];
  if (snapshot === "" || text.length > 4_000) return null;
  const atMs = Number(at);
  const xmin = BigInt(from);
  const xmax = BigInt(end);
  const isWritten = xmin <= xmax && isRising(running === "" ? [] : running.split(",").map(BigInt), xmin, xmax);
  const [, presentEnd = "0"] = present.snapshot.split(":");
  // A database that was put back to an earlier state counts its transactions anew.
  if (!isWritten || xmax > BigInt(presentEnd) || present.atMs - atMs > lookAgeMsMax || atMs > present.atMs) return null;
  return { snapshot, atMs };
}

function isRising(xids: bigint[], from: bigint, end: bigint): boolean {
  return xids.every((xid, at) => xid >= from && xid < end && (at === 0 || xid > (xids[at - 1] ?? xid)));
}
