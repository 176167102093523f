import { isAPIError } from "better-auth/api";
import { z } from "zod";
import type { AuditAction } from "@/lib/domain/audit-action";
import { Password } from "@/lib/domain/password-input";
import { asAuthRequest, auth } from "./auth";
import { readJson } from "./body";
import { clientIp } from "./client-ip";
import type { Ctx } from "./ctx";
import { AppError } from "./errors";
import { invalid } from "./invalid";
import { assertSameOrigin, isSecure } from "./own-origin";
import { findPerson, orOutage, type Person } from "./session";
import { countGuess, forgetGuess } from "./sign-in-limit";
import { write } from "./write";

/** What the library answers; it differs from path to path. */
export const AuthAnswer = z.unknown();

interface AuthPath {
  /** What may be sent; everything else the library would take is dropped. */
  body?: z.ZodType<Record<string, unknown>>;
  needsSession: boolean;
  /** Passwords are looked at: whose? */
  guesses?: (body: Record<string, unknown>, person: Person | null) => string;
  audit?: AuditAction | ((person: Person | null) => AuditAction);
}

const SecondFactor = z.object({ code: z.string().trim().min(6).max(20) });
const OwnPassword = z.object({ password: z.string().min(1).max(128) });

/** Asked with a session, a code proves that the app is set up; without, it ends a sign-in. */
const secondFactorAudit = (person: Person | null): AuditAction => (person ? "two_factor.enable" : "session.create");
const guessedAccount = (_body: Record<string, unknown>, person: Person | null) => person?.email ?? "second factor";

const Empty = z.object({}).transform(() => ({}));

/** All of the auth library that can be reached. */
const paths: Record<string, AuthPath> = {
  "POST /sign-in/email": {
    body: z.object({ email: z.email().max(320), password: z.string().min(1).max(128) }),
    needsSession: false,
    guesses: (body) => String(body.email),
    audit: "session.create",
  },
  "POST /sign-out": { body: Empty, needsSession: false, audit: "session.end" },
  "GET /get-session": { needsSession: false },
  "GET /list-sessions": { needsSession: true },
  "POST /revoke-session": { body: z.object({ token: z.string().max(200) }), needsSession: true, audit: "session.end" },
  "POST /revoke-sessions": { body: Empty, needsSession: true, audit: "session.end_all" },
  "POST /revoke-other-sessions": { body: Empty, needsSession: true, audit: "session.end_others" },
  "POST /change-password": {
    // Whoever knew the old password is signed out with it.
    body: z
      .object({ currentPassword: z.string().min(1).max(128), newPassword: Password })
      .transform((body) => ({ ...body, revokeOtherSessions: true })),
    needsSession: true,
    guesses: (_body, person) => person?.email ?? "",
    audit: "password.change",
  },
  "POST /two-factor/enable": { body: OwnPassword, needsSession: true, guesses: guessedAccount },
  "POST /two-factor/verify-totp": {
    body: SecondFactor,
    needsSession: false,
    guesses: guessedAccount,
    audit: secondFactorAudit,
  },
  "POST /two-factor/verify-backup-code": {
    body: SecondFactor,
    needsSession: false,
    guesses: guessedAccount,
    audit: secondFactorAudit,
  },
  "POST /two-factor/disable": {
    body: OwnPassword,
    needsSession: true,
    guesses: guessedAccount,
    audit: "two_factor.disable",
  },
  "POST /update-user": { body: z.object({ name: z.string().trim().min(1).max(100) }), needsSession: true },
};

/** Answers /api/auth/…: the origin, the limits and the session are checked here, then the library does its work. */
export async function handleAuth(request: Request, ctx: Ctx): Promise<Response> {
  const { pathname } = new URL(request.url);
  const name = `${request.method} ${pathname.replace(/^\/api\/auth/, "").replace(/\/$/, "")}`;
  const path = Object.hasOwn(paths, name) ? paths[name] : undefined;
  if (!path) throw new AppError("not_found", { details: `There is no ${request.method} ${pathname.slice(0, 200)}` });
  if (request.method !== "GET") assertSameOrigin(request.headers);
  const person = await findPerson(request, ctx.now);
  if (path.needsSession && !person) throw new AppError("unauthorized", { details: "Sign in first." });
  if (name === "GET /get-session" && !person) return Response.json(null, { headers: { "cache-control": "no-store" } });

  const body = path.body ? await readBody(path.body, request) : undefined;
  const guess = path.guesses
    ? await countGuess("password", path.guesses(body ?? {}, person), clientIp(request.headers), ctx.now)
    : null;
  const answer = await ask(asAuthRequest(request, body));
  if (guess) await forgetGuess(guess);
  const told = answer.status === 204 ? null : await answer.json();
  if (path.audit) {
    const action = typeof path.audit === "string" ? path.audit : path.audit(person);
    await recordInAudit(ctx, action, person ?? personIn(told));
  }
  return present(answer, told, request);
}

async function readBody(
  schema: z.ZodType<Record<string, unknown>>,
  request: Request,
): Promise<Record<string, unknown>> {
  const result = schema.safeParse(await readJson(request));
  if (!result.success) throw invalid(result.error, "invalid_payload");
  return result.data;
}

const keyOfStatus = { 400: "invalid_payload", 401: "unauthorized", 403: "forbidden", 404: "not_found" } as const;

/** Signs in somebody who chose the password a moment ago: the cookies to send. */
export async function signIn(request: Request, ctx: Ctx, email: string, password: string): Promise<string[]> {
  const answer = await ask(asAuthRequest(request, { email, password }, "/api/auth/sign-in/email"));
  await recordInAudit(ctx, "session.create", personIn(await answer.json()));
  return cookiesOf(answer, request);
}

async function ask(request: Request): Promise<Response> {
  try {
    const answer = await auth().handler(request);
    if (answer.ok) return answer;
    throw refused(answer.status, await answer.json().catch(() => null));
  } catch (error) {
    if (error instanceof AppError) throw error;
    if (isAPIError(error) && error.statusCode < 500) throw refused(error.statusCode, error.body);
    return orOutage(error);
  }
}

function refused(status: number, body: unknown): AppError {
  const key = keyOfStatus[status as keyof typeof keyOfStatus];
  const said = body && typeof body === "object" && "message" in body ? String(body.message) : undefined;
  return key ? new AppError(key, { details: said }) : new AppError("internal_error", { cause: new Error(said) });
}

function personIn(told: unknown): Pick<Person, "id" | "name"> | null {
  const user = (told as { user?: { id?: unknown; name?: unknown } } | null)?.user;
  return typeof user?.id === "string" ? { id: user.id, name: String(user.name) } : null;
}

async function recordInAudit(ctx: Ctx, action: AuditAction, person: Pick<Person, "id" | "name"> | null): Promise<void> {
  if (!person) return;
  const actor = { kind: "user", id: person.id, name: person.name, role: "viewer" } as const;
  await write({ ...ctx, projectId: "", actor }, "data", async (_tx, audit) => {
    audit({ action, resourceKind: "user", resourceId: person.id });
  });
}

/** The library's answer without the session's token, which only the cookie is to hold. */
function present(answer: Response, told: unknown, request: Request): Response {
  const headers = new Headers({ "cache-control": "no-store", "content-type": "application/json" });
  for (const cookie of cookiesOf(answer, request)) headers.append("set-cookie", cookie);
  const isRecord = told !== null && typeof told === "object" && !Array.isArray(told);
  const { token: _token, ...rest } = isRecord ? (told as Record<string, unknown>) : {};
  return new Response(JSON.stringify(isRecord ? rest : told), { status: 200, headers });
}

function cookiesOf(answer: Response, request: Request): string[] {
  const cookies = answer.headers.getSetCookie();
  return isSecure(request.headers) ? cookies.map((cookie) => `${cookie}; Secure`) : cookies;
}
