import { z } from "zod";
import { EventListItem } from "./event-record";

/**
 * What the stream of events says: "open" where it begins, "events", "beat" when nothing came for a while, "reset" when the
 * list has to be read anew, and "end". Every message but the last names by its id where to go on behind it.
 */

/** A refused event, as far as it could be read. */
export const TailRejected = z.object({
  id: z.string(),
  receivedAt: z.iso.datetime(),
  event: z.string().nullable(),
  customer: z.string().nullable(),
  sentence: z.string(),
});
export type TailRejected = z.infer<typeof TailRejected>;

/** "events": what came since the message before, newest first. */
export const StreamNews = z.object({
  events: z.array(EventListItem),
  /** Events told of before, now with what became of them. */
  changed: z.array(EventListItem),
  rejected: z.array(TailRejected),
  /** How many came and match; more than are listed when they come faster than anybody reads. */
  total: z.int(),
  /** How many the reader's own connection was too slow for. */
  skipped: z.int(),
});
export type StreamNews = z.infer<typeof StreamNews>;

/** "end": why the server closed the stream. */
export const StreamEnd = z.object({ key: z.string(), message: z.string() });

/** The stream as text; the data of "events" is StreamNews, of "end" StreamEnd. */
export const EventStream = z.string();
export type StreamEnd = z.infer<typeof StreamEnd>;
