import { CodeJobs } from "@/lib/domain/campaign/code-job";
import { route } from "@/lib/server/route";
import { listJobs } from "@/lib/services/code-job";
import { ById } from "@/lib/wire/path";

export const GET = route("GET /api/campaigns/[id]/code-jobs", { params: ById, answer: CodeJobs }, ({ ctx, params }) =>
  listJobs(ctx, params.id),
);
