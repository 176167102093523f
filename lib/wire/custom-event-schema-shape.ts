import { z } from "zod";
import { listOf, Moment } from "./list-shape";

export const WireEventSchema = z.object({
  id: z.string(),
  name: z.string(),
  schema: z.object({
    properties: z.record(
      z.string(),
      z.object({
        type: z.enum(["string", "number", "boolean", "date", "datetime", "object"]),
        optional: z.boolean(),
        array: z.boolean().optional(),
      }),
    ),
  }),
  created_at: Moment,
  updated_at: Moment.optional(),
  object: z.literal("custom-event-schema"),
});

export const WireEventSchemaList = listOf("data", WireEventSchema);
