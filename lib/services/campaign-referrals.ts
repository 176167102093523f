import { codeKey } from "@/lib/domain/campaign/code";
import type { CampaignReferralsFilter } from "@/lib/domain/campaign/query";
import type { CampaignReferral } from "@/lib/domain/campaign/record";
import type { PageQuery } from "@/lib/domain/customer-query";
import { publicId } from "@/lib/domain/id";
import { binder } from "@/lib/server/bind";
import type { Ctx } from "@/lib/server/ctx";
import { pool } from "@/lib/server/db";
import { readTimeCursor, writeTimeCursor } from "@/lib/server/page-cursor";
import { findCampaign } from "./campaign-read";
import { type CustomerColumns, customerFace, customerJson } from "./customer-face";
import { findCustomerIds } from "./event-list-filter";
import { codeNamed, withinDays } from "./list-days";

interface ReferralRow {
  id: string;
  referrer: CustomerColumns;
  referee: CustomerColumns;
  status: CampaignReferral["status"];
  code: string;
  campaign_version: number;
  event_id: string | null;
  event_name: string | null;
  signals: CampaignReferral["signals"];
  attributed_at: Date;
  qualified_at: Date | null;
}

/** Who brought whom in one campaign, the newest first. */
export async function pageCampaignReferrals(ctx: Ctx, key: string, query: CampaignReferralsFilter & PageQuery) {
  const { id } = await findCampaign(ctx, key);
  return referralPage(ctx, id, query);
}

/** The page is found by an index alone; what is shown of it is looked up. */
export async function referralPage(ctx: Ctx, campaignId: string, query: CampaignReferralsFilter & PageQuery) {
  const values: unknown[] = [ctx.projectId, campaignId];
  const where = await conditions(ctx, query, values);
  const { rows } = await pool().query<ReferralRow>(
    `WITH page AS MATERIALIZED (
       SELECT r.id FROM referral r WHERE ${where.join(" AND ")}
       ORDER BY r.attributed_at DESC, r.id DESC LIMIT ${query.limit + 1})
     SELECT r.id, ${customerJson("a")} AS referrer, ${customerJson("b")} AS referee, r.status, v.code, r.campaign_version,
       r.event_id, s.name AS event_name, r.signals, r.attributed_at, r.qualified_at
     FROM page JOIN referral r ON r.id = page.id AND r.project_id = $1
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

async function conditions(ctx: Ctx, query: CampaignReferralsFilter & PageQuery, values: unknown[]): Promise<string[]> {
  const bind = binder(values);
  const where = ["r.project_id = $1", "r.campaign_id = $2", ...withinDays("r.attributed_at", query, bind)];
  const place = readTimeCursor("referral", query.cursor);
  if (place) where.push(`(r.attributed_at, r.id) < (${bind(place.at)}::timestamptz, ${bind(place.id)}::uuid)`);
  // As the indexes have it: those that are open in one of their own, the moment of converting in the one of all.
  if (query.status === "attributed") where.push("r.status = 'attributed'");
  if (query.status === "qualified") where.push("r.qualified_at IS NOT NULL");
  if (query.version) where.push(`r.campaign_version = ${bind(query.version)}`);
  if (query.code) where.push(`r.code_id = ${codeNamed(bind(codeKey(query.code)))}`);
  if (query.signal) {
    where.push("r.signals <> '[]'", `r.signals @> ${bind(JSON.stringify([{ signal: query.signal }]))}::jsonb`);
  }
  if (query.customer) {
    const people = bind(await findCustomerIds(ctx, query.customer));
    where.push(`(r.referrer_id = ANY(${people}::uuid[]) OR r.referee_id = ANY(${people}::uuid[]))`);
  }
  return where;
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
    signals: row.signals.map(({ signal, answer }) => ({ signal, answer })),
    attributedAt: row.attributed_at.toISOString(),
    qualifiedAt: row.qualified_at?.toISOString() ?? null,
  };
}
