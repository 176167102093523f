import { z } from "zod";
import { Password } from "./password-input";
import { roles } from "./permission";

export const MemberChange = z.strictObject({ role: z.enum(roles) });
export type MemberChange = z.infer<typeof MemberChange>;

export const InvitationInput = z.strictObject({
  email: z.string().trim().toLowerCase().pipe(z.email().max(320)),
  role: z.enum(roles),
});
export type InvitationInput = z.infer<typeof InvitationInput>;

/** Name and password only of somebody new; who is known signs in first. */
export const InvitationAcceptance = z.strictObject({
  token: z.string().min(20).max(100),
  name: z.string().trim().min(1).max(100).optional(),
  password: Password.optional(),
});
export type InvitationAcceptance = z.infer<typeof InvitationAcceptance>;
