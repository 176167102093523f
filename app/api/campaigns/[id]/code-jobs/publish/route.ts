import { CodeJob, PublishOrder } from "@/lib/domain/campaign/code-job";
import { route } from "@/lib/server/route";
import { showJob } from "@/lib/services/code-job";
import { orderPublications } from "@/lib/services/code-publish-order";
import { ById } from "@/lib/wire/path";

export const POST = route(
  "POST /api/campaigns/[id]/code-jobs/publish",
  { params: ById, body: PublishOrder, answer: CodeJob, status: 201 },
  async ({ ctx, params, body }) => showJob(ctx, await orderPublications(ctx, params.id, body)),
);
