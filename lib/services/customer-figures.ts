import type { Ctx } from "@/lib/server/ctx";
import { db } from "@/lib/server/db";

export interface CustomerFigures {
  /** What is left on the gift cards she holds, minor units. */
  giftBalanceMinor: number;
  /** Whom she brought in, by campaign: referrals that converted. */
  referredByCampaign: { campaign: string; count: number }[];
  /** Who brought her in, where that converted. */
  referrals: { campaignId: string; referrerId: string; eventId: string | null; at: Date }[];
}

/** The numbers that a customer object shows, for a whole page of customers in three queries. */
export async function customerFigures(ctx: Ctx, customerIds: string[]): Promise<Map<string, CustomerFigures>> {
  const [balances, referred, referrals] = await Promise.all([
    db().code.groupBy({
      by: ["holderId"],
      where: { projectId: ctx.projectId, holderId: { in: customerIds }, balanceMinor: { not: null } },
      _sum: { balanceMinor: true },
    }),
    db().$queryRaw<{ referrer: string; campaign: string; count: number }[]>`
      SELECT r.referrer_id::text AS referrer, c.name AS campaign, count(*)::int AS count
      FROM referral r JOIN campaign c ON c.project_id = r.project_id AND c.id = r.campaign_id
      WHERE r.project_id = ${ctx.projectId}::uuid AND r.referrer_id = ANY(${customerIds}::uuid[])
        AND r.status = 'qualified' AND c.deleted_at IS NULL
      GROUP BY 1, 2 ORDER BY 2`,
    db().referral.findMany({
      where: { projectId: ctx.projectId, refereeId: { in: customerIds }, status: "qualified" },
      orderBy: { qualifiedAt: "asc" },
    }),
  ]);
  const figures = new Map<string, CustomerFigures>(
    customerIds.map((id) => [id, { giftBalanceMinor: 0, referredByCampaign: [], referrals: [] }]),
  );
  for (const { holderId, _sum } of balances) {
    const of = figures.get(holderId ?? "");
    if (of) of.giftBalanceMinor = Number(_sum.balanceMinor ?? 0);
  }
  for (const { referrer, campaign, count } of referred) {
    figures.get(referrer)?.referredByCampaign.push({ campaign, count });
  }
  for (const { refereeId, campaignId, referrerId, eventId, qualifiedAt, attributedAt } of referrals) {
    figures.get(refereeId)?.referrals.push({ campaignId, referrerId, eventId, at: qualifiedAt ?? attributedAt });
  }
  return figures;
}
