import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { ApiKeyChange, ApiKeyInput, ApiKeyRoll } from "@/lib/domain/api-key";
import type { AuditPage } from "@/lib/domain/audit-entry";
import type { InvitationInput } from "@/lib/domain/member";
import type { Role } from "@/lib/domain/permission";
import type { ProjectSettings } from "@/lib/domain/project";
import { api } from "./api";

interface Project extends ProjectSettings {
  id: string;
  createdAt: string;
}

export const settingsKey = (project: string) => ["settings", project] as const;

export function projectQuery(project: string) {
  return queryOptions({
    queryKey: [...settingsKey(project), "project"],
    queryFn: ({ signal }) => api<Project>("/api/project", { project, signal }),
  });
}

export function changeProject(project: string, change: Partial<ProjectSettings>) {
  return api<Project>("/api/project", { project, method: "PATCH", body: change });
}

export function createProject(input: { name: string; timeZone: string; currency: string }) {
  return api<Project>("/api/projects", { method: "POST", body: input });
}

export interface ApiKey {
  id: string;
  kind: "server" | "client";
  name: string;
  appId: string;
  tokenHint: string;
  allowedOrigins: string[];
  ratePerSecond: number | null;
  status: "active" | "expiring" | "expired" | "revoked";
  lastUsedAt: string | null;
  expiresAt: string | null;
  revokedAt: string | null;
  createdAt: string;
}

/** As it is answered once: with the token. */
export interface NewApiKey extends ApiKey {
  token: string;
}

export function apiKeysQuery(project: string) {
  return queryOptions({
    queryKey: [...settingsKey(project), "keys"],
    queryFn: ({ signal }) => api<{ data: ApiKey[] }>("/api/api-keys", { project, signal }),
  });
}

export function createApiKey(project: string, input: ApiKeyInput) {
  return api<NewApiKey>("/api/api-keys", { project, method: "POST", body: input });
}

export function changeApiKey(project: string, id: string, change: ApiKeyChange) {
  return api<ApiKey>(`/api/api-keys/${id}`, { project, method: "PATCH", body: change });
}

export function rollApiKey(project: string, id: string, roll: ApiKeyRoll) {
  return api<NewApiKey>(`/api/api-keys/${id}/roll`, { project, method: "POST", body: roll });
}

export function revokeApiKey(project: string, id: string) {
  return api<ApiKey>(`/api/api-keys/${id}`, { project, method: "DELETE" });
}

export interface Member {
  id: string;
  name: string;
  email: string;
  role: Role;
  isSelf: boolean;
  joinedAt: string;
}

export function membersQuery(project: string) {
  return queryOptions({
    queryKey: [...settingsKey(project), "members"],
    queryFn: ({ signal }) => api<{ data: Member[] }>("/api/members", { project, signal }),
  });
}

export function changeMember(project: string, id: string, role: Role) {
  return api<unknown>(`/api/members/${id}`, { project, method: "PATCH", body: { role } });
}

export function removeMember(project: string, id: string) {
  return api<unknown>(`/api/members/${id}`, { project, method: "DELETE" });
}

export interface Invitation {
  id: string;
  email: string;
  role: Role;
  status: "open" | "accepted" | "revoked" | "expired";
  expiresAt: string;
}

/** As it is answered once: with the link. */
export interface NewInvitation extends Invitation {
  link: string;
}

export function invitationsQuery(project: string) {
  return queryOptions({
    queryKey: [...settingsKey(project), "invitations"],
    queryFn: ({ signal }) => api<{ data: Invitation[] }>("/api/invitations", { project, signal }),
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
