import { queryOptions } from "@tanstack/react-query";
import type { Role } from "@/lib/domain/permission";
import { api } from "./api";

export interface Invitation {
  project: { id: string; name: string };
  email: string;
  role: Role;
  /** Known people sign in and accept; others choose a name and a password. */
  personExists: boolean;
}

export function invitationQuery(token: string) {
  return queryOptions({
    queryKey: ["invitation", token],
    queryFn: ({ signal }) => api<Invitation>(`/api/invitations/accept?token=${encodeURIComponent(token)}`, { signal }),
    enabled: token !== "",
  });
}

interface Accepted {
  projectId: string;
}

export function acceptInvitation(acceptance: { token: string; name?: string; password?: string }) {
  return api<Accepted>("/api/invitations/accept", { method: "POST", body: acceptance });
}
