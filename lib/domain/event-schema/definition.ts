import { z } from "zod";
import { definitionProblems } from "./definition-problems";
import { Property } from "./property";

export const Policies = z.strictObject({
  unknownProperty: z.enum(["accept", "strip", "reject"]).default("accept"),
  badValue: z.enum(["reject", "accept"]).default("reject"),
});
export type Policies = z.infer<typeof Policies>;

export const EventSchemaDefinition = z
  .strictObject({
    properties: z.array(Property).default([]),
    policies: Policies.default({ unknownProperty: "accept", badValue: "reject" }),
  })
  .superRefine((definition, ctx) => {
    for (const problem of definitionProblems(definition.properties)) {
      ctx.addIssue({ code: "custom", path: problem.path, message: problem.message });
    }
  });
export type EventSchemaDefinition = z.infer<typeof EventSchemaDefinition>;
