import { z } from "zod";
import { route } from "@/lib/server/route";
import { noContent } from "@/lib/server/route-declaration";
import { revokeInvitation } from "@/lib/services/invitation";

export const DELETE = route(
  "DELETE /api/invitations/[id]",
  { params: z.object({ id: z.string() }), answer: noContent },
  async ({ ctx, params }) => {
    await revokeInvitation(ctx, params.id);
  },
);
