import { campaignState } from "@/lib/domain/campaign/state";
import { mayBeArchived } from "@/lib/domain/campaign/transition";
import { publicId } from "@/lib/domain/id";
import type { Campaign } from "@/lib/generated/prisma/client";
import type { Ctx } from "@/lib/server/ctx";
import { AppError } from "@/lib/server/errors";
import { write } from "@/lib/server/write";
import { findCampaign } from "./campaign-read";
import { lockCampaign } from "./campaign-row";

/** Out of the lists, and nothing else: what it gave stands, and its codes stay taken. */
export async function archiveCampaign(ctx: Ctx, key: string): Promise<Campaign> {
  return setArchived(ctx, key, true);
}

export async function unarchiveCampaign(ctx: Ctx, key: string): Promise<Campaign> {
  return setArchived(ctx, key, false);
}

async function setArchived(ctx: Ctx, key: string, isArchived: boolean): Promise<Campaign> {
  const found = await findCampaign(ctx, key);
  if ((found.archivedAt !== null) === isArchived) return found;
  return write(ctx, "config", async (tx, audit) => {
    const before = await lockCampaign(tx, ctx, found.id);
    if (isArchived && !mayBeArchived(campaignState(before, ctx.now))) {
      throw new AppError("invalid_campaign", {
        message: "Only a campaign that is over can be archived",
        details: `The campaign ${before.name} is ${before.status}: end it first.`,
        resourceType: "campaign",
        resourceId: publicId("campaign", before.id),
      });
    }
    audit({
      action: isArchived ? "campaign.archive" : "campaign.unarchive",
      resourceKind: "campaign",
      resourceId: before.id,
      before: { archived: !isArchived },
      after: { archived: isArchived },
    });
    return tx.campaign.update({
      where: { id: before.id, projectId: ctx.projectId },
      data: { archivedAt: isArchived ? ctx.now : null, updatedAt: ctx.now },
    });
  });
}
