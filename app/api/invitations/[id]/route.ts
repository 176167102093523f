import { z } from "zod";
import { Reply, route } from "@/lib/server/route";
import { revokeInvitation } from "@/lib/services/invitation";

export const DELETE = route(
  "DELETE /api/invitations/[id]",
  { params: z.object({ id: z.string() }) },
  async ({ ctx, params }) => {
    await revokeInvitation(ctx, params.id);
    return new Reply(204);
  },
);
