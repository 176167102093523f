import { z } from "zod";

/** A part of a sentence that leads nowhere, as the API answers it. */
export const PlainPart = z.object({ kind: z.enum(["text", "code", "strong", "bad"]), text: z.string() });
