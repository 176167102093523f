import { z } from "zod";

function isTimeZone(text: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: text }) !== undefined;
  } catch {
    return false;
  }
}

const currencies = new Set(Intl.supportedValuesOf("currency"));

export const ProjectSettings = z.strictObject({
  name: z.string().trim().min(1).max(100),
  timeZone: z.string().max(64).refine(isTimeZone, "Not a time zone of the IANA database, such as Europe/Berlin"),
  currency: z.string().refine((code) => currencies.has(code), "Not a currency of ISO 4217, such as EUR"),
  rejectedRetentionDays: z.number().int().min(1).max(365),
});
export type ProjectSettings = z.infer<typeof ProjectSettings>;

export const ProjectInput = ProjectSettings.partial().required({ name: true });
export type ProjectInput = z.infer<typeof ProjectInput>;

export const ProjectChange = ProjectSettings.partial();
export type ProjectChange = z.infer<typeof ProjectChange>;
