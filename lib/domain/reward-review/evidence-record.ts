import { z } from "zod";
import { fraudAnswers, fraudSignals } from "../campaign/kinds";
import { EventCustomer } from "../event/event-record";
import { LinkedSentence } from "../linked-part";

/** One sign of fraud, as whoever judges it needs it. */
export const Evidence = z.object({
  signal: z.enum(fraudSignals),
  answer: z.enum(fraudAnswers),
  words: LinkedSentence,
  /** Where the two look the same: what each of them has. */
  values: z.array(z.object({ label: z.string(), referrer: z.string().nullable(), referee: z.string().nullable() })),
  /** The events that show it, nearest to the friend's coming first. */
  events: z.array(z.object({ id: z.string(), name: z.string(), at: z.iso.datetime(), customer: EventCustomer })),
});
export type Evidence = z.infer<typeof Evidence>;
