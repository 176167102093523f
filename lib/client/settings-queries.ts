import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { z } from "zod";
import type { ApiKeyChange, ApiKeyInput, ApiKeyRoll } from "@/lib/domain/api-key";
import { AuditPage } from "@/lib/domain/audit-entry";
import type { InvitationInput } from "@/lib/domain/member";
import { type Role, roles } from "@/lib/domain/permission";
import { ProjectSettings } from "@/lib/domain/project";
import { api } from "./api";

const Project = z.object({ id: z.string(), createdAt: z.string(), ...ProjectSettings.shape });

export const settingsKey = (project: string) => ["settings", project] as const;

export function projectQuery(project: string) {
  return queryOptions({
    queryKey: [...settingsKey(project), "project"],
    queryFn: ({ signal }) => api("/api/project", Project, { project, signal }),
  });
}

export function changeProject(project: string, change: Partial<ProjectSettings>) {
  return api("/api/project", Project, { project, method: "PATCH", body: change });
}

export function createProject(input: { name: string; timeZone: string; currency: string }) {
  return api("/api/projects", Project, { method: "POST", body: input });
}

const ApiKey = z.object({
  id: z.string(),
  kind: z.enum(["server", "client"]),
  name: z.string(),
  appId: z.string(),
  tokenHint: z.string(),
  allowedOrigins: z.array(z.string()),
  ratePerSecond: z.number().nullable(),
  status: z.enum(["active", "expiring", "expired", "revoked"]),
  lastUsedAt: z.string().nullable(),
  expiresAt: z.string().nullable(),
  revokedAt: z.string().nullable(),
  createdAt: z.string(),
});
export type ApiKey = z.infer<typeof ApiKey>;

/** As it is answered once: with the token. */
const NewApiKey = ApiKey.extend({ token: z.string() });
export type NewApiKey = z.infer<typeof NewApiKey>;

export function apiKeysQuery(project: string) {
  return queryOptions({
    queryKey: [...settingsKey(project), "keys"],
    queryFn: ({ signal }) => api("/api/api-keys", z.object({ data: z.array(ApiKey) }), { project, signal }),
  });
}

export function createApiKey(project: string, input: ApiKeyInput) {
  return api("/api/api-keys", NewApiKey, { project, method: "POST", body: input });
}

export function changeApiKey(project: string, id: string, change: ApiKeyChange) {
  return api(`/api/api-keys/${id}`, ApiKey, { project, method: "PATCH", body: change });
}

export function rollApiKey(project: string, id: string, roll: ApiKeyRoll) {
  return api(`/api/api-keys/${id}/roll`, NewApiKey, { project, method: "POST", body: roll });
}

export function revokeApiKey(project: string, id: string) {
  return api(`/api/api-keys/${id}`, ApiKey, { project, method: "DELETE" });
}

const Member = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: z.enum(roles),
  isSelf: z.boolean(),
  joinedAt: z.string(),
});
export type Member = z.infer<typeof Member>;

export function membersQuery(project: string) {
  return queryOptions({
    queryKey: [...settingsKey(project), "members"],
    queryFn: ({ signal }) => api("/api/members", z.object({ data: z.array(Member) }), { project, signal }),
  });
}

export function changeMember(project: string, id: string, role: Role) {
  return api(`/api/members/${id}`, z.unknown(), { project, method: "PATCH", body: { role } });
}

export function removeMember(project: string, id: string) {
  return api(`/api/members/${id}`, z.unknown(), { project, method: "DELETE" });
}

const Invitation = z.object({
  id: z.string(),
  email: z.string(),
  role: z.enum(roles),
  status: z.enum(["open", "accepted", "revoked", "expired"]),
  expiresAt: z.string(),
});
export type Invitation = z.infer<typeof Invitation>;

/** As it is answered once: with the link. */
const NewInvitation = Invitation.extend({ link: z.string() });
export type NewInvitation = z.infer<typeof NewInvitation>;

export function invitationsQuery(project: string) {
  return queryOptions({
    queryKey: [...settingsKey(project), "invitations"],
    queryFn: ({ signal }) => api("/api/invitations", z.object({ data: z.array(Invitation) }), { project, signal }),
  });
}

export function createInvitation(project: string, input: InvitationInput) {
  return api("/api/invitations", NewInvitation, { project, method: "POST", body: input });
}

export function revokeInvitation(project: string, id: string) {
  return api(`/api/invitations/${id}`, z.unknown(), { project, method: "DELETE" });
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
      return api(`/api/audit?${page}`, AuditPage, { project, signal });
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
}
