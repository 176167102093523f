import { z } from "zod";
import { campaignStates } from "../campaign/kinds";
import { SchemaVolume, VolumeBuckets } from "../volume-record";
import { DefinitionShape } from "./definition-shape";
import { violationCodes } from "./violation";

/** What the API says of event schemas. */

const Moment = z.iso.datetime();
const Verdict = z.enum(["first", "breaking", "compatible", "cosmetic"]);

/** draft: never published. archived: its events are refused as unknown. */
export const eventSchemaStatuses = ["draft", "published", "archived"] as const;
export type EventSchemaStatus = (typeof eventSchemaStatuses)[number];

const Version = z.object({ number: z.int(), label: z.string(), publishedAt: Moment });

export const UsingCampaign = z.object({ id: z.string(), name: z.string(), status: z.enum(campaignStates) });
export type UsingCampaign = z.infer<typeof UsingCampaign>;

const EventSchemaSummary = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string().nullable(),
  status: z.enum(eventSchemaStatuses),
  published: Version.nullable(),
  /** On the first level, of the published version or else of the draft. */
  propertiesCount: z.int(),
  hasDraft: z.boolean(),
  lastSeenAt: Moment.nullable(),
  usedBy: z.array(UsingCampaign),
  createdAt: Moment,
  updatedAt: Moment,
});
export type EventSchemaSummary = z.infer<typeof EventSchemaSummary>;

/** With its events of the last days, those refused among them. */
export const EventSchemaListItem = EventSchemaSummary.extend({ volume: SchemaVolume.omit({ lastSeenAt: true }) });
export type EventSchemaListItem = z.infer<typeof EventSchemaListItem>;

export const EventSchemaList = z.object({
  data: z.array(EventSchemaListItem),
  nextCursor: z.null(),
  total: z.int(),
  /** The days that the volumes are told by. */
  buckets: VolumeBuckets,
});
export type EventSchemaList = z.infer<typeof EventSchemaList>;

/** Who moved the revision last. */
export const LastEdit = z.object({ by: z.string(), at: Moment });
export type LastEdit = z.infer<typeof LastEdit>;

export const SchemaVersionRecord = Version.extend({
  verdict: Verdict,
  changes: z.array(
    z.object({
      pointer: z.string(),
      kind: z.string(),
      verdict: z.enum(["breaking", "compatible", "cosmetic"]),
      sentence: z.string(),
    }),
  ),
  publishedBy: z.string(),
  isCurrent: z.boolean(),
});
export type SchemaVersionRecord = z.infer<typeof SchemaVersionRecord>;

export const DefinedVersion = SchemaVersionRecord.extend({ definition: DefinitionShape });
export type DefinedVersion = z.infer<typeof DefinedVersion>;

export const EventSchemaRecord = EventSchemaSummary.extend({
  revision: z.int(),
  lastEdit: LastEdit.nullable(),
  /** Null when nothing differs from what is published. */
  draft: DefinitionShape.nullable(),
  published: DefinedVersion.nullable(),
});
export type EventSchemaRecord = z.infer<typeof EventSchemaRecord>;

export const CreatedEventSchema = EventSchemaRecord.extend({
  /** Events that are there already and may be the same in another spelling. */
  nearDuplicates: z.array(
    z.object({ name: z.string(), likeness: z.enum(["same_letters", "same_words", "one_letter_off"]) }),
  ),
});
export type CreatedEventSchema = z.infer<typeof CreatedEventSchema>;

/** What the last days' real events say of a draft: those that fit what is published and would fail the draft. */
export const BlastRadius = z.object({
  days: z.int(),
  /** Events of these days, counted up to a bound. */
  total: z.int(),
  isMore: z.boolean(),
  /** How many of them were looked at, spread over the days. */
  sampled: z.int(),
  failing: z.int(),
  /** Of all of them, taking the sample for the whole. */
  failingEstimate: z.int(),
  problems: z.array(
    z.object({ pointer: z.string(), code: z.enum(violationCodes), sentence: z.string(), count: z.int() }),
  ),
  /** Some that would fail. */
  examples: z.array(z.object({ id: z.string(), occurredAt: Moment, sentences: z.array(z.string()) })),
});
export type BlastRadius = z.infer<typeof BlastRadius>;

export const ReleasePreview = z.object({
  revision: z.int(),
  current: Version.nullable(),
  /** Null when there is nothing to publish. */
  next: z.object({ number: z.int(), label: z.string() }).nullable(),
  verdict: Verdict.or(z.literal("none")),
  changes: SchemaVersionRecord.shape.changes,
  blastRadius: BlastRadius,
  usedBy: z.array(UsingCampaign),
});
export type ReleasePreview = z.infer<typeof ReleasePreview>;

export const CheckedMetadata = z.object({
  against: z.object({ version: z.union([z.int(), z.literal("draft")]), label: z.string().nullable() }),
  /** Whether the event would be taken. */
  ok: z.boolean(),
  findings: z.array(
    z.object({
      pointer: z.string(),
      code: z.enum(violationCodes),
      expected: z.string(),
      found: z.string(),
      suggestion: z.string().optional(),
      sentence: z.string(),
      outcome: z.enum(["refused", "marked", "stripped"]),
    }),
  ),
  /** As it would be stored; null when it would be refused. */
  stored: z.unknown(),
});
export type CheckedMetadata = z.infer<typeof CheckedMetadata>;

export const SchemaVersionList = z.object({
  data: z.array(SchemaVersionRecord),
  nextCursor: z.null(),
  total: z.int(),
});
export type SchemaVersionList = z.infer<typeof SchemaVersionList>;

const ComparedVersion = z.object({
  version: z.union([z.int(), z.literal("draft")]),
  label: z.string().nullable(),
  definition: DefinitionShape,
});

export const VersionDiff = z.object({
  from: ComparedVersion,
  to: ComparedVersion,
  verdict: z.enum(["breaking", "compatible", "cosmetic", "none"]),
  changes: SchemaVersionRecord.shape.changes,
});
export type VersionDiff = z.infer<typeof VersionDiff>;

export const EventTemplateList = z.object({
  data: z.array(z.object({ name: z.string(), description: z.string(), definition: DefinitionShape })),
});
export type EventTemplateList = z.infer<typeof EventTemplateList>;

/** JSON Schema 2020-12 of the event's metadata. */
export const ExportedJsonSchema = z.record(z.string(), z.unknown());

export const SampleEvent = z.object({
  against: z.object({ version: z.union([z.int(), z.literal("draft")]), label: z.string().nullable() }),
  body: z.object({
    event: z.string(),
    customer: z.object({ source_id: z.string() }),
    metadata: z.record(z.string(), z.unknown()),
  }),
  curl: z.string(),
  /** What a person must still mend: a pattern's text cannot be invented. */
  toMend: z.array(z.string()),
});
