import { queryOptions } from "@tanstack/react-query";
import { z } from "zod";
import { roles } from "@/lib/domain/permission";
import { api } from "./api";

const Invitation = z.object({
  project: z.object({ id: z.string(), name: z.string() }),
  email: z.string(),
  role: z.enum(roles),
  /** Known people sign in and accept; others choose a name and a password. */
  personExists: z.boolean(),
});
export type Invitation = z.infer<typeof Invitation>;

export function invitationQuery(token: string) {
  return queryOptions({
    queryKey: ["invitation", token],
    queryFn: ({ signal }) => api(`/api/invitations/accept?token=${encodeURIComponent(token)}`, Invitation, { signal }),
    enabled: token !== "",
  });
}

const Accepted = z.object({ projectId: z.string() });

export function acceptInvitation(acceptance: { token: string; name?: string; password?: string }) {
  return api("/api/invitations/accept", Accepted, { method: "POST", body: acceptance });
}
