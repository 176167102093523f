import { z } from "zod";
import { type Permission, permissions, roles } from "./permission";

export const ProjectRecord = z.object({
  id: z.string(),
  name: z.string(),
  timeZone: z.string(),
  currency: z.string(),
  rejectedRetentionDays: z.int(),
  createdAt: z.iso.datetime(),
});
export type ProjectRecord = z.infer<typeof ProjectRecord>;

/** With what the person signed in may do there. */
export const OwnProject = ProjectRecord.extend({
  role: z.enum(roles),
  permissions: z.array(z.enum(Object.keys(permissions) as [Permission, ...Permission[]])),
});
export type OwnProject = z.infer<typeof OwnProject>;

export const OwnProjectList = z.object({ data: z.array(OwnProject), nextCursor: z.null(), total: z.int() });

export const Me = z.object({
  user: z.object({ id: z.string(), name: z.string(), email: z.string(), hasSecondFactor: z.boolean() }),
  projects: z.array(OwnProject),
});
export type Me = z.infer<typeof Me>;
