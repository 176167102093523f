import { z } from "zod";
import { propertyNameProblem } from "./property-name";

export const PropertyName = z
  .string()
  .transform((name) => name.normalize("NFC"))
  .superRefine((name, ctx) => {
    const problem = propertyNameProblem(name);
    if (problem) ctx.addIssue({ code: "custom", message: problem, input: name });
  });
