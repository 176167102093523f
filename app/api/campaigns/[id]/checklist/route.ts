import { CampaignChecklist } from "@/lib/domain/campaign/checklist-record";
import { route } from "@/lib/server/route";
import { getChecklist } from "@/lib/services/campaign-checklist";
import { ById } from "@/lib/wire/path";

export const GET = route(
  "GET /api/campaigns/[id]/checklist",
  { params: ById, answer: CampaignChecklist },
  ({ ctx, params }) => getChecklist(ctx, params.id),
);
