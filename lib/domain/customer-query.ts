import { z } from "zod";
import { customerOrders, customerRoles } from "./customer-list";

export const CustomerListQuery = z.object({
  /** The beginning of a word of the name, of the e-mail address or of the app's own id; or a whole id of ours. */
  q: z.string().trim().min(1).max(200).optional(),
  role: z.enum(customerRoles).optional(),
  /** Created since. */
  since: z.iso.datetime({ offset: true }).optional(),
  sort: z.enum(customerOrders).default("newest"),
  cursor: z.string().max(120).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type CustomerListQuery = z.infer<typeof CustomerListQuery>;

export const PageQuery = z.object({
  cursor: z.string().max(120).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type PageQuery = z.infer<typeof PageQuery>;
