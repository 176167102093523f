import { campaignChecklist, worstOf } from "@/lib/domain/campaign/checklist";
import type { CampaignChecklist, ChecklistLine } from "@/lib/domain/campaign/checklist-record";
import { publicId } from "@/lib/domain/id";
import type { Ctx } from "@/lib/server/ctx";
import { showConfigs } from "./campaign-draft-names";
import { assertDraftable, type DraftView, findSubject, viewDraft } from "./campaign-draft-read";

export async function getChecklist(ctx: Ctx, key: string): Promise<CampaignChecklist> {
  const subject = await findSubject(ctx, key);
  assertDraftable(subject.campaign);
  const view = await viewDraft(subject);
  const lines = await checklistOf(ctx, view);
  return {
    campaignId: publicId("campaign", subject.campaignId),
    revision: view.draft.revision,
    verdict: worstOf(lines),
    lines,
  };
}

export async function checklistOf(ctx: Ctx, { draft, config }: DraftView): Promise<ChecklistLine[]> {
  const [shown] = await showConfigs(ctx, [config]);
  if (!shown) throw new Error(`the draft of ${draft.campaignId} cannot be shown`);
  return campaignChecklist({ name: draft.name, config: shown });
}
