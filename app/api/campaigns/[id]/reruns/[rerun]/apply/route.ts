import { RerunRecord } from "@/lib/domain/rerun/rerun";
import { route } from "@/lib/server/route";
import { applyRerun } from "@/lib/services/rerun";
import { ByRerun } from "@/lib/wire/path";

export const POST = route(
  "POST /api/campaigns/[id]/reruns/[rerun]/apply",
  { params: ByRerun, answer: RerunRecord },
  ({ ctx, params }) => applyRerun(ctx, params.id, params.rerun),
);
