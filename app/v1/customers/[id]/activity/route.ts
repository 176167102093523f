import { route } from "@/lib/server/route";
import { looselyTyped } from "@/lib/server/route-declaration";
import { ActivityQueryString } from "@/lib/wire/activity";
import { WireActivityList } from "@/lib/wire/activity-shape";
import { answerActivity } from "@/lib/wire/customer-answer";
import { ById } from "@/lib/wire/path";

export const GET = route(
  "GET /v1/customers/[id]/activity",
  { params: ById, query: ActivityQueryString, answer: looselyTyped(WireActivityList) },
  ({ ctx, params, query }) => answerActivity(ctx, params.id, query),
);
