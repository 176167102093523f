import { CodeJob } from "@/lib/domain/campaign/code-job";
import { route } from "@/lib/server/route";
import { checkImport } from "@/lib/services/code-import";
import { showJob } from "@/lib/services/code-job";
import { ById } from "@/lib/wire/path";

export const POST = route(
  "POST /api/campaigns/[id]/code-jobs/import",
  { params: ById, answer: CodeJob, status: 201 },
  async ({ ctx, params, request }) => showJob(ctx, await checkImport(ctx, params.id, request)),
);
