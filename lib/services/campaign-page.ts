import type { CampaignOrder, CampaignState } from "@/lib/domain/campaign/kinds";
import type { CampaignPageQuery } from "@/lib/domain/campaign/query";
import { publicId } from "@/lib/domain/id";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { Ctx } from "@/lib/server/ctx";
import { db } from "@/lib/server/db";
import { literal } from "@/lib/server/like";
import { badCursor, readIdCursor } from "@/lib/server/page-cursor";
import { presentCampaign } from "./campaign-present";
import { viewCampaigns } from "./campaign-read";

/** Newest first (ids are made in order of time), or by name, which is unique in the project. */
export async function pageCampaigns(ctx: Ctx, { limit, cursor, kind, status, q, sort }: CampaignPageQuery) {
  const where: Prisma.CampaignWhereInput = {
    projectId: ctx.projectId,
    deletedAt: null,
    kind,
    ...whereState(status, ctx.now),
    ...(q ? { name: { contains: literal(q), mode: "insensitive" } } : {}),
  };
  const [rows, total] = await Promise.all([
    db().campaign.findMany({
      where: { AND: [where, await beyond(ctx, cursor, sort)] },
      orderBy: sort === "name" ? { name: "asc" } : { id: "desc" },
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

async function beyond(ctx: Ctx, cursor: string | undefined, sort: CampaignOrder): Promise<Prisma.CampaignWhereInput> {
  const id = readIdCursor("campaign", cursor);
  if (!id) return {};
  if (sort === "newest") return { id: { lt: id } };
  const last = await db().campaign.findFirst({ where: { projectId: ctx.projectId, id } });
  if (!last) throw badCursor();
  return { name: { gt: last.name } };
}

/** `campaignState`, asked of the database. */
function whereState(state: CampaignState | undefined, now: Date): Prisma.CampaignWhereInput {
  if (state === "archived") return { archivedAt: { not: null } };
  if (state === "scheduled") return { archivedAt: null, status: "running", startsAt: { gt: now } };
  if (state === "running")
    return { archivedAt: null, status: state, OR: [{ startsAt: null }, { startsAt: { lte: now } }] };
  return { archivedAt: null, status: state };
}
