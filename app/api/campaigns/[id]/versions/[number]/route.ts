import { z } from "zod";
import { CampaignVersionRecord } from "@/lib/domain/campaign/version-record";
import { route } from "@/lib/server/route";
import { getVersion } from "@/lib/services/campaign-version";

const params = z.object({ id: z.string(), number: z.coerce.number().int().min(1) });

export const GET = route(
  "GET /api/campaigns/[id]/versions/[number]",
  { params, answer: CampaignVersionRecord },
  ({ ctx, params: { id, number } }) => getVersion(ctx, id, number),
);
