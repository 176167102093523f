import { queryOptions } from "@tanstack/react-query";
import type { Me } from "@/lib/domain/project-record";
import { api } from "./api";

export function meQuery() {
  return queryOptions({
    queryKey: ["me"],
    queryFn: ({ signal }) => api<Me>("/api/me", { signal }),
    staleTime: 60_000,
  });
}

interface SignedIn {
  /** Whether a code is asked for as well. */
  twoFactorRedirect?: boolean;
}

export function signIn(credentials: { email: string; password: string }) {
  return api<SignedIn>("/api/auth/sign-in/email", { method: "POST", body: credentials });
}

/** Ends a sign-in that asked for a code, or proves that a new app is set up. */
export function verifyCode(code: string) {
  return api<unknown>("/api/auth/two-factor/verify-totp", { method: "POST", body: { code } });
}

/** Each of them works once. */
export function verifyBackupCode(code: string) {
  return api<unknown>("/api/auth/two-factor/verify-backup-code", { method: "POST", body: { code } });
}

export interface SecondFactor {
  totpURI: string;
  backupCodes: string[];
}

export function prepareSecondFactor(password: string) {
  return api<SecondFactor>("/api/auth/two-factor/enable", { method: "POST", body: { password } });
}

export function removeSecondFactor(password: string) {
  return api<unknown>("/api/auth/two-factor/disable", { method: "POST", body: { password } });
}

export function changeName(name: string) {
  return api<unknown>("/api/auth/update-user", { method: "POST", body: { name } });
}

export function signOut() {
  return api<unknown>("/api/auth/sign-out", { method: "POST", body: {} });
}

/** Ends every session of this person, this one too. */
export function signOutEverywhere() {
  return api<unknown>("/api/auth/revoke-sessions", { method: "POST", body: {} });
}

export function changePassword(passwords: { currentPassword: string; newPassword: string }) {
  return api<unknown>("/api/auth/change-password", { method: "POST", body: passwords });
}

/** Where a sign-in leads: only to a path of our own, whatever the address says. */
export function safeNext(next: string | null): string {
  return next?.startsWith("/") && !next.startsWith("//") && !next.includes("\\") ? next : "/";
}
