import type { EventSchemaDefinition } from "@/lib/domain/event-schema/definition";
import { nearDuplicates } from "@/lib/domain/event-schema/event-name";
import type { EventSchemaChange, EventSchemaInput } from "@/lib/domain/event-schema/event-schema-input";
import { eventTemplates } from "@/lib/domain/event-schema/templates";
import type { EventSchema, Prisma } from "@/lib/generated/prisma/client";
import type { Ctx } from "@/lib/server/ctx";
import { db, type Tx } from "@/lib/server/db";
import { AppError, duplicate } from "@/lib/server/errors";
import { newId } from "@/lib/server/new-id";
import { sqlState, write } from "@/lib/server/write";
import { campaignsTriggeredBy } from "./event-schema-list";
import { lockEventSchema, resourceType, showEventSchema } from "./event-schema-read";

const emptyDefinition: EventSchemaDefinition = {
  properties: [],
  policies: { unknownProperty: "accept", badValue: "reject" },
};

/** Another spelling of a name that is there is told, not refused: two events may really be called alike. */
export async function createEventSchema(ctx: Ctx, input: EventSchemaInput) {
  const template = input.template === undefined ? null : findTemplate(input.template);
  const draft = input.definition ?? template?.definition ?? emptyDefinition;
  const schema = await named(input.name, () =>
    write(ctx, "data", async (tx, audit) => {
      const created = await insertEventSchema(tx, ctx, {
        name: input.name,
        description: input.description ?? template?.description ?? null,
        draft: draft as unknown as Prisma.InputJsonObject,
      });
      audit({ action: "event_schema.create", resourceKind: "event_schema", resourceId: created.id, after: created });
      return created;
    }),
  );
  return { ...(await showEventSchema(ctx, schema)), nearDuplicates: await nearDuplicatesOf(ctx, schema.name) };
}

export function insertEventSchema(
  tx: Tx,
  ctx: Ctx,
  schema: { name: string; description: string | null; draft?: Prisma.InputJsonObject },
): Promise<EventSchema> {
  return tx.eventSchema.create({
    data: {
      ...schema,
      id: newId(ctx.now.getTime()),
      projectId: ctx.projectId,
      createdAt: ctx.now,
      updatedAt: ctx.now,
    },
  });
}

function findTemplate(name: string) {
  const template = eventTemplates.find((one) => one.name === name);
  if (template) return template;
  throw new AppError("invalid_payload", { details: `Property /template: there is no template ${name}` });
}

async function nearDuplicatesOf(ctx: Ctx, name: string) {
  const others = await db().eventSchema.findMany({
    where: { projectId: ctx.projectId, archivedAt: null },
    select: { name: true },
    take: 1_000,
  });
  return nearDuplicates(
    name,
    others.map((other) => other.name),
  );
}

/** The name is what apps send: it is free to change only as long as no app can have sent it. */
export async function changeEventSchema(ctx: Ctx, key: string, change: EventSchemaChange) {
  const schema = await named(change.name ?? "", () =>
    write(ctx, "data", async (tx, audit) => {
      const before = await lockEventSchema(tx, ctx, key);
      const isRenamed = change.name !== undefined && change.name !== before.name;
      if (isRenamed && before.publishedNumber !== null) {
        throw new AppError("invalid_payload", {
          details: `Property /name: apps send this event as ${before.name}, so its name stays once it is published. Create another event and archive this one when nothing sends it any more.`,
          resourceType,
        });
      }
      const after = await tx.eventSchema.update({ where: owned(ctx, before), data: { ...change, updatedAt: ctx.now } });
      audit({
        action: "event_schema.change",
        resourceKind: "event_schema",
        resourceId: before.id,
        before: { name: before.name, description: before.description },
        after: { name: after.name, description: after.description },
      });
      return after;
    }),
  );
  return showEventSchema(ctx, schema);
}

/** Its events are refused as unknown from now on; the stored ones, and its versions, stay readable. */
export async function archiveEventSchema(ctx: Ctx, key: string) {
  const schema = await write(ctx, "config", async (tx, audit) => {
    const before = await lockEventSchema(tx, ctx, key);
    if (before.archivedAt) throw new AppError("edit_conflict", { details: `${before.name} is archived already.` });
    await assertTriggersNothing(tx, ctx, before);
    audit({
      action: "event_schema.archive",
      resourceKind: "event_schema",
      resourceId: before.id,
      before: shown(before),
    });
    return tx.eventSchema.update({ where: owned(ctx, before), data: { archivedAt: ctx.now, updatedAt: ctx.now } });
  });
  return showEventSchema(ctx, schema);
}

async function assertTriggersNothing(tx: Tx, ctx: Ctx, schema: EventSchema): Promise<void> {
  const running = (await campaignsTriggeredBy(tx, ctx, schema.id)).filter(
    ({ status }) => status === "running" || status === "scheduled",
  );
  if (running.length === 0) return;
  throw new AppError("resource_in_use", {
    message: "Resource in use",
    details: `${schema.name} converts ${running.map(({ name }) => name).join(", ")}: pause or end what is running first.`,
    resourceType,
    extra: {
      related_object_ids: running.map(({ id }) => id),
      related_object_type: "campaign",
      related_object_total: running.length,
    },
  });
}

export async function unarchiveEventSchema(ctx: Ctx, key: string) {
  const schema = await write(ctx, "config", async (tx, audit) => {
    const before = await lockEventSchema(tx, ctx, key);
    if (!before.archivedAt) throw new AppError("edit_conflict", { details: `${before.name} is not archived.` });
    audit({
      action: "event_schema.unarchive",
      resourceKind: "event_schema",
      resourceId: before.id,
      after: shown(before),
    });
    return tx.eventSchema.update({ where: owned(ctx, before), data: { archivedAt: null, updatedAt: ctx.now } });
  });
  return showEventSchema(ctx, schema);
}

/** Only what was never published: nothing was sent as it, nothing points at it. */
export async function deleteEventSchema(ctx: Ctx, key: string): Promise<void> {
  await write(ctx, "data", async (tx, audit) => {
    const schema = await lockEventSchema(tx, ctx, key);
    if (schema.publishedNumber !== null) {
      throw new AppError("resource_in_use", {
        message: "Resource in use",
        details: `${schema.name} has been published, and events are kept for ever with the version that judged them. Archive it instead.`,
        resourceType,
      });
    }
    await tx.eventSchema.delete({ where: owned(ctx, schema) });
    audit({ action: "event_schema.delete", resourceKind: "event_schema", resourceId: schema.id, before: schema });
  });
}

export function owned(ctx: Ctx, { id }: Pick<EventSchema, "id">) {
  return { id, projectId: ctx.projectId };
}

function shown({ name, publishedNumber }: EventSchema) {
  return { name, publishedNumber };
}

/** The unique key decides whether the name is free; this says so in words. */
export async function named<T>(name: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (sqlState(error) === "23505") throw duplicate(resourceType, `name ${name}`);
    throw error;
  }
}
