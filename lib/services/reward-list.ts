import type { RewardKind, RewardStatus } from "@/lib/domain/campaign/kinds";
import type {
  RewardCounts,
  RewardFilter,
  RewardItem,
  RewardList,
  RewardRecord,
  RewardsQuery,
} from "@/lib/domain/campaign/reward-record";
import type { Side } from "@/lib/domain/decision";
import { publicId } from "@/lib/domain/id";
import { reasonWords, stepsOf, stepWords } from "@/lib/domain/reward-story/step-words";
import { binder } from "@/lib/server/bind";
import type { Ctx } from "@/lib/server/ctx";
import { pool } from "@/lib/server/db";
import { notFound } from "@/lib/server/errors";
import { readIdCursor } from "@/lib/server/page-cursor";
import { requireStoredId } from "@/lib/server/stored-id";
import { findCampaign } from "./campaign-read";
import { type CustomerColumns, customerFace, customerJson } from "./customer-face";
import { findCustomerIds } from "./event-list-filter";
import { type RewardColumns, rewardColumns, rewardFacts } from "./reward-columns";

interface RewardRow {
  id: string;
  campaign_id: string;
  campaign_name: string;
  goal: string;
  side: Side;
  kind: RewardKind;
  status: RewardStatus;
  status_reason: string | null;
  status_by: string | null;
  amount_minor: string | null;
  currency: string | null;
  label: string | null;
  code: string | null;
  recipient: CustomerColumns;
  by_hand: boolean;
  event_id: string;
  created_at: Date;
  due_at: Date;
  issued_at: Date | null;
}

const itemColumns = `w.id, w.campaign_id, k.name AS campaign_name, w.goal, w.side, w.kind, w.status, w.status_reason, w.status_by,
  w.amount_minor::text, w.currency, w.label, v.code, ${customerJson("c")} AS recipient, w.by_hand, w.event_id, w.created_at,
  w.due_at, w.issued_at`;
const itemJoins = `JOIN campaign k ON k.id = w.campaign_id AND k.project_id = $1
  JOIN customer c ON c.id = w.beneficiary_id AND c.project_id = $1
  LEFT JOIN code v ON v.id = w.code_id AND v.project_id = $1`;

/** What every campaign gave or is to give, the newest first. */
export async function pageRewards(ctx: Ctx, query: RewardsQuery): Promise<RewardList> {
  const before = readIdCursor("reward", query.cursor);
  const rows = await readRewards(ctx, query, before, query.limit + 1);
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  return {
    data: page.map(rewardItem),
    nextCursor: rows.length > query.limit && last ? publicId("reward", last.id) : null,
  };
}

/** A page of rows, for the list and for the file. */
export async function readRewards(
  ctx: Ctx,
  filter: RewardFilter,
  before: string | null,
  limit: number,
): Promise<RewardRow[]> {
  const values: unknown[] = [ctx.projectId];
  const where = await rewardConditions(ctx, filter, values);
  if (before) where.push(`w.id < ${binder(values)(before)}::uuid`);
  const { rows } = await pool().query<RewardRow>(
    `WITH page AS MATERIALIZED (SELECT w.* FROM reward w WHERE ${where.join(" AND ")} ORDER BY w.id DESC LIMIT ${limit})
     SELECT ${itemColumns} FROM page w ${itemJoins} ORDER BY w.id DESC`,
    values,
  );
  return rows;
}

const dayStart = (day: string) => `(${day}::timestamp AT TIME ZONE (SELECT time_zone FROM project WHERE id = $1))`;

/** A status and a kind are words of ours, written out: so the planner sees which of the partial indexes serve. */
async function rewardConditions(ctx: Ctx, filter: RewardFilter, values: unknown[]): Promise<string[]> {
  const bind = binder(values);
  const where = ["w.project_id = $1"];
  const { status, side, kind, byHand, fromDay, toDay } = filter;
  if (status) where.push(`w.status = '${status}'`);
  if (kind) where.push(`w.kind = '${kind}'`);
  if (byHand !== undefined) where.push(byHand ? "w.by_hand" : "NOT w.by_hand");
  if (side) where.push(`w.side = ${bind(side)}`);
  if (filter.campaign) where.push(`w.campaign_id = ${bind((await findCampaign(ctx, filter.campaign)).id)}::uuid`);
  if (filter.customer)
    where.push(`w.beneficiary_id = ANY(${bind(await findCustomerIds(ctx, filter.customer))}::uuid[])`);
  // Ids are in order of time, so the days bound how far back is looked.
  if (fromDay) {
    const from = dayStart(`${bind(fromDay)}::date`);
    where.push(`w.created_at >= ${from} AND w.id >= goodword_uuid_floor(${from} - interval '1 day')`);
  }
  if (toDay) {
    const to = dayStart(`(${bind(toDay)}::date + 1)`);
    where.push(`w.created_at < ${to} AND w.id < goodword_uuid_floor(${to} + interval '1 day')`);
  }
  return where;
}

export async function getReward(ctx: Ctx, key: string): Promise<RewardRecord> {
  const id = requireStoredId("reward", "reward", key);
  const [items, told] = await Promise.all([
    pool().query<RewardRow & { time_zone: string }>(
      `SELECT ${itemColumns}, p.time_zone FROM reward w ${itemJoins} JOIN project p ON p.id = w.project_id
       WHERE w.project_id = $1 AND w.id = $2`,
      [ctx.projectId, id],
    ),
    pool().query<RewardColumns>(
      `SELECT ${rewardColumns("w")} FROM reward w LEFT JOIN code v ON v.id = w.code_id AND v.project_id = $1
       WHERE w.project_id = $1 AND w.id = $2`,
      [ctx.projectId, id],
    ),
  ]);
  const [row] = items.rows;
  const [columns] = told.rows;
  if (!row || !columns) throw notFound("reward", key);
  const facts = rewardFacts(columns);
  const place = { now: ctx.now, timeZone: row.time_zone };
  return {
    ...rewardItem(row),
    steps: stepsOf(facts).map((step, at, all) => ({
      status: step.status,
      words: stepWords(step, all[at - 1], facts.dueAt, place),
      reason: reasonWords(step.reason),
      by: step.by,
      at: step.at.toISOString(),
    })),
  };
}

const countedMax = 1_000;

/** Each by an index of its own, so that what nobody waits for costs nothing to be asked for. */
export async function countRewards(ctx: Ctx): Promise<RewardCounts> {
  const count = (condition: string) =>
    `(SELECT count(*)::int FROM (SELECT FROM reward WHERE project_id = $1 AND ${condition} LIMIT ${countedMax}) w)`;
  const { rows } = await pool().query<RewardCounts>(
    `SELECT ${count("status = 'held'")} AS held, ${count("status = 'awaiting_stock'")} AS "awaitingStock",
       ${count("status = 'issued' AND kind = 'material'")} AS "toHandOver", ${count("by_hand")} AS "byHand"`,
    [ctx.projectId],
  );
  return rows[0] ?? { held: 0, awaitingStock: 0, toHandOver: 0, byHand: 0 };
}

function rewardItem(row: RewardRow): RewardItem {
  const { goal, side, kind, status, currency, label, code } = row;
  return {
    ...{ id: publicId("reward", row.id), goal, side, kind, status, currency, label, code },
    campaign: { id: publicId("campaign", row.campaign_id), name: row.campaign_name },
    statusReason: row.status_reason,
    statusBy: row.status_by,
    amountMinor: row.amount_minor,
    recipient: customerFace(row.recipient),
    byHand: row.by_hand,
    eventId: publicId("event", row.event_id),
    createdAt: row.created_at.toISOString(),
    dueAt: row.due_at.toISOString(),
    issuedAt: row.issued_at?.toISOString() ?? null,
  };
}
