import type { EventSchemaDefinition } from "@/lib/domain/event-schema/definition";
import type {
  DefinedVersion,
  EventSchemaRecord,
  LastEdit,
  SchemaVersionRecord,
} from "@/lib/domain/event-schema/event-schema-record";
import { type PublishedVersion, type ReleaseVerdict, versionLabel } from "@/lib/domain/event-schema/release";
import type { Change } from "@/lib/domain/event-schema/schema-change";
import { storedId } from "@/lib/domain/id";
import { isStorable } from "@/lib/domain/stored-text";
import type { EventSchema, EventSchemaVersion, Prisma } from "@/lib/generated/prisma/client";
import type { Ctx } from "@/lib/server/ctx";
import { db, type Tx } from "@/lib/server/db";
import { notFound } from "@/lib/server/errors";
import { summarizeEventSchemas } from "./event-schema-list";

/** What the wire calls an event schema in its errors; ours say it so too. */
export const resourceType = "custom_event_schema";

/** The event schema of that id or name. */
export async function findEventSchema(tx: Pick<Tx, "eventSchema">, ctx: Ctx, key: string): Promise<EventSchema> {
  const id = storedId("eventSchema", key);
  const name = key.normalize("NFC");
  const found = isStorable(key)
    ? await tx.eventSchema.findMany({
        where: { projectId: ctx.projectId, OR: [{ name }, ...(id ? [{ id }] : [])] },
      })
    : [];
  const schema = found.find((one) => one.id === id) ?? found[0];
  if (!schema) throw notFound(resourceType, key.slice(0, 300));
  return schema;
}

/** The same, held until the transaction ends: edits of one schema happen one after the other. */
export async function lockEventSchema(tx: Tx, ctx: Ctx, key: string): Promise<EventSchema> {
  const { id } = await findEventSchema(tx, ctx, key);
  await tx.$queryRaw`SELECT 1 FROM event_schema WHERE project_id = ${ctx.projectId}::uuid AND id = ${id}::uuid FOR UPDATE`;
  const schema = await tx.eventSchema.findFirst({ where: { projectId: ctx.projectId, id } });
  if (!schema) throw notFound(resourceType, key.slice(0, 300));
  return schema;
}

/** Not parsed again: it was when it came in, and a rule that grew stricter since must not make it unreadable. */
export function storedDefinition(json: Prisma.JsonValue): EventSchemaDefinition {
  return json as unknown as EventSchemaDefinition;
}

export async function findVersion(
  tx: Pick<Tx, "eventSchemaVersion">,
  { projectId, id: eventSchemaId }: EventSchema,
  number: number,
): Promise<EventSchemaVersion> {
  const version = await tx.eventSchemaVersion.findUnique({
    where: { projectId_eventSchemaId_number: { projectId, eventSchemaId, number } },
  });
  if (!version) throw notFound(`${resourceType}_version`, String(number));
  return version;
}

export async function publishedVersion(
  tx: Pick<Tx, "eventSchemaVersion">,
  schema: EventSchema,
): Promise<(EventSchemaVersion & PublishedVersion) | null> {
  if (schema.publishedNumber === null) return null;
  const version = await findVersion(tx, schema, schema.publishedNumber);
  return { ...version, definition: storedDefinition(version.definition) } as EventSchemaVersion & PublishedVersion;
}

export function presentVersion(schema: EventSchema, version: EventSchemaVersion): SchemaVersionRecord {
  return {
    number: version.number,
    label: versionLabel(version),
    publishedAt: version.publishedAt.toISOString(),
    verdict: version.verdict as ReleaseVerdict,
    changes: version.changes as unknown as Change[],
    publishedBy: version.publishedBy,
    isCurrent: version.number === schema.publishedNumber,
  };
}

export function presentDefinedVersion(schema: EventSchema, version: EventSchemaVersion): DefinedVersion {
  return { ...presentVersion(schema, version), definition: storedDefinition(version.definition) };
}

/** What moves the revision, as the audit log calls it. */
const revisionMoves = ["create", "save_draft", "discard_draft", "publish", "restore"].map(
  (verb) => `event_schema.${verb}`,
);

export async function lastEditOf(
  tx: Pick<Tx, "auditEntry">,
  ctx: Ctx,
  { id }: Pick<EventSchema, "id">,
): Promise<LastEdit | null> {
  const entry = await tx.auditEntry.findFirst({
    where: {
      projectId: ctx.projectId,
      resourceKind: "event_schema",
      resourceId: id,
      action: { in: revisionMoves },
    },
    orderBy: { id: "desc" },
  });
  return entry && { by: entry.actorName, at: entry.createdAt.toISOString() };
}

export async function getEventSchema(ctx: Ctx, key: string): Promise<EventSchemaRecord> {
  return showEventSchema(ctx, await findEventSchema(db(), ctx, key));
}

export async function showEventSchema(ctx: Ctx, schema: EventSchema): Promise<EventSchemaRecord> {
  const [[summary], published, lastEdit] = await Promise.all([
    summarizeEventSchemas(ctx, schema.id),
    schema.publishedNumber === null ? null : findVersion(db(), schema, schema.publishedNumber),
    lastEditOf(db(), ctx, schema),
  ]);
  if (!summary) throw notFound(resourceType, schema.name);
  return {
    ...summary,
    revision: schema.revision,
    lastEdit,
    draft: schema.draft === null ? null : storedDefinition(schema.draft),
    published: published && presentDefinedVersion(schema, published),
  };
}
