import { RerunRecord } from "@/lib/domain/rerun/rerun";
import { route } from "@/lib/server/route";
import { cancelRerun } from "@/lib/services/rerun";
import { ByRerun } from "@/lib/wire/path";

export const POST = route(
  "POST /api/campaigns/[id]/reruns/[rerun]/cancel",
  { params: ByRerun, answer: RerunRecord },
  ({ ctx, params }) => cancelRerun(ctx, params.id, params.rerun),
);
