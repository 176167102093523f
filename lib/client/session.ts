import { queryOptions } from "@tanstack/react-query";
import { z } from "zod";
import { roles } from "@/lib/domain/permission";
import { api } from "./api";

const MemberProject = z.object({
  id: z.string(),
  name: z.string(),
  timeZone: z.string(),
  currency: z.string(),
  role: z.enum(roles),
});
export type MemberProject = z.infer<typeof MemberProject>;

const Me = z.object({
  user: z.object({ id: z.string(), name: z.string(), email: z.string() }),
  projects: z.array(MemberProject),
});
export type Me = z.infer<typeof Me>;

export function meQuery() {
  return queryOptions({
    queryKey: ["me"],
    queryFn: ({ signal }) => api("/api/me", Me, { signal }),
    staleTime: 60_000,
  });
}

const Anything = z.unknown();

export function signIn(credentials: { email: string; password: string }) {
  return api("/api/auth/sign-in/email", Anything, { method: "POST", body: credentials });
}

export function signOut() {
  return api("/api/auth/sign-out", Anything, { method: "POST", body: {} });
}

/** Ends every session of this person, this one too. */
export function signOutEverywhere() {
  return api("/api/auth/revoke-sessions", Anything, { method: "POST", body: {} });
}

export function changePassword(passwords: { currentPassword: string; newPassword: string }) {
  return api("/api/auth/change-password", Anything, { method: "POST", body: passwords });
}

/** Where a sign-in leads: only to a path of our own, whatever the address says. */
export function safeNext(next: string | null): string {
  return next?.startsWith("/") && !next.startsWith("//") && !next.includes("\\") ? next : "/";
}
