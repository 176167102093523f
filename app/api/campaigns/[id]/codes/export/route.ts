import { CampaignCodesFilter } from "@/lib/domain/campaign/query";
import { CsvFile } from "@/lib/domain/file-answer";
import { route } from "@/lib/server/route";
import { exportCodes } from "@/lib/services/code-export";
import { ById } from "@/lib/wire/path";

export const GET = route(
  "GET /api/campaigns/[id]/codes/export",
  { params: ById, query: CampaignCodesFilter, answer: CsvFile, media: ["text/csv"] },
  ({ ctx, params, query }) => exportCodes(ctx, params.id, query),
);
