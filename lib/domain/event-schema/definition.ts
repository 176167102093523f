import type { z } from "zod";
import { definitionProblems } from "./definition-problems";
import { DefinitionShape } from "./definition-shape";

export const EventSchemaDefinition = DefinitionShape.superRefine((definition, ctx) => {
  for (const problem of definitionProblems(definition.properties)) {
    ctx.addIssue({ code: "custom", path: problem.path, message: problem.message });
  }
});
export type EventSchemaDefinition = z.infer<typeof EventSchemaDefinition>;
