import { route } from "@/lib/server/route";
import { noContent } from "@/lib/server/route-declaration";
import { discardJob } from "@/lib/services/code-job";
import { ById } from "@/lib/wire/path";

export const POST = route("POST /api/code-jobs/[id]/discard", { params: ById, answer: noContent }, ({ ctx, params }) =>
  discardJob(ctx, params.id),
);
