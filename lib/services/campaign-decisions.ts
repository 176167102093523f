import type { CampaignDecisionsFilter } from "@/lib/domain/campaign/query";
import type { CampaignDecision } from "@/lib/domain/campaign/record";
import type { PageQuery } from "@/lib/domain/customer-query";
import { decisionReasons } from "@/lib/domain/decision";
import { publicId } from "@/lib/domain/id";
import { type Bind, binder } from "@/lib/server/bind";
import type { Ctx } from "@/lib/server/ctx";
import { pool } from "@/lib/server/db";
import { badCursor, readTimeCursor, writeTimeCursor } from "@/lib/server/page-cursor";
import { findCampaign } from "./campaign-read";
import { type CustomerColumns, customerFace, customerJson } from "./customer-face";
import { findCustomerIds } from "./event-list-filter";
import { withinDays } from "./list-days";

interface DecisionRow {
  event_id: string;
  event_name: string | null;
  customer: CustomerColumns | null;
  goal: string;
  side: CampaignDecision["side"];
  outcome: CampaignDecision["outcome"];
  reason: CampaignDecision["reason"];
  campaign_version: number;
  decided_at: Date;
}

/** What one campaign decided, the newest first. */
export async function pageCampaignDecisions(ctx: Ctx, key: string, query: CampaignDecisionsFilter & PageQuery) {
  const { id } = await findCampaign(ctx, key);
  return decisionPage(ctx, id, query);
}

/** All of them stand in the index. */
const shown = "d.event_id, d.goal, d.side, d.outcome, d.reason, d.campaign_version, d.decided_at";
const order = "decided_at DESC, event_id DESC, goal DESC, side DESC";

export async function decisionPage(ctx: Ctx, campaignId: string, query: CampaignDecisionsFilter & PageQuery) {
  const values: unknown[] = [ctx.projectId, campaignId];
  const bind = binder(values);
  const where = conditions(query, bind);
  const take = query.limit + 1;
  const page = query.customer
    ? pageOfPeople(where, bind(await findCustomerIds(ctx, query.customer)), take)
    : pageByReason(where, bind(query.reason ? [query.reason] : decisionReasons), take);
  const { rows } = await pool().query<DecisionRow>(
    `WITH page AS MATERIALIZED (${page})
     SELECT d.event_id, s.name AS event_name, CASE WHEN c.id IS NULL THEN NULL ELSE ${customerJson("c")} END AS customer,
       d.goal, d.side, d.outcome, d.reason, d.campaign_version, d.decided_at
     FROM page d
       LEFT JOIN event e ON e.id = d.event_id AND e.project_id = $1
       LEFT JOIN event_schema s ON s.id = e.event_schema_id AND s.project_id = $1
       LEFT JOIN customer c ON c.id = e.customer_id AND c.project_id = $1
     ORDER BY d.decided_at DESC, d.event_id DESC, d.goal DESC, d.side DESC`,
    values,
  );
  const decisions = rows.slice(0, query.limit);
  const last = decisions.at(-1);
  return {
    data: decisions.map(campaignDecision),
    nextCursor: rows.length > query.limit && last ? writeCursor(last) : null,
  };
}

/** Each reason is a look at one place of an index, however many decisions there are of the others. */
const pageByReason = (where: string[], reasons: string, take: number) => `
  SELECT d.* FROM unnest(${reasons}::text[]) asked(reason) CROSS JOIN LATERAL (
    SELECT ${shown} FROM decision d WHERE d.reason = asked.reason AND ${where.join(" AND ")} ORDER BY ${order} LIMIT ${take}) d
  ORDER BY ${order} LIMIT ${take}`;

const pageOfPeople = (where: string[], people: string, take: number) => `
  SELECT ${shown} FROM event e JOIN decision d ON d.project_id = e.project_id AND d.event_id = e.id
  WHERE e.project_id = $1 AND e.customer_id = ANY(${people}::uuid[]) AND ${where.join(" AND ")} ORDER BY ${order} LIMIT ${take}`;

function conditions(query: CampaignDecisionsFilter & PageQuery, bind: Bind): string[] {
  const where = ["d.project_id = $1", "d.campaign_id = $2", ...withinDays("d.decided_at", query, bind)];
  const place = readCursor(query.cursor);
  if (place) {
    const { at, eventId, goal, side } = place;
    const bound = bind(at);
    where.push(
      `d.decided_at <= ${bound}::timestamptz`,
      `(d.decided_at, d.event_id, d.goal, d.side) < (${bound}::timestamptz, ${bind(eventId)}::uuid, ${bind(goal)}, ${bind(side)})`,
    );
  }
  if (query.outcome) where.push(`d.outcome = ${bind(query.outcome)}`);
  if (query.reason && query.customer) where.push(`d.reason = ${bind(query.reason)}`);
  if (query.goal) where.push(`d.goal = ${bind(query.goal)}`);
  if (query.side) where.push(`d.side = ${bind(query.side)}`);
  if (query.version) where.push(`d.campaign_version = ${bind(query.version)}`);
  return where;
}

/** An event may have decisions of several goals and sides, and a page may end between them. */
const writeCursor = ({ decided_at, event_id, goal, side }: DecisionRow) =>
  `${writeTimeCursor("event", { at: decided_at, id: event_id })}/${side}/${goal}`;

function readCursor(text: string | undefined) {
  if (text === undefined) return null;
  const [time = "", side = "", ...goal] = text.split("/");
  const place = readTimeCursor("event", time);
  if (!place || goal.length === 0) throw badCursor();
  return { at: place.at, eventId: place.id, side, goal: goal.join("/") };
}

function campaignDecision(row: DecisionRow): CampaignDecision {
  const { goal, side, outcome, reason } = row;
  return {
    ...{ goal, side, outcome, reason },
    event: { id: publicId("event", row.event_id), name: row.event_name },
    customer: row.customer && customerFace(row.customer),
    version: row.campaign_version,
    decidedAt: row.decided_at.toISOString(),
  };
}
