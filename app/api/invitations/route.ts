import { InvitationInput } from "@/lib/domain/member";
import { ownOrigin } from "@/lib/server/own-origin";
import { Reply, route } from "@/lib/server/route";
import { createInvitation, listInvitations } from "@/lib/services/invitation";

export const GET = route("GET /api/invitations", {}, ({ ctx }) => listInvitations(ctx));

export const POST = route(
  "POST /api/invitations",
  { body: InvitationInput },
  async ({ ctx, body, request }) => new Reply(201, await createInvitation(ctx, body, ownOrigin(request.headers))),
);
