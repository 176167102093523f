import { Reply, route } from "@/lib/server/route";
import { checkImport } from "@/lib/services/code-import";
import { showJob } from "@/lib/services/code-job";
import { ById } from "@/lib/wire/path";

export const POST = route("POST /api/campaigns/[id]/code-jobs/import", { params: ById }, async (input) => {
  const job = await checkImport(input.ctx, input.params.id, input.request);
  return new Reply(201, await showJob(input.ctx, job));
});
