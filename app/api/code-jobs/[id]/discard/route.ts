import { Reply, route } from "@/lib/server/route";
import { discardJob } from "@/lib/services/code-job";
import { ById } from "@/lib/wire/path";

export const POST = route("POST /api/code-jobs/[id]/discard", { params: ById }, async ({ ctx, params }) => {
  await discardJob(ctx, params.id);
  return new Reply(204);
});
