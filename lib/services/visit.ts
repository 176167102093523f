import { createHash, randomBytes } from "node:crypto";
import { isbot } from "isbot";
import { clientIp, limitKeyOf } from "@/lib/server/client-ip";
import { pool } from "@/lib/server/db";
import { log } from "@/lib/server/log";
import { shared } from "@/lib/server/shared";

export interface Visit {
  projectId: string;
  campaignId: string;
  codeId: string;
  visitor: Buffer;
  at: Date;
}

/** Visits are no money: they are gathered for a moment and written together, and a server that is killed loses that moment. */
const state = shared("visits", () => ({
  waiting: [] as Visit[],
  timer: null as NodeJS.Timeout | null,
  salt: null as { day: string; salt: Buffer } | null,
}));

const gatherMs = 500;
const waitingMax = 10_000;

/** Whether a person came to look: no robot, no browser that fetches ahead, no question whether the page is there. */
export function isVisit(request: Request): boolean {
  if (request.method === "HEAD") return false;
  const { headers } = request;
  const purpose = `${headers.get("sec-purpose") ?? ""} ${headers.get("purpose") ?? ""} ${headers.get("x-moz") ?? ""}`;
  if (/prefetch|prerender|preview/i.test(purpose)) return false;
  const agent = headers.get("user-agent");
  return agent !== null && agent !== "" && !isbot(agent);
}

/** Counts a visit, once an hour for each visitor. */
export async function noteVisit(request: Request, visit: Omit<Visit, "visitor" | "at">): Promise<void> {
  if (state.waiting.length >= waitingMax) return;
  const visitor = await visitorKey(request);
  state.waiting.push({ ...visit, visitor, at: new Date() });
  state.timer ??= setTimeout(() => void flushVisits(), gatherMs);
}

/** A hash that says nothing about anybody and nothing beyond the day, since its salt is gone with it. */
async function visitorKey({ headers }: Request): Promise<Buffer> {
  const salt = await saltOf(new Date().toISOString().slice(0, 10));
  const who = `${limitKeyOf(clientIp(headers))}\n${headers.get("user-agent") ?? ""}`;
  return createHash("sha256").update(salt).update(who).digest().subarray(0, 16);
}

/** Every server of a database takes the same: the first that asks for it on a day makes it. */
async function saltOf(day: string): Promise<Buffer> {
  if (state.salt?.day === day) return state.salt.salt;
  await pool().query("INSERT INTO visitor_salt (day, salt) VALUES ($1, $2) ON CONFLICT DO NOTHING", [
    day,
    randomBytes(32),
  ]);
  const { rows } = await pool().query<{ salt: Buffer }>("SELECT salt FROM visitor_salt WHERE day = $1", [day]);
  const salt = rows[0]?.salt;
  if (!salt) throw new Error("the day's salt went while it was read");
  state.salt = { day, salt };
  return salt;
}

/** Who is new in the hour counts; the rows are taken in one order, so that two servers do not deadlock. */
const storeStatement = `
WITH came AS MATERIALIZED (
  SELECT project_id, campaign_id, code_id, visitor, date_trunc('hour', at) AS hour, min(at) AS at
  FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::bytea[], $5::timestamptz[]) t(project_id, campaign_id, code_id, visitor, at)
  GROUP BY 1, 2, 3, 4, 5
), fresh AS (
  INSERT INTO code_visitor (project_id, code_id, hour, visitor)
  SELECT project_id, code_id, hour, visitor FROM came ORDER BY project_id, code_id, hour, visitor
  ON CONFLICT DO NOTHING RETURNING project_id, code_id, hour, visitor
), counted AS MATERIALIZED (
  SELECT c.* FROM fresh JOIN came c USING (project_id, code_id, hour, visitor)
), due AS (
  INSERT INTO count_due (project_id, measure, quarter, subject_id, count)
  SELECT project_id, 'code_visited', goodword_quarter(at), campaign_id, count(*) FROM counted GROUP BY 1, 3, 4
), daily AS (
  SELECT c.project_id, c.code_id, c.campaign_id, (c.at AT TIME ZONE p.time_zone)::date AS day, count(*)::int AS visits
  FROM counted c JOIN project p ON p.id = c.project_id GROUP BY 1, 2, 3, 4
)
INSERT INTO code_visit_day AS d (project_id, code_id, day, campaign_id, visits)
SELECT project_id, code_id, day, campaign_id, visits FROM daily ORDER BY project_id, code_id, day
ON CONFLICT (project_id, code_id, day) DO UPDATE SET visits = d.visits + excluded.visits`;

/** Counts them, each visitor once an hour and code. */
export async function storeVisits(visits: Visit[]): Promise<void> {
  await pool().query(storeStatement, [
    visits.map(({ projectId }) => projectId),
    visits.map(({ campaignId }) => campaignId),
    visits.map(({ codeId }) => codeId),
    visits.map(({ visitor }) => visitor),
    visits.map(({ at }) => at.toISOString()),
  ]);
}

/** Writes what is gathered. What could not be written waits for the next time: counted twice it cannot be. */
export async function flushVisits(): Promise<void> {
  if (state.timer) clearTimeout(state.timer);
  state.timer = null;
  const visits = state.waiting.splice(0);
  if (visits.length === 0) return;
  try {
    await storeVisits(visits);
  } catch (error) {
    log.warn({ reason: String(error) }, "visits could not be counted right now");
    state.waiting.unshift(...visits.slice(0, waitingMax - state.waiting.length));
  }
}
