import { z } from "zod";
import { MendOperation } from "./mend";
import { rejectedAtOnceMax, rejectedStates, rejectedStatuses, replayEffects } from "./states";

/** What the API says of rejected events, and what may be asked of them. */

const Moment = z.iso.datetime();
export const RejectedStatus = z.enum(rejectedStatuses);
export type RejectedStatus = z.infer<typeof RejectedStatus>;

/** A mended body is an event, and weighs at most what one may. */
export const mendedBytesMax = 64 * 1024;

/** Which events of a problem. */
export const rejectedNarrowing = {
  /** Id of the API key that brought it. */
  key: z.string().min(1).max(400).optional(),
  from: z.iso.datetime({ offset: true }).optional(),
  to: z.iso.datetime({ offset: true }).optional(),
  /** Found in the body as it stands there, or as the beginning of the sender's key or the customer's id. */
  q: z.string().trim().min(1).max(200).optional(),
};

/** Some events by their ids, or the open ones of one problem, narrowed like the list, the oldest first. */
const selection = {
  ids: z.array(z.string().max(60)).min(1).max(rejectedAtOnceMax).optional(),
  problem: z.string().min(1).max(400).optional(),
  ...rejectedNarrowing,
  limit: z.int().min(1).max(rejectedAtOnceMax).default(rejectedAtOnceMax),
  /** nextCursor of the answer before: goes on behind the events it was about. */
  cursor: z.string().max(60).optional(),
};

const hasOneSelection = ({ ids, problem }: { ids?: string[]; problem?: string }) =>
  (ids === undefined) !== (problem === undefined);
const selectionMessage = { message: "name either ids or a problem", path: ["ids"] };

export const RejectedSelection = z.strictObject(selection).refine(hasOneSelection, selectionMessage);
export type RejectedSelection = z.infer<typeof RejectedSelection>;
export type ReplayEffects = (typeof replayEffects)[number];

export const RejectedReplayInput = z
  .strictObject({ ...selection, effects: z.enum(replayEffects).default("decide") })
  .refine(hasOneSelection, selectionMessage);
export type RejectedReplayInput = z.infer<typeof RejectedReplayInput>;

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
export const RejectedState = z.enum(rejectedStates);
export type RejectedState = z.infer<typeof RejectedState>;

/** When the last of its events was replayed or dismissed, and by whom. */
const Settled = z.object({ at: Moment, by: z.string().nullable(), how: z.enum(["replayed", "dismissed"]) });

/** Events refused for the same reason: event, place and kind of the first violation are alike. */
export const RejectedGroup = z.object({
  state: RejectedState,
  /** Of all its events, whatever the list is narrowed to. */
  open: z.int(),
  replayed: z.int(),
  dismissed: z.int(),
  /** Null while some of its events are open, unless it was settled before and came back. */
  settled: Settled.nullable(),
  /** When the first event came after it had been settled; only while it is open. */
  cameBackAt: Moment.nullable(),
  problem: z.string(),
  event: z.string().nullable(),
  pointer: z.string(),
  code: z.string(),
  reason: z.string(),
  /** Of the newest event. */
  sentence: z.string(),
  /** Of an open problem its open events, else all; of those the list is narrowed to. */
  count: z.int(),
  firstSeenAt: Moment,
  lastSeenAt: Moment,
  newestId: z.string(),
  /** Who sends it, the busiest first; null: a key that is known no longer. */
  keys: z.array(z.object({ key: KeyName.nullable(), count: z.int() })),
  /** How many came on each of the answer's days, whatever became of them. */
  daily: z.array(z.int()),
  schemaNumbers: z.array(z.int()),
});
export type RejectedGroup = z.infer<typeof RejectedGroup>;

export const RejectedGroups = z.object({
  data: z.array(RejectedGroup),
  days: z.array(z.iso.date()),
  /** How many problems are in each state, with the same narrowing. */
  states: z.object({ open: z.int(), resolved: z.int(), dismissed: z.int() }),
  /** Of all groups, also of those beyond the limit. */
  groupsCount: z.int(),
  eventsCount: z.int(),
});
export type RejectedGroups = z.infer<typeof RejectedGroups>;

export const RejectedCount = z.object({ openProblems: z.int() });
export type RejectedCount = z.infer<typeof RejectedCount>;

/** Events that would be refused for one reason, counted. */
const StillWrong = z.object({ pointer: z.string(), code: z.string(), sentence: z.string(), count: z.int() });
export type StillWrong = z.infer<typeof StillWrong>;

export const CheckedItems = z.object({
  checked: z.int(),
  /** How many would pass if they were replayed now. */
  passing: z.int(),
  stillWrong: z.array(StillWrong),
  nextCursor: z.string().nullable(),
});
export type CheckedItems = z.infer<typeof CheckedItems>;

const SchemaName = z.object({ id: z.string(), name: z.string() });

/**
 * What could be changed in the schema instead of in the events, with what would become of the problem's open events. The
 * definition is handed on unread: what reads it weighs more than the page that shows this.
 */
export const SchemaChange = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("create"),
    words: z.string(),
    name: z.string(),
    outcome: CheckedItems,
  }),
  z.object({
    kind: z.literal("edit"),
    words: z.string(),
    schema: SchemaName,
    revision: z.int(),
    /** The change stands on top of what somebody is editing. */
    hasDraft: z.boolean(),
    definition: z.unknown(),
    outcome: CheckedItems,
  }),
  /** It is there, and only has to be published or taken out of the archive. */
  z.object({ kind: z.literal("open"), words: z.string(), schema: SchemaName }),
]);
export type SchemaChange = z.infer<typeof SchemaChange>;

export const SchemaChanges = z.object({ change: SchemaChange.nullable() });
export type SchemaChanges = z.infer<typeof SchemaChanges>;

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
  /** Why the open ones that would not pass afterwards would not, whether mended or left alone. */
  stillWrong: z.array(StillWrong),
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
