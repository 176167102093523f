import { InvitationInput } from "@/lib/domain/member";
import { InvitationList, NewInvitation } from "@/lib/domain/member-record";
import { ownOrigin } from "@/lib/server/own-origin";
import { route } from "@/lib/server/route";
import { createInvitation, listInvitations } from "@/lib/services/invitation";

export const GET = route("GET /api/invitations", { answer: InvitationList }, ({ ctx }) => listInvitations(ctx));

export const POST = route(
  "POST /api/invitations",
  { body: InvitationInput, answer: NewInvitation, status: 201 },
  ({ ctx, body, request }) => createInvitation(ctx, body, ownOrigin(request.headers)),
);
