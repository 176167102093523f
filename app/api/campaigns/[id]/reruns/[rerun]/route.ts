import { RerunRecord } from "@/lib/domain/rerun/rerun";
import { route } from "@/lib/server/route";
import { getRerun } from "@/lib/services/rerun";
import { ByRerun } from "@/lib/wire/path";

export const GET = route(
  "GET /api/campaigns/[id]/reruns/[rerun]",
  { params: ByRerun, answer: RerunRecord },
  ({ ctx, params }) => getRerun(ctx, params.id, params.rerun),
);
