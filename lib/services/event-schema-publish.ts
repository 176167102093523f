import type { EventSchemaDefinition } from "@/lib/domain/event-schema/definition";
import type { ReleasePreview } from "@/lib/domain/event-schema/event-schema-record";
import { type PublishedVersion, planRelease, type Release, versionLabel } from "@/lib/domain/event-schema/release";
import { type EventSchema, Prisma } from "@/lib/generated/prisma/client";
import type { Ctx } from "@/lib/server/ctx";
import { db, type Tx } from "@/lib/server/db";
import { AppError } from "@/lib/server/errors";
import { type AuditChange, write } from "@/lib/server/write";
import { owned } from "./event-schema";
import { measureBlastRadius } from "./event-schema-blast-radius";
import { assertNotArchived, assertRevision } from "./event-schema-draft";
import { campaignsTriggeredBy } from "./event-schema-list";
import {
  findEventSchema,
  lockEventSchema,
  publishedVersion,
  resourceType,
  showEventSchema,
  storedDefinition,
} from "./event-schema-read";

/** Of two who publish at once the second finds the revision moved: the lock makes them take turns. */
export async function publishEventSchema(ctx: Ctx, key: string, revision: number) {
  const schema = await write(ctx, "config", async (tx, audit) => {
    const locked = await lockEventSchema(tx, ctx, key);
    assertNotArchived(locked);
    await assertRevision(tx, ctx, locked, revision);
    const current = await publishedVersion(tx, locked);
    const definition = locked.draft === null ? null : storedDefinition(locked.draft);
    const release = definition && planRelease(current, definition);
    if (!release) throw nothingToPublish(locked, current);
    return addVersion(tx, ctx, locked, { definition, release, audit });
  });
  return showEventSchema(ctx, schema);
}

function nothingToPublish({ name }: EventSchema, current: PublishedVersion | null): AppError {
  return new AppError("nothing_to_publish", {
    message: "Nothing to publish",
    details: `The draft of ${name} says what version ${current ? versionLabel(current) : ""} says already.`,
    resourceType,
  });
}

/** Written once; from the commit on every server judges by it within a second. The draft is done with. */
export async function addVersion(
  tx: Tx,
  ctx: Ctx,
  schema: EventSchema,
  {
    definition,
    release,
    audit,
    keepsDraft = false,
  }: {
    definition: EventSchemaDefinition;
    release: Release;
    audit: (change: AuditChange) => void;
    keepsDraft?: boolean;
  },
): Promise<EventSchema> {
  await tx.eventSchemaVersion.create({
    data: {
      projectId: ctx.projectId,
      eventSchemaId: schema.id,
      ...release,
      changes: release.changes as unknown as Prisma.InputJsonArray,
      definition: definition as unknown as Prisma.InputJsonObject,
      publishedById: ctx.actor.kind === "user" ? ctx.actor.id : null,
      publishedBy: ctx.actor.name,
      publishedAt: ctx.now,
    },
  });
  audit({
    action: "event_schema.publish",
    resourceKind: "event_schema",
    resourceId: schema.id,
    before: { number: schema.publishedNumber },
    after: { ...release, definition },
  });
  return tx.eventSchema.update({
    where: owned(ctx, schema),
    data: {
      publishedNumber: release.number,
      ...(keepsDraft ? {} : { draft: Prisma.DbNull }),
      revision: { increment: 1 },
      archivedAt: null,
      updatedAt: ctx.now,
    },
  });
}

/** What publishing the draft would mean, for the events that come and for the campaigns that read them. */
export async function previewPublish(ctx: Ctx, key: string): Promise<ReleasePreview> {
  const schema = await findEventSchema(db(), ctx, key);
  const current = await publishedVersion(db(), schema);
  const definition = schema.draft === null ? current?.definition : storedDefinition(schema.draft);
  const release = definition ? planRelease(current, definition) : null;
  const [blastRadius, usedBy] = await Promise.all([
    measureBlastRadius(
      ctx,
      schema.id,
      release && current && definition ? { before: current.definition, after: definition } : null,
    ),
    campaignsTriggeredBy(db(), ctx, schema.id),
  ]);
  return {
    revision: schema.revision,
    current: current && {
      number: current.number,
      label: versionLabel(current),
      publishedAt: current.publishedAt.toISOString(),
    },
    next: release && { number: release.number, label: versionLabel(release) },
    verdict: release?.verdict ?? "none",
    changes: release?.changes ?? [],
    blastRadius,
    usedBy,
  };
}
