import { z } from "zod";
import { MemberChange } from "@/lib/domain/member";
import { Reply, route } from "@/lib/server/route";
import { changeMember, removeMember } from "@/lib/services/member";

const params = z.object({ id: z.string() });

export const PATCH = route("PATCH /api/members/[id]", { params, body: MemberChange }, ({ ctx, params, body }) =>
  changeMember(ctx, params.id, body),
);

export const DELETE = route("DELETE /api/members/[id]", { params }, async ({ ctx, params }) => {
  await removeMember(ctx, params.id);
  return new Reply(204);
});
