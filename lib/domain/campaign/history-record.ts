import { z } from "zod";
import { PlainPart } from "../plain-part";

/** What was done to a campaign, the newest first; an edit of its rules made a version. */
export const CampaignHistory = z.object({
  data: z.array(
    z.object({
      id: z.string(),
      actor: z.object({ kind: z.string(), name: z.string() }),
      /** "paused the campaign Friends of Northwind", whose subject is the actor. */
      words: z.array(PlainPart),
      reason: z.string().nullable(),
      at: z.iso.datetime(),
      version: z
        .object({
          number: z.int(),
          isCurrent: z.boolean(),
          /** Referrals that began under it. */
          referrals: z.int(),
          /** What it changed of the version before. */
          changes: z.array(z.object({ kind: z.enum(["added", "removed", "changed"]), words: z.array(PlainPart) })),
        })
        .nullable(),
    }),
  ),
  nextCursor: z.string().nullable(),
});
export type CampaignHistory = z.infer<typeof CampaignHistory>;

/** A sentence whose names lead nowhere, as the API answers it. */
export function plainParts(parts: { kind: string; text: string }[]): z.infer<typeof PlainPart>[] {
  return parts.map(({ kind, text }) => ({
    kind: kind === "code" || kind === "bad" ? kind : kind === "text" ? "text" : "strong",
    text,
  }));
}
