import { CodeJob } from "@/lib/domain/campaign/code-job";
import { route } from "@/lib/server/route";
import { findJob, showJob } from "@/lib/services/code-job";
import { ById } from "@/lib/wire/path";

export const GET = route("GET /api/code-jobs/[id]", { params: ById, answer: CodeJob }, async ({ ctx, params }) =>
  showJob(ctx, await findJob(ctx, params.id)),
);
