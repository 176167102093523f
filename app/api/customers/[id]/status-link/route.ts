import { ownOrigin } from "@/lib/server/own-origin";
import { Reply, route } from "@/lib/server/route";
import { makeStatusLink, revokeStatusLink, showStatusLink } from "@/lib/services/status-link";
import { ById } from "@/lib/wire/path";

export const GET = route("GET /api/customers/[id]/status-link", { params: ById }, ({ ctx, params }) =>
  showStatusLink(ctx, params.id),
);

export const POST = route("POST /api/customers/[id]/status-link", { params: ById }, async (input) => {
  const made = await makeStatusLink(input.ctx, input.params.id, ownOrigin(input.request.headers));
  return new Reply(201, made);
});

export const DELETE = route("DELETE /api/customers/[id]/status-link", { params: ById }, async ({ ctx, params }) => {
  await revokeStatusLink(ctx, params.id);
  return new Reply(204);
});
