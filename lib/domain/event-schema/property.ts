import { z } from "zod";
import { PropertyName } from "./property-name-input";
import { propertyTypes } from "./property-type";

export const PropertyType = z.enum(propertyTypes);
export type PropertyType = z.infer<typeof PropertyType>;

export const PropertyFormat = z.enum(["email", "url", "uuid"]);
export type PropertyFormat = z.infer<typeof PropertyFormat>;

const Size = z.int().min(0).max(65_536);
const Description = z.string().max(1_000);

/** On a list, everything but the last three is said of each item. */
export const Constraints = z.strictObject({
  allowedValues: z
    .array(z.union([z.string().max(200), z.number()]))
    .min(1)
    .max(200)
    .optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  minLength: Size.optional(),
  maxLength: Size.optional(),
  pattern: z.string().min(1).optional(),
  format: PropertyFormat.optional(),
  minItems: Size.optional(),
  maxItems: Size.optional(),
  uniqueItems: z.boolean().optional(),
});
export type Constraints = z.infer<typeof Constraints>;

/** The id stays when the name changes: that is how a rename is told from a removal and an addition. */
export const Property = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9_-]{1,40}$/, "must be 1 to 40 letters, digits, - or _"),
  name: PropertyName,
  type: PropertyType,
  list: z.boolean().optional(),
  required: z.boolean().default(false),
  constraints: Constraints.default({}),
  description: Description.optional(),
  example: z.json().optional(),
  personalData: z.boolean().optional(),
  deprecated: z.boolean().optional(),
  /** Of an object; an object that declares none may hold anything. */
  get properties(): z.ZodOptional<z.ZodArray<typeof Property>> {
    return z.array(Property).optional();
  },
});
export type Property = z.infer<typeof Property>;
