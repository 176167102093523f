import { publicId } from "@/lib/domain/id";
import {
  type CampaignVisits,
  defaultLanding,
  type LandingInput,
  type LandingMode,
  type LandingRecord,
} from "@/lib/domain/landing/landing";
import type { CampaignLanding } from "@/lib/generated/prisma/client";
import type { Ctx } from "@/lib/server/ctx";
import { db, pool } from "@/lib/server/db";
import { AppError } from "@/lib/server/errors";
import { write } from "@/lib/server/write";
import { findCampaign } from "./campaign-read";

export async function showLanding(ctx: Ctx, key: string): Promise<LandingRecord> {
  const campaign = await findCampaign(ctx, key);
  const landing = await db().campaignLanding.findUnique({
    where: { projectId_campaignId: { projectId: ctx.projectId, campaignId: campaign.id } },
    omit: { image: true },
  });
  if (!landing) return { ...defaultLanding, isSaved: false, hasImage: false, updatedAt: null };
  return present(landing);
}

function present(landing: Omit<CampaignLanding, "image">): LandingRecord {
  const { projectId: _project, campaignId: _campaign, mode, imageType, updatedAt, ...rest } = landing;
  return {
    ...rest,
    mode: mode as LandingMode,
    isSaved: true,
    hasImage: imageType !== null,
    updatedAt: updatedAt.toISOString(),
  };
}

export async function saveLanding(ctx: Ctx, key: string, input: LandingInput): Promise<LandingRecord> {
  const campaign = await findCampaign(ctx, key);
  if (campaign.kind !== "referral") {
    throw new AppError("invalid_campaign", { details: "Only a referral campaign has links that friends follow." });
  }
  const id = { projectId: ctx.projectId, campaignId: campaign.id };
  return write(ctx, "data", async (tx, audit) => {
    const before = await tx.campaignLanding.findUnique({
      where: { projectId_campaignId: id },
      omit: { image: true },
    });
    const saved = await tx.campaignLanding.upsert({
      where: { projectId_campaignId: id },
      create: { ...id, ...input, updatedAt: ctx.now },
      update: { ...input, updatedAt: ctx.now },
      omit: { image: true },
    });
    audit({
      action: "campaign.change_landing",
      resourceKind: "campaign",
      resourceId: campaign.id,
      before: before ?? undefined,
      after: input,
    });
    return present(saved);
  });
}

const codesShownMax = 10;

/** Visits of the campaign's links in the last days, by the clock of the project. */
export async function showVisits(ctx: Ctx, key: string, days: number): Promise<CampaignVisits> {
  const campaign = await findCampaign(ctx, key);
  const values = [ctx.projectId, campaign.id, days];
  const today = "(now() AT TIME ZONE (SELECT time_zone FROM project WHERE id = $1))::date";
  const [byDay, byCode] = await Promise.all([
    pool().query<{ day: string; visits: number }>(
      `SELECT d.day::date::text AS day, coalesce((SELECT sum(v.visits)::int FROM code_visit_day v
         WHERE v.project_id = $1 AND v.campaign_id = $2 AND v.day = d.day::date), 0) AS visits
       FROM generate_series(${today} - ($3::int - 1), ${today}, interval '1 day') d(day) ORDER BY d.day`,
      values,
    ),
    pool().query<{ id: string; code: string; visits: number }>(
      `SELECT c.id, c.code, sum(v.visits)::int AS visits FROM code_visit_day v JOIN code c ON c.id = v.code_id AND c.project_id = $1
       WHERE v.project_id = $1 AND v.campaign_id = $2 AND v.day > ${today} - $3::int
       GROUP BY c.id, c.code ORDER BY visits DESC, c.code LIMIT ${codesShownMax}`,
      values,
    ),
  ]);
  return {
    total: byDay.rows.reduce((sum, { visits }) => sum + visits, 0),
    days: byDay.rows,
    codes: byCode.rows.map(({ id, ...rest }) => ({ id: publicId("code", id), ...rest })),
  };
}
