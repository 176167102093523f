import { Timeline, TimelineQuery } from "@/lib/domain/customer-timeline-record";
import { route } from "@/lib/server/route";
import { readTimeline } from "@/lib/services/customer-timeline";
import { ById } from "@/lib/wire/path";

export const GET = route(
  "GET /api/customers/[id]/timeline",
  { params: ById, query: TimelineQuery, answer: Timeline },
  (input) => readTimeline(input.ctx, input.params.id, input.query),
);
