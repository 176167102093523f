import { z } from "zod";
import { parseOrigin } from "./origin";

const Name = z.string().trim().min(1).max(100);
const RatePerSecond = z.number().int().min(1).max(100_000).nullable();

const Origin = z.string().transform((text, context) => {
  const origin = parseOrigin(text);
  if (origin) return origin;
  context.addIssue({
    code: "custom",
    message: "Not an origin: scheme, host and port only, such as https://shop.example",
  });
  return z.NEVER;
});
const AllowedOrigins = z
  .array(Origin)
  .max(50)
  .transform((origins) => [...new Set(origins)]);

/** A server key is a secret and works from anywhere; a browser key is public and works from its allowed origins only. */
export const ApiKeyInput = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("server"), name: Name, ratePerSecond: RatePerSecond.default(null) }),
  z.strictObject({
    kind: z.literal("client"),
    name: Name,
    allowedOrigins: AllowedOrigins.refine((origins) => origins.length > 0, "A browser key needs an allowed origin"),
    ratePerSecond: RatePerSecond.default(null),
  }),
]);
export type ApiKeyInput = z.infer<typeof ApiKeyInput>;

export const ApiKeyChange = z.strictObject({
  name: Name.optional(),
  allowedOrigins: AllowedOrigins.optional(),
  ratePerSecond: RatePerSecond.optional(),
});
export type ApiKeyChange = z.infer<typeof ApiKeyChange>;

/** For how many days the old key goes on working beside the new one. */
export const ApiKeyRoll = z.strictObject({ overlapDays: z.number().min(0).max(7).default(1) });
export type ApiKeyRoll = z.infer<typeof ApiKeyRoll>;
