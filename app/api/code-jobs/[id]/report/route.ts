import { z } from "zod";
import { route } from "@/lib/server/route";
import { reportJob } from "@/lib/services/code-job";
import { ById } from "@/lib/wire/path";

const ReportQuery = z.object({ only: z.enum(["problems", "all"]).default("problems") });

export const GET = route("GET /api/code-jobs/[id]/report", { params: ById, query: ReportQuery }, (input) =>
  reportJob(input.ctx, input.params.id, input.query.only),
);
