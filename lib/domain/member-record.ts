import { z } from "zod";
import { roles } from "./permission";

const Moment = z.iso.datetime();

export const MemberRecord = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: z.enum(roles),
  isSelf: z.boolean(),
  joinedAt: Moment,
});
export type MemberRecord = z.infer<typeof MemberRecord>;

export const MemberList = z.object({ data: z.array(MemberRecord), nextCursor: z.null(), total: z.int() });
export type MemberList = z.infer<typeof MemberList>;

export const InvitationRecord = z.object({
  id: z.string(),
  email: z.string(),
  role: z.enum(roles),
  status: z.enum(["open", "accepted", "revoked", "expired"]),
  expiresAt: Moment,
  createdAt: Moment,
});
export type InvitationRecord = z.infer<typeof InvitationRecord>;

export const InvitationList = z.object({ data: z.array(InvitationRecord), nextCursor: z.null() });
export type InvitationList = z.infer<typeof InvitationList>;

/** As it is answered once: with the link. */
export const NewInvitation = InvitationRecord.extend({ token: z.string(), link: z.string() });
export type NewInvitation = z.infer<typeof NewInvitation>;

/** What whoever holds the link may see. */
export const InvitationPreview = z.object({
  project: z.object({ id: z.string(), name: z.string() }),
  email: z.string(),
  role: z.enum(roles),
  expiresAt: Moment,
  /** Known people sign in and accept; others choose a name and a password. */
  personExists: z.boolean(),
});
export type InvitationPreview = z.infer<typeof InvitationPreview>;

export const AcceptedInvitation = z.object({
  projectId: z.string(),
  role: z.enum(roles),
  signedIn: z.boolean(),
});
export type AcceptedInvitation = z.infer<typeof AcceptedInvitation>;

/** A member after a change of role. */
export const MemberRole = z.object({ id: z.string(), role: z.enum(roles) });
export type MemberRole = z.infer<typeof MemberRole>;
