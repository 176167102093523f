import { RejectedReplayInput, ReplayedItems } from "@/lib/domain/rejected/rejected-event";
import { route } from "@/lib/server/route";
import { replayRejected } from "@/lib/services/rejected-replay";

export const POST = route(
  "POST /api/rejected-events/replay",
  { body: RejectedReplayInput, answer: ReplayedItems },
  ({ ctx, body }) => replayRejected(ctx, body),
);
