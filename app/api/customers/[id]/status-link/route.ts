import { NewStatusLink, StatusLink } from "@/lib/domain/referral-status/status-link-record";
import { ownOrigin } from "@/lib/server/own-origin";
import { route } from "@/lib/server/route";
import { noContent } from "@/lib/server/route-declaration";
import { makeStatusLink, revokeStatusLink, showStatusLink } from "@/lib/services/status-link";
import { ById } from "@/lib/wire/path";

export const GET = route(
  "GET /api/customers/[id]/status-link",
  { params: ById, answer: StatusLink },
  ({ ctx, params }) => showStatusLink(ctx, params.id),
);

export const POST = route(
  "POST /api/customers/[id]/status-link",
  { params: ById, answer: NewStatusLink, status: 201 },
  ({ ctx, params, request }) => makeStatusLink(ctx, params.id, ownOrigin(request.headers)),
);

export const DELETE = route(
  "DELETE /api/customers/[id]/status-link",
  { params: ById, answer: noContent },
  ({ ctx, params }) => revokeStatusLink(ctx, params.id),
);
