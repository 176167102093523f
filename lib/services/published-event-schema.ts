import { EventSchemaDefinition } from "@/lib/domain/event-schema/definition";
import { planRelease } from "@/lib/domain/event-schema/release";
import type { EventSchema } from "@/lib/generated/prisma/client";
import type { Ctx } from "@/lib/server/ctx";
import { db, type Tx } from "@/lib/server/db";
import { AppError, duplicate, notFound } from "@/lib/server/errors";
import { invalid } from "@/lib/server/invalid";
import { write } from "@/lib/server/write";
import { insertEventSchema, named } from "./event-schema";
import { addVersion } from "./event-schema-publish";
import {
  findEventSchema,
  lockEventSchema,
  publishedVersion,
  resourceType,
  storedDefinition,
} from "./event-schema-read";

/**
 * Event schemas as a client knows them that has no drafts: what it makes or changes holds at once. Drafts and archived
 * schemas do not exist for it.
 */
export interface PublishedEventSchema {
  id: string;
  name: string;
  definition: EventSchemaDefinition;
  createdAt: Date;
  updatedAt: Date | null;
}

export async function listPublishedEventSchemas(ctx: Ctx): Promise<PublishedEventSchema[]> {
  const { projectId } = ctx;
  const schemas = await db().eventSchema.findMany({
    where: { projectId, archivedAt: null, publishedNumber: { not: null } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: 1_000,
  });
  const versions = await db().eventSchemaVersion.findMany({
    where: {
      projectId,
      OR: schemas.map(({ id, publishedNumber }) => ({ eventSchemaId: id, number: publishedNumber ?? 0 })),
    },
  });
  const versionOf = new Map(versions.map((version) => [version.eventSchemaId, version]));
  return schemas.flatMap((schema) => {
    const version = versionOf.get(schema.id);
    return version ? [present(schema, { ...version, definition: storedDefinition(version.definition) })] : [];
  });
}

export async function getPublishedEventSchema(ctx: Ctx, key: string): Promise<PublishedEventSchema> {
  const schema = await findEventSchema(db(), ctx, key);
  return present(schema, await requirePublished(db(), schema, key));
}

/** A name that was archived may be taken again: it becomes the same event, with this definition as its next version. */
export async function createPublishedEventSchema(
  ctx: Ctx,
  name: string,
  given: EventSchemaDefinition,
): Promise<PublishedEventSchema> {
  const definition = parsed(given);
  return named(name, () =>
    write(ctx, "config", async (tx, audit) => {
      const existing = await tx.eventSchema.findUnique({
        where: { projectId_name: { projectId: ctx.projectId, name } },
      });
      if (existing && !existing.archivedAt) throw duplicate(resourceType, `name ${name}`);
      const schema = existing
        ? await lockEventSchema(tx, ctx, existing.id)
        : await insertEventSchema(tx, ctx, { name, description: null });
      if (existing && !schema.archivedAt) throw duplicate(resourceType, `name ${name}`);
      const current = await publishedVersion(tx, schema);
      const release = planRelease(current, definition);
      audit({
        action: existing ? "event_schema.unarchive" : "event_schema.create",
        resourceKind: "event_schema",
        resourceId: schema.id,
        after: { name },
      });
      if (release) await addVersion(tx, ctx, schema, { definition, release, audit });
      else
        await tx.eventSchema.update({ where: { id: schema.id, projectId: ctx.projectId }, data: { archivedAt: null } });
      return show(tx, ctx, schema.id);
    }),
  );
}

/** Any change is taken, as on the wire; a draft that somebody has open stays, and its next save is told. */
export async function changePublishedEventSchema(
  ctx: Ctx,
  key: string,
  change: (before: EventSchemaDefinition) => EventSchemaDefinition,
): Promise<PublishedEventSchema> {
  const found = await getPublishedEventSchema(ctx, key);
  const changed = parsed(change(found.definition));
  if (!planRelease({ ...noVersion, definition: found.definition }, changed)) return found;
  return write(ctx, "config", async (tx, audit) => {
    const schema = await lockEventSchema(tx, ctx, key);
    const current = await requirePublished(tx, schema, key);
    const definition = parsed(change(current.definition));
    const release = planRelease(current, definition);
    if (!release) throw new AppError("edit_conflict", { details: "The same change was made a moment ago." });
    await addVersion(tx, ctx, schema, { definition, release, audit, keepsDraft: true });
    return show(tx, ctx, schema.id);
  });
}

const noVersion = { number: 0, major: 0, minor: 0 };

async function show(tx: Tx, ctx: Ctx, id: string): Promise<PublishedEventSchema> {
  const schema = await tx.eventSchema.findFirstOrThrow({ where: { id, projectId: ctx.projectId } });
  return present(schema, await requirePublished(tx, schema, id));
}

async function requirePublished(tx: Pick<Tx, "eventSchemaVersion">, schema: EventSchema, key: string) {
  const version = schema.archivedAt ? null : await publishedVersion(tx, schema);
  if (!version) throw notFound(resourceType, key.slice(0, 300));
  return version;
}

function present(
  { id, name, createdAt }: EventSchema,
  version: { number: number; definition: EventSchemaDefinition; publishedAt: Date },
): PublishedEventSchema {
  const { definition, number, publishedAt } = version;
  return { id, name, definition, createdAt, updatedAt: number > 1 ? publishedAt : null };
}

function parsed(definition: EventSchemaDefinition): EventSchemaDefinition {
  const result = EventSchemaDefinition.safeParse(definition);
  if (result.success) return result.data;
  throw invalid(result.error, "invalid_payload");
}
