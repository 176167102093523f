import { CampaignDecisionsFilter } from "@/lib/domain/campaign/query";
import { CsvFile } from "@/lib/domain/file-answer";
import { route } from "@/lib/server/route";
import { exportDecisions } from "@/lib/services/campaign-export";
import { ById } from "@/lib/wire/path";

export const GET = route(
  "GET /api/campaigns/[id]/decisions/export",
  { params: ById, query: CampaignDecisionsFilter, answer: CsvFile, media: ["text/csv"] },
  ({ ctx, params, query }) => exportDecisions(ctx, params.id, query),
);
