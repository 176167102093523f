import { z } from "zod";
import { DefinitionShape } from "./definition-shape";
import { Property } from "./property";
import type { ProposedProperty } from "./propose";

/** What the API answers when it proposes properties from examples. */

const Evidence = z.object({
  count: z.int(),
  of: z.int(),
  share: z.number(),
  nulls: z.int(),
  hints: z.array(z.string()),
});

const ProposedPropertyRecord: z.ZodType<ProposedProperty> = z.lazy(() =>
  Property.omit({ properties: true }).extend({
    evidence: Evidence,
    properties: z.array(ProposedPropertyRecord).optional(),
  }),
);

export const ProposalRecord = z.object({
  /** The event that all examples name, where they are whole bodies. */
  eventName: z.string().nullable(),
  samples: z.int(),
  properties: z.array(ProposedPropertyRecord),
  /** Keys left out, with the reason. */
  skipped: z.array(z.object({ name: z.string(), reason: z.string() })),
  /** The proposal without its evidence. */
  definition: DefinitionShape,
});
export type ProposalRecord = z.infer<typeof ProposalRecord>;
