import {
  CampaignDraftList,
  CampaignDraftRecord,
  CampaignDraftStart,
  CampaignDraftsQuery,
} from "@/lib/domain/campaign/draft-record";
import { route } from "@/lib/server/route";
import { startDraft } from "@/lib/services/campaign-draft";
import { pageDrafts } from "@/lib/services/campaign-draft-read";

export const GET = route(
  "GET /api/campaign-drafts",
  { query: CampaignDraftsQuery, answer: CampaignDraftList },
  ({ ctx, query }) => pageDrafts(ctx, query),
);

export const POST = route(
  "POST /api/campaign-drafts",
  { body: CampaignDraftStart, answer: CampaignDraftRecord, status: 201 },
  ({ ctx, body }) => startDraft(ctx, body),
);
