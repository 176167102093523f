import { z } from "zod";
import { dateTimeMs, isDate } from "@/lib/domain/rfc3339";

/** A moment as the wire's clients send it: with or without milliseconds, or a day alone, which begins at midnight UTC. */
export const WireDate = z.string().transform((text, refinement) => {
  const ms = isDate(text) ? Date.parse(text) : dateTimeMs(text);
  if (ms !== null) return new Date(ms);
  refinement.addIssue({ code: "custom", message: "must be a date such as 2026-11-24 or 2026-11-24T09:30:00Z" });
  return z.NEVER;
});
