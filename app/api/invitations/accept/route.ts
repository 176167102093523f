import { z } from "zod";
import { InvitationAcceptance } from "@/lib/domain/member";
import { AcceptedInvitation, InvitationPreview } from "@/lib/domain/member-record";
import { route } from "@/lib/server/route";
import { acceptInvitationFrom, previewInvitation } from "@/lib/services/invitation-acceptance";

export const GET = route(
  "GET /api/invitations/accept",
  { query: z.object({ token: z.string().min(1).max(100) }), answer: InvitationPreview },
  ({ ctx, query }) => previewInvitation(query.token, ctx.now),
);

export const POST = route(
  "POST /api/invitations/accept",
  { body: InvitationAcceptance, answer: AcceptedInvitation },
  ({ ctx, request, body }) => acceptInvitationFrom(request, ctx, body),
);
