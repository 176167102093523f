import { z } from "zod";

/** Something that an entry is about, or points to, as it is called now. */
export const AuditThing = z.object({
  kind: z.string(),
  id: z.string(),
  /** Null when it is nowhere to be read any more, or has no name. */
  name: z.string().nullable(),
  /** False once it was deleted: its page does not open. */
  isThere: z.boolean(),
});
export type AuditThing = z.infer<typeof AuditThing>;

export const AuditEntry = z.object({
  id: z.string(),
  actor: z.object({ kind: z.string(), id: z.string().nullable(), name: z.string() }),
  action: z.string(),
  resource: AuditThing,
  /** What its sentence names beside: a publication's code, campaign and customer, a code's campaign. */
  related: z.object({
    campaign: AuditThing.optional(),
    code: AuditThing.optional(),
    customer: AuditThing.optional(),
  }),
  before: z.unknown(),
  after: z.unknown(),
  reason: z.string().nullable(),
  requestId: z.string().nullable(),
  createdAt: z.string(),
});
export type AuditEntry = z.infer<typeof AuditEntry>;

export const AuditPage = z.object({ data: z.array(AuditEntry), nextCursor: z.string().nullable() });
export type AuditPage = z.infer<typeof AuditPage>;
