import type { CampaignState } from "@/lib/domain/campaign/kinds";
import { campaignState } from "@/lib/domain/campaign/state";
import { publicId } from "@/lib/domain/id";
import type { NoticeType } from "@/lib/domain/webhook/notice-type";
import type { Campaign } from "@/lib/generated/prisma/client";
import { writeNoticesInEdit } from "@/lib/pipeline/deliver/outbox";
import type { Ctx } from "@/lib/server/ctx";
import type { Tx } from "@/lib/server/db";
import { newId } from "@/lib/server/new-id";

const typeOf: Partial<Record<CampaignState, NoticeType>> = {
  running: "campaign.started",
  paused: "campaign.paused",
  ended: "campaign.ended",
};

/**
 * Tells the endpoints which state a campaign has come into, in the transaction that brought it there. That one is scheduled is
 * told by nothing; that it began, when its start has come.
 */
export async function tellOfCampaign(
  tx: Tx,
  ctx: Pick<Ctx, "projectId" | "now">,
  campaign: Campaign,
  previous: CampaignState | null,
): Promise<void> {
  const status = campaignState(campaign, ctx.now);
  const type = typeOf[status];
  if (!type || status === previous) return;
  const { id, name, kind, version, startsAt, endsAt } = campaign;
  const data = {
    campaign: {
      id: publicId("campaign", id),
      object: "campaign",
      name,
      kind,
      status,
      version,
      starts_at: startsAt?.toISOString() ?? null,
      ends_at: endsAt?.toISOString() ?? null,
    },
    previous_status: previous,
  };
  const common = { projectId: ctx.projectId, subjectKind: "campaign" as const, subjectId: id, createdAt: ctx.now };
  await writeNoticesInEdit(tx, [{ ...common, id: newId(), type, occurredAt: ctx.now, data }]);
}
