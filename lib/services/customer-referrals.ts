import type { PageQuery } from "@/lib/domain/customer-query";
import type { CustomerReferral, ReferralStatus } from "@/lib/domain/customer-record";
import { publicId } from "@/lib/domain/id";
import type { Ctx } from "@/lib/server/ctx";
import { pool } from "@/lib/server/db";
import { readIdCursor } from "@/lib/server/page-cursor";
import { findCustomer } from "./customer";
import { type CustomerColumns, customerFace, customerJson } from "./customer-face";

interface ReferralRow {
  id: string;
  campaign_id: string;
  campaign_name: string;
  other: CustomerColumns;
  code: string;
  status: ReferralStatus;
  event_id: string | null;
  attributed_at: Date;
  qualified_at: Date | null;
}

const select = (other: "referrer_id" | "referee_id") =>
  `SELECT r.id, r.campaign_id, k.name AS campaign_name, ${customerJson("o")} AS other, v.code, r.status, r.event_id,
     r.attributed_at, r.qualified_at
   FROM referral r
     JOIN campaign k ON k.id = r.campaign_id AND k.project_id = r.project_id
     JOIN code v ON v.id = r.code_id AND v.project_id = r.project_id
     JOIN customer o ON o.id = r.${other} AND o.project_id = r.project_id`;

/** Who brought her: one a campaign. */
export async function referralsOfReferee(ctx: Ctx, customerId: string): Promise<CustomerReferral[]> {
  const { rows } = await pool().query<ReferralRow>(
    `${select("referrer_id")} WHERE r.project_id = $1 AND r.referee_id = $2 ORDER BY r.id LIMIT 100`,
    [ctx.projectId, customerId],
  );
  return rows.map(referral);
}

/** Whom she brought, newest first. */
export async function pageFriends(ctx: Ctx, key: string, { cursor, limit }: PageQuery) {
  const { id } = await findCustomer(ctx, key);
  const before = readIdCursor("referral", cursor);
  const { rows } = await pool().query<ReferralRow>(
    `${select("referee_id")} WHERE r.project_id = $1 AND r.referrer_id = $2 AND ($3::uuid IS NULL OR r.id < $3::uuid)
     ORDER BY r.id DESC LIMIT ${limit + 1}`,
    [ctx.projectId, id, before],
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    data: page.map(referral),
    nextCursor: rows.length > limit && last ? publicId("referral", last.id) : null,
  };
}

/** The referrals of these stored ids, by id, as one side's page sees them. */
export async function referralsById(
  ctx: Ctx,
  other: "referrer_id" | "referee_id",
  ids: string[],
): Promise<Map<string, CustomerReferral>> {
  if (ids.length === 0) return new Map();
  const { rows } = await pool().query<ReferralRow>(
    `${select(other)} WHERE r.project_id = $1 AND r.id = ANY($2::uuid[])`,
    [ctx.projectId, ids],
  );
  return new Map(rows.map((row) => [row.id, referral(row)]));
}

function referral(row: ReferralRow): CustomerReferral {
  return {
    id: publicId("referral", row.id),
    campaign: { id: publicId("campaign", row.campaign_id), name: row.campaign_name },
    other: customerFace(row.other),
    code: row.code,
    status: row.status,
    attributedAt: row.attributed_at.toISOString(),
    qualifiedAt: row.qualified_at?.toISOString() ?? null,
    eventId: row.event_id && publicId("event", row.event_id),
  };
}
