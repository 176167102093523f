import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { ApiKeyChange, ApiKeyInput, ApiKeyRoll } from "@/lib/domain/api-key";
import type { ApiKeyList, ApiKeyRecord, NewApiKey } from "@/lib/domain/api-key-record";
import type { AuditPage } from "@/lib/domain/audit-entry";
import type { InvitationInput } from "@/lib/domain/member";
import type { InvitationList, MemberList, MemberRole, NewInvitation } from "@/lib/domain/member-record";
import type { Role } from "@/lib/domain/permission";
import type { ProjectSettings } from "@/lib/domain/project";
import type { ProjectRecord } from "@/lib/domain/project-record";
import { api } from "./api";

export const settingsKey = (project: string) => ["settings", project] as const;

export function projectQuery(project: string) {
  return queryOptions({
    queryKey: [...settingsKey(project), "project"],
    queryFn: ({ signal }) => api<ProjectRecord>("/api/project", { project, signal }),
  });
}

export function changeProject(project: string, change: Partial<ProjectSettings>) {
  return api<ProjectRecord>("/api/project", { project, method: "PATCH", body: change });
}

export function createProject(input: { name: string; timeZone: string; currency: string }) {
  return api<ProjectRecord>("/api/projects", { method: "POST", body: input });
}

export function apiKeysQuery(project: string) {
  return queryOptions({
    queryKey: [...settingsKey(project), "keys"],
    queryFn: ({ signal }) => api<ApiKeyList>("/api/api-keys", { project, signal }),
  });
}

export function createApiKey(project: string, input: ApiKeyInput) {
  return api<NewApiKey>("/api/api-keys", { project, method: "POST", body: input });
}

export function changeApiKey(project: string, id: string, change: ApiKeyChange) {
  return api<ApiKeyRecord>(`/api/api-keys/${id}`, { project, method: "PATCH", body: change });
}

export function rollApiKey(project: string, id: string, roll: ApiKeyRoll) {
  return api<NewApiKey>(`/api/api-keys/${id}/roll`, { project, method: "POST", body: roll });
}

export function revokeApiKey(project: string, id: string) {
  return api<ApiKeyRecord>(`/api/api-keys/${id}`, { project, method: "DELETE" });
}

export function membersQuery(project: string) {
  return queryOptions({
    queryKey: [...settingsKey(project), "members"],
    queryFn: ({ signal }) => api<MemberList>("/api/members", { project, signal }),
  });
}

export function changeMember(project: string, id: string, role: Role) {
  return api<MemberRole>(`/api/members/${id}`, { project, method: "PATCH", body: { role } });
}

export function removeMember(project: string, id: string) {
  return api<unknown>(`/api/members/${id}`, { project, method: "DELETE" });
}

export function invitationsQuery(project: string) {
  return queryOptions({
    queryKey: [...settingsKey(project), "invitations"],
    queryFn: ({ signal }) => api<InvitationList>("/api/invitations", { project, signal }),
  });
}

export function createInvitation(project: string, input: InvitationInput) {
  return api<NewInvitation>("/api/invitations", { project, method: "POST", body: input });
}

export function revokeInvitation(project: string, id: string) {
  return api<unknown>(`/api/invitations/${id}`, { project, method: "DELETE" });
}

export function auditQuery(project: string, filter: { actor: string | null; resourceKind: string | null }) {
  const asked = new URLSearchParams();
  if (filter.actor) asked.set("actor", filter.actor);
  if (filter.resourceKind) asked.set("resourceKind", filter.resourceKind);
  return infiniteQueryOptions({
    queryKey: [...settingsKey(project), "audit", filter],
    queryFn: ({ signal, pageParam }) => {
      const page = new URLSearchParams(asked);
      if (pageParam) page.set("cursor", pageParam);
      return api<AuditPage>(`/api/audit?${page}`, { project, signal });
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
}
