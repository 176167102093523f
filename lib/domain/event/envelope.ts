import { z } from "zod";
import { CustomerInput } from "../customer";
import { isStorable, unstorableMessage } from "../stored-text";

const idText = (charactersMax: number) => z.string().min(1).max(charactersMax).refine(isStorable, unstorableMessage);

/** What the request or the sender says of where the event happened. */
export const EventContext = z.object({
  ip: z.string().max(64).nullish(),
  user_agent: z.string().max(512).nullish(),
  device_id: z.string().max(256).nullish(),
});
export type EventContext = z.infer<typeof EventContext>;

/** An event as it is posted: the wire's fields, and ours (source_id, occurred_at, context). Others are ignored. */
export const EventEnvelope = z
  .object({
    event: idText(300)
      .transform((name) => name.normalize("NFC"))
      .describe("The name of a published event schema."),
    customer: CustomerInput,
    referral: z
      .object({ code: idText(128), referrer_id: z.string().max(256).nullish() })
      .nullish()
      .describe("The code that brought the customer."),
    loyalty: z.object({ code: idText(128) }).nullish(),
    metadata: z.record(z.string(), z.unknown()).nullish().describe("The event's properties, judged by its schema."),
    source_id: idText(128).nullish().describe("Your key for this event: however often it is sent, it is stored once."),
    /** Judged apart: the bounds depend on now. */
    occurred_at: z
      .unknown()
      .optional()
      .describe("When it happened, such as 2026-11-24T09:30:00Z: up to 5 years back, up to an hour ahead."),
    context: EventContext.nullish().describe("Where it happened, as far as you know better than the request."),
  })
  .meta({
    examples: [
      {
        event: "sign_up",
        source_id: "order-8812",
        customer: { source_id: "customer-1", email: "ada@example.com" },
        referral: { code: "ADA-7KQ2" },
        metadata: { plan: "pro", seats: 3 },
        occurred_at: "2026-11-24T09:30:00Z",
      },
    ],
  });
export type EventEnvelope = z.infer<typeof EventEnvelope>;
