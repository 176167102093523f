import { RerunInput, RerunList, RerunRecord } from "@/lib/domain/rerun/rerun";
import { route } from "@/lib/server/route";
import { listReruns, startRerun } from "@/lib/services/rerun";
import { ById } from "@/lib/wire/path";

export const GET = route("GET /api/campaigns/[id]/reruns", { params: ById, answer: RerunList }, ({ ctx, params }) =>
  listReruns(ctx, params.id),
);

export const POST = route(
  "POST /api/campaigns/[id]/reruns",
  { params: ById, body: RerunInput, answer: RerunRecord, status: 201 },
  ({ ctx, params, body }) => startRerun(ctx, params.id, body),
);
