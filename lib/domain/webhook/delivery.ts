import { z } from "zod";
import { deliveryStatuses } from "./delivery-status";
import { sentTypes } from "./notice-type";

const Moment = z.iso.datetime({ offset: true }).transform((text) => new Date(text));

/** One or several, as ?status=failed or ?status=failed,dropped. */
const listOf = <T extends readonly [string, ...string[]]>(values: T) =>
  z
    .string()
    .transform((text) => text.split(","))
    .pipe(z.array(z.enum(values)).max(values.length))
    .optional();

export const DeliveryQuery = z.object({
  endpoint: z.string().optional(),
  status: listOf(deliveryStatuses),
  type: listOf(sentTypes),
  from: Moment.optional(),
  to: Moment.optional(),
  cursor: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type DeliveryQuery = z.infer<typeof DeliveryQuery>;

/** What was told in this span and ended so is sent again. */
export const ResendRange = z
  .strictObject({
    from: Moment,
    to: Moment,
    status: z
      .array(z.enum(["delivered", "failed", "dropped"]))
      .min(1)
      .max(3)
      .default(["failed", "dropped"]),
  })
  .refine(({ from, to }) => from < to, { path: ["to"], message: "It has to end after it begins" });
export type ResendRange = z.infer<typeof ResendRange>;

/** So many at most are taken up by one request; the rest is asked for again. */
export const resendMax = 50_000;
export const Resent = z.object({ count: z.number(), isMore: z.boolean() });
export type Resent = z.infer<typeof Resent>;

export const Delivery = z.object({
  /** The notice's id, which the receiver finds in webhook-id. */
  id: z.string(),
  endpointId: z.string(),
  type: z.string(),
  status: z.enum(deliveryStatuses),
  attempts: z.number(),
  createdAt: z.string(),
  /** Of one that is pending. */
  nextAttemptAt: z.string().nullable(),
  lastAttemptAt: z.string().nullable(),
  statusCode: z.number().nullable(),
  durationMs: z.number().nullable(),
  error: z.string().nullable(),
});
export type Delivery = z.infer<typeof Delivery>;

export const DeliveryPage = z.object({ data: z.array(Delivery), nextCursor: z.string().nullable() });
export type DeliveryPage = z.infer<typeof DeliveryPage>;

const Headers = z.record(z.string(), z.string()).nullable();

export const DeliveryAttempt = z.object({
  number: z.number(),
  startedAt: z.string(),
  /** Null: under way, or cut off when its worker ended. */
  endedAt: z.string().nullable(),
  durationMs: z.number().nullable(),
  statusCode: z.number().nullable(),
  error: z.string().nullable(),
  requestHeaders: Headers,
  responseHeaders: Headers,
  responseBody: z.string().nullable(),
});
export type DeliveryAttempt = z.infer<typeof DeliveryAttempt>;

export const DeliveryDetail = Delivery.extend({
  url: z.string(),
  occurredAt: z.string(),
  /** The text that is sent, byte for byte. */
  body: z.string(),
  /** The newest first. */
  log: z.array(DeliveryAttempt),
});
export type DeliveryDetail = z.infer<typeof DeliveryDetail>;
