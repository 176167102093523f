import { db } from "@/lib/server/db";
import { tellOfCampaign } from "./campaign-notice";

/**
 * Tells of campaigns whose start has come, each once: deciding asks for the dates itself and needs nobody for it. One that was
 * archived or ended meanwhile never began.
 */
export async function beginScheduled(now: Date): Promise<void> {
  await db().$transaction(async (tx) => {
    const begun = await tx.campaign.updateManyAndReturn({
      where: {
        ...{ status: "running", begunAt: null, deletedAt: null },
        OR: [{ startsAt: null }, { startsAt: { lte: now } }],
      },
      data: { begunAt: now },
    });
    for (const campaign of begun) {
      await tellOfCampaign(tx, { projectId: campaign.projectId, now }, campaign, "scheduled");
    }
  });
}
