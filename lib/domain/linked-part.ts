import { z } from "zod";

/** A sentence as the API answers it, with what its parts lead to. */
export const LinkedSentence = z.array(
  z.union([
    z.object({ kind: z.enum(["text", "code", "strong", "bad"]), text: z.string() }),
    z.object({
      kind: z.enum(["customer", "event", "rejected", "schema", "campaign"]),
      text: z.string(),
      id: z.string(),
    }),
  ]),
);
