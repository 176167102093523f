import { queryOptions } from "@tanstack/react-query";
import type { AcceptedInvitation, InvitationPreview } from "@/lib/domain/member-record";
import { api } from "./api";

export function invitationQuery(token: string) {
  return queryOptions({
    queryKey: ["invitation", token],
    queryFn: ({ signal }) =>
      api<InvitationPreview>(`/api/invitations/accept?token=${encodeURIComponent(token)}`, { signal }),
    enabled: token !== "",
  });
}

export function acceptInvitation(acceptance: { token: string; name?: string; password?: string }) {
  return api<AcceptedInvitation>("/api/invitations/accept", { method: "POST", body: acceptance });
}
