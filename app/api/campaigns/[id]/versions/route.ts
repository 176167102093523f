import { CampaignVersions } from "@/lib/domain/campaign/version-record";
import { route } from "@/lib/server/route";
import { listVersions } from "@/lib/services/campaign-version";
import { ById } from "@/lib/wire/path";

export const GET = route(
  "GET /api/campaigns/[id]/versions",
  { params: ById, answer: CampaignVersions },
  ({ ctx, params }) => listVersions(ctx, params.id),
);
