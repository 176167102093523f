import { z } from "zod";
import { noticeTypes } from "./notice-type";

const Types = z
  .array(z.enum(noticeTypes))
  .max(noticeTypes.length)
  .transform((types) => noticeTypes.filter((type) => types.includes(type)));

/** Where it leads is checked by the service, which knows what the operator allows. */
const Url = z.string().trim().min(1, "Where the notices are to be sent").max(2_000);
const Description = z.string().trim().max(200);

/** `types` empty: everything, also what there will be. */
export const WebhookEndpointInput = z.strictObject({
  url: Url,
  description: Description.default(""),
  types: Types.default([]),
  enabled: z.boolean().default(true),
});
export type WebhookEndpointInput = z.infer<typeof WebhookEndpointInput>;

export const WebhookEndpointChange = z.strictObject({
  url: Url.optional(),
  description: Description.optional(),
  types: Types.optional(),
  enabled: z.boolean().optional(),
});
export type WebhookEndpointChange = z.infer<typeof WebhookEndpointChange>;

/** For how many days the old secret goes on signing beside the new one. */
export const SecretRotation = z.strictObject({ overlapDays: z.number().min(0).max(7).default(1) });
export type SecretRotation = z.infer<typeof SecretRotation>;

export const WebhookEndpoint = z.object({
  id: z.string(),
  url: z.string(),
  description: z.string(),
  types: z.array(z.enum(noticeTypes)),
  status: z.enum(["active", "disabled"]),
  disabledReason: z.enum(["person", "gone", "failing"]).nullable(),
  disabledAt: z.string().nullable(),
  /** Since when every attempt failed. */
  failingSince: z.string().nullable(),
  previousSecretEndsAt: z.string().nullable(),
  createdAt: z.string(),
  /** Attempts of the last 24 hours, by the hour, from the oldest. */
  hours: z.array(z.object({ at: z.string(), delivered: z.number(), failed: z.number() })),
  pending: z.object({ count: z.number(), isMore: z.boolean() }),
  lastAttempt: z
    .object({ at: z.string(), status: z.string(), statusCode: z.number().nullable(), error: z.string().nullable() })
    .nullable(),
});
export type WebhookEndpoint = z.infer<typeof WebhookEndpoint>;

/** As it is answered when the secret was made or replaced: the only time it is shown. */
export const NewWebhookEndpoint = WebhookEndpoint.extend({ secret: z.string() });
export type NewWebhookEndpoint = z.infer<typeof NewWebhookEndpoint>;

export const WebhookEndpointList = z.object({
  data: z.array(WebhookEndpoint),
  nextCursor: z.string().nullable(),
  total: z.int(),
});
export type WebhookEndpointList = z.infer<typeof WebhookEndpointList>;
