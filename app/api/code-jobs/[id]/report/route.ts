import { z } from "zod";
import { CsvFile } from "@/lib/domain/file-answer";
import { route } from "@/lib/server/route";
import { reportJob } from "@/lib/services/code-job";
import { ById } from "@/lib/wire/path";

const ReportQuery = z.object({ only: z.enum(["problems", "all"]).default("problems") });

export const GET = route(
  "GET /api/code-jobs/[id]/report",
  { params: ById, query: ReportQuery, answer: CsvFile, media: ["text/csv"] },
  (input) => reportJob(input.ctx, input.params.id, input.query.only),
);
