import { CampaignCode } from "@/lib/domain/campaign/record";
import { route } from "@/lib/server/route";
import { showCode } from "@/lib/services/campaign-codes";
import { setCodeActive } from "@/lib/services/code";
import { ById } from "@/lib/wire/path";

export const POST = route(
  "POST /api/codes/[id]/disable",
  { params: ById, answer: CampaignCode },
  async ({ ctx, params }) => showCode(ctx, (await setCodeActive(ctx, params.id, false)).id),
);
