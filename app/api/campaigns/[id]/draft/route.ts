import { CampaignDraftInput, CampaignDraftRecord } from "@/lib/domain/campaign/draft-record";
import { route } from "@/lib/server/route";
import { noContent } from "@/lib/server/route-declaration";
import { discardDraft, saveDraft } from "@/lib/services/campaign-draft";
import { getDraft } from "@/lib/services/campaign-draft-read";
import { ById } from "@/lib/wire/path";

export const GET = route(
  "GET /api/campaigns/[id]/draft",
  { params: ById, answer: CampaignDraftRecord },
  ({ ctx, params }) => getDraft(ctx, params.id),
);

export const PUT = route(
  "PUT /api/campaigns/[id]/draft",
  { params: ById, body: CampaignDraftInput, answer: CampaignDraftRecord },
  ({ ctx, params, body }) => saveDraft(ctx, params.id, body),
);

export const DELETE = route(
  "DELETE /api/campaigns/[id]/draft",
  { params: ById, answer: noContent },
  ({ ctx, params }) => discardDraft(ctx, params.id),
);
