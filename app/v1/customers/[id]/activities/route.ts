import { route } from "@/lib/server/route";
import { ActivityQueryString } from "@/lib/wire/activity";
import { answerActivity } from "@/lib/wire/customer-answer";
import { ById } from "@/lib/wire/path";

export const GET = route(
  "GET /v1/customers/[id]/activities",
  { params: ById, query: ActivityQueryString },
  ({ ctx, params, query }) => answerActivity(ctx, params.id, query),
);
