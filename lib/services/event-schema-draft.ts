import type { EventSchemaDefinition } from "@/lib/domain/event-schema/definition";
import type { DraftInput, EventSchemaRestore } from "@/lib/domain/event-schema/event-schema-input";
import { versionLabel } from "@/lib/domain/event-schema/release";
import { isSameJson } from "@/lib/domain/json";
import { type EventSchema, Prisma } from "@/lib/generated/prisma/client";
import type { Ctx } from "@/lib/server/ctx";
import type { Tx } from "@/lib/server/db";
import { AppError } from "@/lib/server/errors";
import { type AuditChange, write } from "@/lib/server/write";
import { owned } from "./event-schema";
import {
  findVersion,
  lastEditOf,
  lockEventSchema,
  publishedVersion,
  resourceType,
  showEventSchema,
  storedDefinition,
} from "./event-schema-read";

export async function saveDraft(ctx: Ctx, key: string, { revision, definition }: DraftInput) {
  return edit(ctx, key, async (tx, schema, audit) => {
    await assertRevision(tx, ctx, schema, revision);
    return keepDraft(tx, ctx, schema, { definition, audit, verb: "save_draft" });
  });
}

/** Back to what is published. */
export async function discardDraft(ctx: Ctx, key: string, revision: number | undefined) {
  return edit(ctx, key, async (tx, schema, audit) => {
    if (revision !== undefined) await assertRevision(tx, ctx, schema, revision);
    const published = await publishedVersion(tx, schema);
    if (!published) {
      throw new AppError("edit_conflict", {
        details: `${schema.name} was never published, so there is nothing to go back to. Delete it instead.`,
        resourceType,
      });
    }
    return keepDraft(tx, ctx, schema, { definition: published.definition, audit, verb: "discard_draft" });
  });
}

/** An old version becomes the draft; publishing it is a step of its own. */
export async function restoreVersion(ctx: Ctx, key: string, { number, revision }: EventSchemaRestore) {
  return edit(ctx, key, async (tx, schema, audit) => {
    if (revision !== undefined || schema.draft !== null) await assertRevision(tx, ctx, schema, revision);
    const version = await findVersion(tx, schema, number);
    const definition = storedDefinition(version.definition);
    return keepDraft(tx, ctx, schema, { definition, audit, verb: "restore", restored: versionLabel(version) });
  });
}

type Audit = (change: AuditChange) => void;

async function edit(ctx: Ctx, key: string, work: (tx: Tx, schema: EventSchema, audit: Audit) => Promise<EventSchema>) {
  const schema = await write(ctx, "data", async (tx, audit) => {
    const locked = await lockEventSchema(tx, ctx, key);
    assertNotArchived(locked);
    return work(tx, locked, audit);
  });
  return showEventSchema(ctx, schema);
}

interface Keeping {
  definition: EventSchemaDefinition;
  audit: Audit;
  verb: "save_draft" | "discard_draft" | "restore";
  /** The version that was taken up again. */
  restored?: string;
}

async function keepDraft(
  tx: Tx,
  ctx: Ctx,
  schema: EventSchema,
  { definition, audit, verb, restored }: Keeping,
): Promise<EventSchema> {
  const published = await publishedVersion(tx, schema);
  const isPublished = published !== null && isSameJson(published.definition, definition);
  audit({
    action: `event_schema.${verb}`,
    resourceKind: "event_schema",
    resourceId: schema.id,
    before: { draft: schema.draft },
    after: { draft: isPublished ? null : definition, restored },
  });
  return tx.eventSchema.update({
    where: owned(ctx, schema),
    data: {
      draft: isPublished ? Prisma.DbNull : (definition as unknown as Prisma.InputJsonObject),
      revision: { increment: 1 },
      updatedAt: ctx.now,
    },
  });
}

export function assertNotArchived({ name, archivedAt }: EventSchema): void {
  if (!archivedAt) return;
  throw new AppError("edit_conflict", {
    message: "This event is archived",
    details: `Take ${name} out of the archive to change it.`,
    resourceType,
  });
}

/** The second of two editors is told who was first, and given what they saved: her own work is still in her hands. */
export async function assertRevision(
  tx: Tx,
  ctx: Ctx,
  schema: EventSchema,
  revision: number | undefined,
): Promise<void> {
  if (revision === schema.revision) return;
  const lastEdit = await lastEditOf(tx, ctx, schema);
  throw new AppError("edit_conflict", {
    message: "Somebody else changed this meanwhile",
    details: lastEdit
      ? `${lastEdit.by} changed ${schema.name} at ${lastEdit.at}.`
      : `${schema.name} is at revision ${schema.revision} now.`,
    resourceType,
    extra: { current: { revision: schema.revision, lastEdit, draft: schema.draft } },
  });
}
