import { defaultTemplates } from "@/lib/domain/message/default-templates";
import type { Ctx } from "@/lib/server/ctx";
import { db } from "@/lib/server/db";
import { findCampaign } from "../campaign-read";
import { saveMessageTemplate } from "../message-template";
import { friendsCampaign } from "./campaigns";

const switchedOn = ["referee.attributed", "referrer.reward_issued"] as const;

/** Two messages of the friends' campaign, once. */
export async function switchOnMessages(ctx: Ctx): Promise<boolean> {
  const { id: campaignId } = await findCampaign(ctx, friendsCampaign);
  const there = await db().messageTemplate.findMany({ where: { projectId: ctx.projectId, campaignId } });
  const left = switchedOn.filter((occasion) => !there.some((each) => each.occasion === occasion));
  for (const occasion of left) {
    await saveMessageTemplate(ctx, friendsCampaign, occasion, { ...defaultTemplates[occasion], enabled: true });
  }
  return left.length > 0;
}
