import { publicId } from "@/lib/domain/id";
import type { InvitationAcceptance } from "@/lib/domain/member";
import { isRole, type Role } from "@/lib/domain/permission";
import type { Invitation, User } from "@/lib/generated/prisma/client";
import { signIn } from "@/lib/server/auth-route";
import { clientIp } from "@/lib/server/client-ip";
import type { Ctx } from "@/lib/server/ctx";
import { db, type Tx } from "@/lib/server/db";
import { AppError, duplicate, notFound } from "@/lib/server/errors";
import { assertSameOrigin } from "@/lib/server/own-origin";
import { hashPassword } from "@/lib/server/password";
import { answerHeaders } from "@/lib/server/security-headers";
import { findPerson, type Person } from "@/lib/server/session";
import { countGuess, forgetGuess } from "@/lib/server/sign-in-limit";
import { sqlState, write } from "@/lib/server/write";
import { hashInvitationToken, invitationStatus } from "./invitation";
import { insertPerson } from "./person";

async function findOpen(token: string, now: Date) {
  const invitation = await db().invitation.findUnique({
    where: { tokenHash: hashInvitationToken(token) },
    include: { project: { select: { name: true } } },
  });
  if (!invitation) throw notFound("invitation", "in this link");
  const status = invitationStatus(invitation, now);
  if (status !== "open") throw gone(status);
  return invitation;
}

function gone(status: string): AppError {
  return new AppError("gone", { message: "Invitation no longer valid", details: `This invitation is ${status}.` });
}

/** What the page behind the link shows before anything is accepted. Whoever holds the link may see it. */
export async function previewInvitation(token: string, now: Date) {
  const invitation = await findOpen(token, now);
  const known = await db().user.count({ where: { email: invitation.email } });
  return {
    project: { id: publicId("project", invitation.projectId), name: invitation.project.name },
    email: invitation.email,
    role: invitation.role,
    expiresAt: invitation.expiresAt.toISOString(),
    /** Known people sign in and accept; others choose a name and a password. */
    personExists: known > 0,
  };
}

export interface Accepted {
  projectId: string;
  role: Role;
  /** Somebody new, who is to be signed in with the password just chosen. */
  newPersonEmail: string | null;
}

/** Only the address that was invited gets in: signed in under it, or new under it. */
export async function acceptInvitation(
  ctx: Ctx,
  given: InvitationAcceptance,
  person: Person | null,
): Promise<Accepted> {
  const invitation = await findOpen(given.token, ctx.now);
  if (!isRole(invitation.role)) throw new Error(`invitation with the role ${invitation.role}`);
  if (person && person.email !== invitation.email) {
    throw new AppError("forbidden", {
      details: `You are signed in as ${person.email}; this invitation is for another address.`,
    });
  }
  const known = person ?? (await db().user.findUnique({ where: { email: invitation.email } }));
  if (known && !person) throw new AppError("unauthorized", { details: `Sign in as ${invitation.email} first.` });
  const newcomer = known ? null : await newcomerOf(invitation, given);
  const role = invitation.role;
  try {
    return await write({ ...ctx, projectId: invitation.projectId, actor: nobody }, "data", async (tx, audit) => {
      await claim(tx, invitation, ctx.now);
      const member = known ?? (newcomer ? await insertPerson(tx, newcomer) : null);
      if (!member) throw new Error("an invitation accepted by nobody");
      await join(tx, invitation, member);
      audit({
        action: "invitation.accept",
        resourceKind: "invitation",
        resourceId: invitation.id,
        after: { email: invitation.email, role, member: member.id },
      });
      const newPersonEmail = known ? null : invitation.email;
      return { projectId: publicId("project", invitation.projectId), role, newPersonEmail };
    });
  } catch (error) {
    // Invited twice and accepted both at once: the address is taken by the other one, which can now sign in.
    if (sqlState(error) === "23505") throw duplicate("person", `e-mail ${invitation.email}`);
    throw error;
  }
}

/** Accepts, and signs a new person in: the answer carries the session's cookie. */
export async function acceptInvitationFrom(request: Request, ctx: Ctx, given: InvitationAcceptance): Promise<Response> {
  assertSameOrigin(request.headers);
  const person = await findPerson(request, ctx.now);
  const guess = await countGuess("invitation", given.token, clientIp(request.headers), ctx.now);
  const { newPersonEmail, ...accepted } = await acceptInvitation(ctx, given, person);
  await forgetGuess(guess);
  const headers = new Headers(answerHeaders);
  if (newPersonEmail && given.password) {
    for (const cookie of await signIn(request, ctx, newPersonEmail, given.password))
      headers.append("set-cookie", cookie);
  }
  return Response.json({ ...accepted, signedIn: true }, { headers });
}

const nobody = { kind: "system", name: "invitation" } as const;

async function newcomerOf(invitation: Invitation, { name, password }: InvitationAcceptance) {
  if (!name || !password) throw new AppError("invalid_payload", { details: "Choose a name and a password." });
  return { name, email: invitation.email, passwordHash: await hashPassword(password) };
}

/** Of two who accept at once, the second waits for the row, finds it accepted, and gets nothing. */
async function claim(tx: Tx, { id, projectId }: Invitation, now: Date): Promise<void> {
  const { count } = await tx.invitation.updateMany({
    where: { id, projectId, acceptedAt: null, revokedAt: null, expiresAt: { gt: now } },
    data: { acceptedAt: now },
  });
  if (count === 0) throw gone("accepted or revoked");
}

/** Somebody who is a member already keeps the role they have. */
async function join(tx: Tx, { projectId, role }: Invitation, member: Pick<User, "id">): Promise<void> {
  await tx.membership.createMany({ data: [{ projectId, userId: member.id, role }], skipDuplicates: true });
}
