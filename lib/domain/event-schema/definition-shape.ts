import { z } from "zod";
import { Property } from "./property";

export const Policies = z.strictObject({
  unknownProperty: z.enum(["accept", "strip", "reject"]).default("accept"),
  badValue: z.enum(["reject", "accept"]).default("reject"),
});
export type Policies = z.infer<typeof Policies>;

/**
 * A definition as the API answers it, which was judged when it came in. Apart from the rules, because those run patterns,
 * and their engine is a third of what a page may weigh.
 */
export const DefinitionShape = z.strictObject({
  properties: z.array(Property).default([]),
  policies: Policies.default({ unknownProperty: "accept", badValue: "reject" }),
});
