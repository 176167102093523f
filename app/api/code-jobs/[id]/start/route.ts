import { CodeJob } from "@/lib/domain/campaign/code-job";
import { route } from "@/lib/server/route";
import { showJob, startJob } from "@/lib/services/code-job";
import { ById } from "@/lib/wire/path";

export const POST = route(
  "POST /api/code-jobs/[id]/start",
  { params: ById, answer: CodeJob },
  async ({ ctx, params }) => showJob(ctx, await startJob(ctx, params.id)),
);
