import { z } from "zod";
import { MendOperation } from "./mend";

/** What the API says of rejected events, and what may be asked of them. */

const Moment = z.iso.datetime();

/** open → replayed, for good; open ⇄ dismissed. A dismissed event is opened again before it can be replayed. */
export const rejectedStatuses = ["open", "replayed", "dismissed"] as const;
export const RejectedStatus = z.enum(rejectedStatuses);
export type RejectedStatus = z.infer<typeof RejectedStatus>;

/** So many events are mended, replayed or dismissed by one request. */
export const rejectedAtOnceMax = 1_000;

/** A mended body is an event, and weighs at most what one may. */
export const mendedBytesMax = 64 * 1024;

/** Some events by their ids, or the open ones of one problem, the oldest first. */
const selection = {
  ids: z.array(z.string().max(60)).min(1).max(rejectedAtOnceMax).optional(),
  problem: z.string().min(1).max(400).optional(),
  limit: z.int().min(1).max(rejectedAtOnceMax).default(rejectedAtOnceMax),
  /** nextCursor of the answer before: goes on behind the events it was about. */
  cursor: z.string().max(60).optional(),
};

const hasOneSelection = ({ ids, problem }: { ids?: string[]; problem?: string }) =>
  (ids === undefined) !== (problem === undefined);
const selectionMessage = { message: "name either ids or a problem", path: ["ids"] };

export const RejectedSelection = z.strictObject(selection).refine(hasOneSelection, selectionMessage);
export type RejectedSelection = z.infer<typeof RejectedSelection>;

export const RejectedMendInput = z
  .strictObject({
    ...selection,
    operations: z.array(MendOperation).min(1).max(20),
    /** Answers what would be, and stores nothing. */
    preview: z.boolean().default(false),
  })
  .refine(hasOneSelection, selectionMessage);
export type RejectedMendInput = z.infer<typeof RejectedMendInput>;

/** The whole body as text, so that it stays as the person wrote it; null goes back to the body that came. */
export const MendedBody = z.strictObject({
  body: z
    .string()
    .refine((text) => text.isWellFormed(), "must not contain half of a character")
    .refine(
      (text) => new TextEncoder().encode(text).length <= mendedBytesMax,
      `may have at most ${mendedBytesMax} bytes`,
    )
    .nullable(),
});
export type MendedBody = z.infer<typeof MendedBody>;

const BodyProblem = z.object({
  pointer: z.string(),
  code: z.string(),
  expected: z.string(),
  found: z.string(),
  suggestion: z.string().optional(),
  sentence: z.string(),
});

/** What the event would be answered if it were replayed now. */
export const RejectedVerdict = z.object({
  passes: z.boolean(),
  reason: z.string().nullable(),
  details: z.string().nullable(),
  violations: z.array(BodyProblem),
  marks: z.array(z.object({ pointer: z.string(), code: z.string() })),
  schemaNumber: z.int().nullable(),
});
export type RejectedVerdict = z.infer<typeof RejectedVerdict>;

const KeyName = z.object({ id: z.string(), name: z.string() });

export const RejectedListItem = z.object({
  id: z.string(),
  receivedAt: Moment,
  /** As far as they could be read. */
  event: z.string().nullable(),
  sourceId: z.string().nullable(),
  customer: z.string().nullable(),
  channel: z.string(),
  key: KeyName.nullable(),
  reason: z.string(),
  problem: z.string(),
  sentence: z.string(),
  violationsCount: z.int(),
  schemaNumber: z.int().nullable(),
  isMended: z.boolean(),
  status: RejectedStatus,
  resolvedAt: Moment.nullable(),
  resolvedBy: z.string().nullable(),
});
export type RejectedListItem = z.infer<typeof RejectedListItem>;

export const RejectedList = z.object({ data: z.array(RejectedListItem), nextCursor: z.string().nullable() });
export type RejectedList = z.infer<typeof RejectedList>;

/** Events refused for the same reason: event, place and kind of the first violation are alike. */
export const RejectedGroup = z.object({
  problem: z.string(),
  event: z.string().nullable(),
  pointer: z.string(),
  code: z.string(),
  reason: z.string(),
  /** Of the newest event. */
  sentence: z.string(),
  count: z.int(),
  firstSeenAt: Moment,
  lastSeenAt: Moment,
  newestId: z.string(),
  /** Who sends it, the busiest first; null: a key that is known no longer. */
  keys: z.array(z.object({ key: KeyName.nullable(), count: z.int() })),
  /** One number for each of the answer's days. */
  daily: z.array(z.int()),
  schemaNumbers: z.array(z.int()),
});
export type RejectedGroup = z.infer<typeof RejectedGroup>;

export const RejectedGroups = z.object({
  data: z.array(RejectedGroup),
  days: z.array(z.iso.date()),
  /** Of all groups, also of those beyond the limit. */
  groupsCount: z.int(),
  eventsCount: z.int(),
});
export type RejectedGroups = z.infer<typeof RejectedGroups>;

/** A body as bytes, which may be no UTF-8, as text and, where it is JSON that can be kept, as a value. */
const Body = z.object({
  bytes: z.int(),
  base64: z.string(),
  /** Bytes that are no UTF-8 show as U+FFFD. */
  text: z.string(),
  isUtf8: z.boolean(),
  json: z.unknown(),
  isJson: z.boolean(),
});

export const RejectedRecord = RejectedListItem.extend({
  violations: z.array(BodyProblem),
  context: z.record(z.string(), z.unknown()).nullable(),
  schema: z.object({ id: z.string(), name: z.string(), judgedBy: z.int(), current: z.int().nullable() }).nullable(),
  body: Body,
  mended: Body.nullable(),
  /** Of the mended body where there is one; null once it was replayed. */
  verdict: RejectedVerdict.nullable(),
  /** The event it was replayed as. */
  eventId: z.string().nullable(),
});
export type RejectedRecord = z.infer<typeof RejectedRecord>;

export const MendedItem = z.object({
  id: z.string(),
  outcome: z.enum(["mended", "unchanged", "unreadable", "too_large", "replayed", "dismissed", "not_found"]),
  verdict: RejectedVerdict.nullable(),
  /** Of the first events of a preview only. */
  before: z.string().optional(),
  after: z.string().optional(),
});
export type MendedItem = z.infer<typeof MendedItem>;

export const MendedItems = z.object({
  data: z.array(MendedItem),
  nextCursor: z.string().nullable(),
  mended: z.int(),
  /** Of those mended, how many would pass now. */
  passing: z.int(),
});
export type MendedItems = z.infer<typeof MendedItems>;

export const ReplayedItem = z.object({
  id: z.string(),
  outcome: z.enum(["replayed", "still_refused", "already_replayed", "dismissed", "not_found"]),
  /** Set when it was replayed, now or before. */
  eventId: z.string().nullable(),
  /** The event was there before this replay: by its key, or because an earlier replay was cut short. */
  replayed: z.boolean(),
  verdict: RejectedVerdict.nullable(),
});
export type ReplayedItem = z.infer<typeof ReplayedItem>;

export const ReplayedItems = z.object({
  data: z.array(ReplayedItem),
  nextCursor: z.string().nullable(),
  replayed: z.int(),
  stillRefused: z.int(),
});
export type ReplayedItems = z.infer<typeof ReplayedItems>;

export const ResolvedItems = z.object({
  data: z.array(z.object({ id: z.string(), status: z.union([RejectedStatus, z.literal("not_found")]) })),
  nextCursor: z.string().nullable(),
  /** How many this request changed. */
  changed: z.int(),
});
export type ResolvedItems = z.infer<typeof ResolvedItems>;
