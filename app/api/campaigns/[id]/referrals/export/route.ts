import { CampaignReferralsFilter } from "@/lib/domain/campaign/query";
import { CsvFile } from "@/lib/domain/file-answer";
import { route } from "@/lib/server/route";
import { exportReferrals } from "@/lib/services/campaign-export";
import { ById } from "@/lib/wire/path";

export const GET = route(
  "GET /api/campaigns/[id]/referrals/export",
  { params: ById, query: CampaignReferralsFilter, answer: CsvFile, media: ["text/csv"] },
  ({ ctx, params, query }) => exportReferrals(ctx, params.id, query),
);
