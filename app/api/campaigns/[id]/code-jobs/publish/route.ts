import { PublishOrder } from "@/lib/domain/campaign/code-job";
import { Reply, route } from "@/lib/server/route";
import { showJob } from "@/lib/services/code-job";
import { orderPublications } from "@/lib/services/code-publish-order";
import { ById } from "@/lib/wire/path";

const schemas = { params: ById, body: PublishOrder };

export const POST = route("POST /api/campaigns/[id]/code-jobs/publish", schemas, async ({ ctx, params, body }) => {
  const job = await orderPublications(ctx, params.id, body);
  return new Reply(201, await showJob(ctx, job));
});
