import type { CampaignPageQuery } from "@/lib/domain/campaign/query";
import { publicId, storedId } from "@/lib/domain/id";
import type { Ctx } from "@/lib/server/ctx";
import { db } from "@/lib/server/db";
import { AppError } from "@/lib/server/errors";
import { presentCampaign } from "./campaign-present";
import { viewCampaigns } from "./campaign-read";

/** Newest first: ids are made in order of time. */
export async function pageCampaigns(ctx: Ctx, { limit, cursor, kind, status }: CampaignPageQuery) {
  const before = cursor === undefined ? undefined : storedId("campaign", cursor);
  if (before === null) {
    throw new AppError("invalid_query_params", { details: "query /cursor: not a cursor of this list" });
  }
  const where = { projectId: ctx.projectId, deletedAt: null, kind, status };
  const [rows, total] = await Promise.all([
    db().campaign.findMany({
      where: { ...where, ...(before ? { id: { lt: before } } : {}) },
      orderBy: { id: "desc" },
      take: limit + 1,
    }),
    db().campaign.count({ where }),
  ]);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    data: (await viewCampaigns(ctx, page)).map(presentCampaign),
    nextCursor: rows.length > limit && last ? publicId("campaign", last.id) : null,
    total,
  };
}
