import { CampaignCodesQuery } from "@/lib/domain/campaign/query";
import { CsvFile } from "@/lib/domain/file-answer";
import { route } from "@/lib/server/route";
import { exportCodes } from "@/lib/services/code-export";
import { ById } from "@/lib/wire/path";

const schemas = {
  params: ById,
  query: CampaignCodesQuery.pick({ q: true, state: true }),
  answer: CsvFile,
  media: ["text/csv"],
} as const;

export const GET = route("GET /api/campaigns/[id]/codes/export", schemas, ({ ctx, params, query }) =>
  exportCodes(ctx, params.id, query),
);
