import { CodeRename } from "@/lib/domain/campaign/query";
import { CampaignCode } from "@/lib/domain/campaign/record";
import { route } from "@/lib/server/route";
import { showCode } from "@/lib/services/campaign-codes";
import { renameCode } from "@/lib/services/code-rename";
import { ById } from "@/lib/wire/path";

export const POST = route(
  "POST /api/codes/[id]/rename",
  { params: ById, body: CodeRename, answer: CampaignCode },
  async (input) => showCode(input.ctx, (await renameCode(input.ctx, input.params.id, input.body)).id),
);
