import { codeKey } from "@/lib/domain/campaign/code";
import type { CampaignRewardsFilter } from "@/lib/domain/campaign/query";
import type { CampaignReward } from "@/lib/domain/campaign/record";
import type { PageQuery } from "@/lib/domain/customer-query";
import { publicId } from "@/lib/domain/id";
import { binder } from "@/lib/server/bind";
import type { Ctx } from "@/lib/server/ctx";
import { pool } from "@/lib/server/db";
import { readTimeCursor, writeTimeCursor } from "@/lib/server/page-cursor";
import { findCampaign } from "./campaign-read";
import { type CustomerColumns, customerFace, customerJson } from "./customer-face";
import { findCustomerIds } from "./event-list-filter";
import { withinDays } from "./list-days";

interface RewardRow {
  id: string;
  side: CampaignReward["side"];
  kind: CampaignReward["kind"];
  goal: string;
  status: CampaignReward["status"];
  label: string | null;
  amount_minor: string | null;
  currency: string | null;
  code: string | null;
  from_id: string | null;
  from_name: string | null;
  recipient: CustomerColumns;
  event_id: string;
  created_at: Date;
  due_at: Date;
  issued_at: Date | null;
}

/** What one campaign gave, the newest first. */
export async function pageCampaignRewards(ctx: Ctx, key: string, query: CampaignRewardsFilter & PageQuery) {
  const { id } = await findCampaign(ctx, key);
  return rewardPage(ctx, id, query);
}

export async function rewardPage(ctx: Ctx, campaignId: string, query: CampaignRewardsFilter & PageQuery) {
  const values: unknown[] = [ctx.projectId, campaignId];
  const where = await conditions(ctx, query, values);
  const { rows } = await pool().query<RewardRow>(
    `WITH page AS MATERIALIZED (
       SELECT w.id FROM reward w WHERE ${where.join(" AND ")} ORDER BY w.created_at DESC, w.id DESC LIMIT ${query.limit + 1})
     SELECT w.id, w.goal, w.side, w.kind, w.status, w.amount_minor::text, w.currency, w.label, v.code, w.from_campaign_id AS from_id,
       k.name AS from_name, ${customerJson("c")} AS recipient, w.event_id, w.created_at, w.due_at, w.issued_at
     FROM page JOIN reward w ON w.id = page.id AND w.project_id = $1
       LEFT JOIN code v ON v.id = w.code_id AND v.project_id = $1
       LEFT JOIN campaign k ON k.id = w.from_campaign_id AND k.project_id = $1
       JOIN customer c ON c.id = w.beneficiary_id AND c.project_id = $1
     ORDER BY w.created_at DESC, w.id DESC`,
    values,
  );
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  return {
    data: page.map(campaignReward),
    nextCursor:
      rows.length > query.limit && last ? writeTimeCursor("reward", { at: last.created_at, id: last.id }) : null,
  };
}

async function conditions(ctx: Ctx, query: CampaignRewardsFilter & PageQuery, values: unknown[]): Promise<string[]> {
  const bind = binder(values);
  const where = ["w.project_id = $1", "w.campaign_id = $2", ...withinDays("w.created_at", query, bind)];
  const place = readTimeCursor("reward", query.cursor);
  if (place) where.push(`(w.created_at, w.id) < (${bind(place.at)}::timestamptz, ${bind(place.id)}::uuid)`);
  if (query.status) where.push(`w.status = ${bind(query.status)}`);
  if (query.side) where.push(`w.side = ${bind(query.side)}`);
  if (query.kind) where.push(`w.kind = ${bind(query.kind)}`);
  if (query.customer) {
    where.push(`w.beneficiary_id = ANY(${bind(await findCustomerIds(ctx, query.customer))}::uuid[])`);
  }
  if (query.code) where.push(givenByCode(bind(codeKey(query.code))));
  return where;
}

/** A coupon knows its reward, a card whose it is: rewards need no index by code. */
const givenByCode = (key: string) => `w.id IN (
  SELECT g.id FROM code v JOIN reward g ON g.project_id = $1 AND g.code_id = v.id
    AND (g.id = v.reward_id OR g.beneficiary_id = v.account_of)
  WHERE v.project_id = $1 AND v.code_key = ${key})`;

function campaignReward(row: RewardRow): CampaignReward {
  const { goal, side, kind, status, currency, code, label } = row;
  return {
    ...{ id: publicId("reward", row.id), goal, side, kind, status, currency, code, label },
    amountMinor: row.amount_minor,
    from: row.from_id === null ? null : { id: publicId("campaign", row.from_id), name: row.from_name ?? "" },
    recipient: customerFace(row.recipient),
    eventId: publicId("event", row.event_id),
    createdAt: row.created_at.toISOString(),
    dueAt: row.due_at.toISOString(),
    issuedAt: row.issued_at?.toISOString() ?? null,
  };
}
