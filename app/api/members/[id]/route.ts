import { z } from "zod";
import { MemberChange } from "@/lib/domain/member";
import { MemberRole } from "@/lib/domain/member-record";
import { route } from "@/lib/server/route";
import { noContent } from "@/lib/server/route-declaration";
import { changeMember, removeMember } from "@/lib/services/member";

const params = z.object({ id: z.string() });

export const PATCH = route(
  "PATCH /api/members/[id]",
  { params, body: MemberChange, answer: MemberRole },
  ({ ctx, params, body }) => changeMember(ctx, params.id, body),
);

export const DELETE = route("DELETE /api/members/[id]", { params, answer: noContent }, async ({ ctx, params }) => {
  await removeMember(ctx, params.id);
});
