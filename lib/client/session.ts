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
  user: z.object({ id: z.string(), name: z.string(), email: z.string(), hasSecondFactor: z.boolean() }),
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

/** Whether a code is asked for as well. */
const SignedIn = z.object({ twoFactorRedirect: z.boolean().default(false) });

export function signIn(credentials: { email: string; password: string }) {
  return api("/api/auth/sign-in/email", SignedIn, { method: "POST", body: credentials });
}

/** Ends a sign-in that asked for a code, or proves that a new app is set up. */
export function verifyCode(code: string) {
  return api("/api/auth/two-factor/verify-totp", Anything, { method: "POST", body: { code } });
}

/** Each of them works once. */
export function verifyBackupCode(code: string) {
  return api("/api/auth/two-factor/verify-backup-code", Anything, { method: "POST", body: { code } });
}

const SecondFactor = z.object({ totpURI: z.string(), backupCodes: z.array(z.string()) });
export type SecondFactor = z.infer<typeof SecondFactor>;

export function prepareSecondFactor(password: string) {
  return api("/api/auth/two-factor/enable", SecondFactor, { method: "POST", body: { password } });
}

export function removeSecondFactor(password: string) {
  return api("/api/auth/two-factor/disable", Anything, { method: "POST", body: { password } });
}

export function changeName(name: string) {
  return api("/api/auth/update-user", Anything, { method: "POST", body: { name } });
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
