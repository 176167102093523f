import type { CampaignReferralsQuery, CampaignRewardsQuery } from "@/lib/domain/campaign/query";
import type { CampaignReferral, CampaignReward } from "@/lib/domain/campaign/record";
import { publicId } from "@/lib/domain/id";
import { binder } from "@/lib/server/bind";
import type { Ctx } from "@/lib/server/ctx";
import { pool } from "@/lib/server/db";
import { readIdCursor, readTimeCursor, writeTimeCursor } from "@/lib/server/page-cursor";
import { findCampaign } from "./campaign-read";
import { type CustomerColumns, customerFace, customerJson } from "./customer-face";
import { findCustomerIds } from "./event-list-filter";

interface ReferralRow {
  id: string;
  referrer: CustomerColumns;
  referee: CustomerColumns;
  status: CampaignReferral["status"];
  code: string;
  campaign_version: number;
  event_id: string | null;
  event_name: string | null;
  attributed_at: Date;
  qualified_at: Date | null;
}

/** Who brought whom in one campaign, the newest first. */
export async function pageCampaignReferrals(ctx: Ctx, key: string, query: CampaignReferralsQuery) {
  const { id } = await findCampaign(ctx, key);
  const values: unknown[] = [ctx.projectId, id];
  const bind = binder(values);
  const where = ["r.project_id = $1", "r.campaign_id = $2"];
  const place = readTimeCursor("referral", query.cursor);
  if (place) where.push(`(r.attributed_at, r.id) < (${bind(place.at)}::timestamptz, ${bind(place.id)}::uuid)`);
  if (query.status) where.push(`r.status = ${bind(query.status)}`);
  if (query.customer) {
    const people = bind(await findCustomerIds(ctx, query.customer));
    where.push(`(r.referrer_id = ANY(${people}::uuid[]) OR r.referee_id = ANY(${people}::uuid[]))`);
  }
  const { rows } = await pool().query<ReferralRow>(
    `WITH page AS MATERIALIZED (
       SELECT r.* FROM referral r WHERE ${where.join(" AND ")}
       ORDER BY r.attributed_at DESC, r.id DESC LIMIT ${query.limit + 1})
     SELECT r.id, ${customerJson("a")} AS referrer, ${customerJson("b")} AS referee, r.status, v.code, r.campaign_version,
       r.event_id, s.name AS event_name, r.attributed_at, r.qualified_at
     FROM page r
       JOIN customer a ON a.id = r.referrer_id AND a.project_id = $1
       JOIN customer b ON b.id = r.referee_id AND b.project_id = $1
       JOIN code v ON v.id = r.code_id AND v.project_id = $1
       LEFT JOIN event e ON e.id = r.event_id AND e.project_id = $1
       LEFT JOIN event_schema s ON s.id = e.event_schema_id AND s.project_id = $1
     ORDER BY r.attributed_at DESC, r.id DESC`,
    values,
  );
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  return {
    data: page.map(campaignReferral),
    nextCursor:
      rows.length > query.limit && last ? writeTimeCursor("referral", { at: last.attributed_at, id: last.id }) : null,
  };
}

function campaignReferral(row: ReferralRow): CampaignReferral {
  return {
    id: publicId("referral", row.id),
    referrer: customerFace(row.referrer),
    referee: customerFace(row.referee),
    status: row.status,
    code: row.code,
    campaignVersion: row.campaign_version,
    event: row.event_id === null ? null : { id: publicId("event", row.event_id), name: row.event_name },
    attributedAt: row.attributed_at.toISOString(),
    qualifiedAt: row.qualified_at?.toISOString() ?? null,
  };
}

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
export async function pageCampaignRewards(ctx: Ctx, key: string, query: CampaignRewardsQuery) {
  const { id } = await findCampaign(ctx, key);
  const values: unknown[] = [ctx.projectId, id];
  const bind = binder(values);
  const where = ["w.project_id = $1", "w.campaign_id = $2"];
  const place = readIdCursor("reward", query.cursor);
  if (place) where.push(`w.id < ${bind(place)}::uuid`);
  if (query.status) where.push(`w.status = ${bind(query.status)}`);
  if (query.side) where.push(`w.side = ${bind(query.side)}`);
  if (query.kind) where.push(`w.kind = ${bind(query.kind)}`);
  const { rows } = await pool().query<RewardRow>(
    `WITH page AS MATERIALIZED (
       SELECT w.* FROM reward w WHERE ${where.join(" AND ")} ORDER BY w.id DESC LIMIT ${query.limit + 1})
     SELECT w.id, w.goal, w.side, w.kind, w.status, w.amount_minor::text, w.currency, w.label, v.code, w.from_campaign_id AS from_id,
       k.name AS from_name, ${customerJson("c")} AS recipient, w.event_id, w.created_at, w.due_at, w.issued_at
     FROM page w
       LEFT JOIN code v ON v.id = w.code_id AND v.project_id = $1
       LEFT JOIN campaign k ON k.id = w.from_campaign_id AND k.project_id = $1
       JOIN customer c ON c.id = w.beneficiary_id AND c.project_id = $1
     ORDER BY w.id DESC`,
    values,
  );
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  return {
    data: page.map(campaignReward),
    nextCursor: rows.length > query.limit && last ? publicId("reward", last.id) : null,
  };
}

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
