import { z } from "zod";
import { DefinitionInput } from "../event-schema/event-schema-input";

/** The whole body as text, so that it is judged as the person wrote it. What is too large for an event is told so. */
const Body = z
  .string()
  .max(256 * 1024)
  .refine((text) => text.isWellFormed(), "must not contain half of a character");

export const SendInput = z.strictObject({ body: Body });
export type SendInput = z.infer<typeof SendInput>;

export const CheckInput = z.strictObject({
  body: Body,
  /** Judges this schema's events by a definition that is not published. */
  draft: z.strictObject({ eventSchema: z.string().min(1).max(300), definition: DefinitionInput }).optional(),
});
export type CheckInput = z.infer<typeof CheckInput>;
