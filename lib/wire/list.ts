import { z } from "zod";
import { AppError } from "@/lib/server/errors";
import { WireDate } from "./date";

const pageMax = 1_000;

export const Paging = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(10),
  page: z.coerce.number().int().min(1).default(1),
});
export type Paging = z.infer<typeof Paging>;

/** created_at[after]=…&created_at[before]=…, both strict. */
export const DateRange = z.object({ after: WireDate.optional(), before: WireDate.optional() }).optional();
export type DateRange = z.infer<typeof DateRange>;

/** One of the fields, or -field for the last first. */
export function orderOf<const F extends readonly [string, ...string[]]>(fields: F) {
  return z
    .string()
    .refine((text) => fields.includes(text.replace(/^-/, "")), {
      error: `must be one of ${fields.join(", ")}, with - before it for the last first`,
    })
    .transform((text) => ({
      field: text.replace(/^-/, "") as F[number],
      direction: text.startsWith("-") ? ("desc" as const) : ("asc" as const),
    }));
}

/** Query strings say everything in text; an empty value says no. */
export const WireFlag = z
  .union([z.boolean(), z.string()])
  .optional()
  .transform((value) => (value === undefined || value === "" ? undefined : value === true || value === "true"));

export function skipOf({ limit, page }: Paging): number {
  if (page > pageMax) throw new AppError("page_over_limit", { message: `Page is over the limit of ${pageMax}` });
  return (page - 1) * limit;
}

export function rangeFilter(range: DateRange): { gt?: Date; lt?: Date } | undefined {
  if (!range) return undefined;
  return { ...(range.after ? { gt: range.after } : {}), ...(range.before ? { lt: range.before } : {}) };
}

/** The wire's list: the items under the key that data_ref names. */
export function list<K extends string>(
  key: K,
  items: unknown[],
  more: { total?: number; has_more?: boolean; more_starting_after?: string } = {},
): Record<string, unknown> {
  return { object: "list", data_ref: key, [key]: items, ...more };
}
