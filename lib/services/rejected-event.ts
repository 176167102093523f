import { createHash } from "node:crypto";
import { publicId } from "@/lib/domain/id";
import type { BodyViolation } from "@/lib/domain/ingest/refusal";
import { bodyChanges } from "@/lib/domain/rejected/body-changes";
import type { MendedBody, RejectedRecord, RejectedVerdict } from "@/lib/domain/rejected/rejected-event";
import type { RejectedEvent } from "@/lib/generated/prisma/client";
import { readEvent } from "@/lib/pipeline/ingest/read-event";
import { wouldPass } from "@/lib/pipeline/ingest/would-pass";
import type { Ctx } from "@/lib/server/ctx";
import { db } from "@/lib/server/db";
import { AppError, notFound } from "@/lib/server/errors";
import { requireStoredId } from "@/lib/server/stored-id";
import { type AuditChange, write } from "@/lib/server/write";
import {
  bodyToReplay,
  keptEvent,
  presentBody,
  presentRejected,
  presentVerdict,
  presentViolations,
} from "./rejected-present";
import { configNow, replayedAs } from "./rejected-replay";
import { lockRejected, readRejected } from "./rejected-selection";

/** One rejected event with its body as it came, and whether it would pass now. */
export async function getRejected(ctx: Ctx, id: string): Promise<RejectedRecord> {
  const row = await findRejected(ctx, id);
  const [key, schema, replayed, verdict] = await Promise.all([
    findKey(ctx, row),
    findSchema(ctx, row),
    row.status === "replayed" ? replayedAs(db(), ctx, [row]) : null,
    row.status === "replayed" ? null : verdictNow(ctx, row),
  ]);
  const eventId = replayed?.get(row.id);
  return {
    ...presentRejected(row, { key, isMended: row.mended !== null }),
    violations: presentViolations(row.violations as unknown as BodyViolation[]),
    context: row.context as RejectedRecord["context"],
    schema,
    body: presentBody(row.raw),
    mended: row.mended && presentBody(row.mended),
    verdict,
    eventId: eventId ? publicId("event", eventId) : null,
  };
}

export async function findRejected(ctx: Ctx, id: string): Promise<RejectedEvent> {
  const [row] = await readRejected(ctx, [requireStoredId("rejectedEvent", "rejected_event", id)]);
  if (!row) throw notFound("rejected_event", id);
  return row;
}

async function verdictNow(ctx: Ctx, row: RejectedEvent, bytes = bodyToReplay(row)): Promise<RejectedVerdict> {
  const [judgement] = await wouldPass(await configNow(ctx), [keptEvent(row, bytes)]);
  if (!judgement) throw new Error("an event was not judged");
  return presentVerdict(judgement);
}

async function findKey(ctx: Ctx, { apiKeyId }: RejectedEvent): Promise<RejectedRecord["key"]> {
  const key =
    apiKeyId &&
    (await db().apiKey.findFirst({ where: { id: apiKeyId, projectId: ctx.projectId }, select: { name: true } }));
  return key ? { id: publicId("apiKey", apiKeyId), name: key.name } : null;
}

async function findSchema(ctx: Ctx, row: RejectedEvent): Promise<RejectedRecord["schema"]> {
  if (!row.eventSchemaId || row.schemaNumber === null) return null;
  const schema = await db().eventSchema.findFirst({ where: { id: row.eventSchemaId, projectId: ctx.projectId } });
  if (!schema) return null;
  return {
    id: publicId("eventSchema", schema.id),
    name: schema.name,
    judgedBy: row.schemaNumber,
    current: schema.archivedAt ? null : schema.publishedNumber,
  };
}

/** Stores the body as a person mended it, and answers what it would be answered now. The body that came stays. */
export async function mendRejected(ctx: Ctx, id: string, { body }: MendedBody): Promise<RejectedVerdict> {
  const found = await findRejected(ctx, id);
  const mended = body === null ? null : new Uint8Array(Buffer.from(body));
  if (!isSameBody(found.mended, mended)) {
    await write(ctx, "data", async (tx, audit) => {
      const [row] = await lockRejected(tx, ctx, [found.id]);
      if (!row) throw notFound("rejected_event", id);
      if (row.status !== "open") throw notOpen(row);
      await tx.rejectedEvent.update({ where: { id: row.id, projectId: ctx.projectId }, data: { mended } });
      audit(mendChange(row, mended));
    });
  }
  return verdictNow(ctx, found, mended ?? found.raw);
}

function isSameBody(one: Uint8Array | null, other: Uint8Array | null): boolean {
  return one === other || (one !== null && other !== null && Buffer.compare(one, other) === 0);
}

function notOpen(row: RejectedEvent): AppError {
  return new AppError("edit_conflict", {
    message: "This event is not open",
    details: `It was ${row.status}${row.resolvedBy ? ` by ${row.resolvedBy}` : ""}: only open events can be mended.`,
    resourceType: "rejected_event",
    resourceId: publicId("rejectedEvent", row.id),
  });
}

export function mendChange(row: RejectedEvent, mended: Uint8Array<ArrayBuffer> | null, how?: unknown): AuditChange {
  const before = bodyToReplay(row);
  const after = mended ?? row.raw;
  const [one, other] = [readEvent(before), readEvent(after)];
  return {
    action: "rejected_event.mend",
    resourceKind: "rejected_event",
    resourceId: row.id,
    before: fingerprint(before),
    after: {
      ...fingerprint(after),
      ...(one.ok && other.ok ? { changes: bodyChanges(one.value, other.value) } : {}),
      ...(how === undefined ? {} : { operations: how }),
    },
  };
}

function fingerprint(bytes: Uint8Array): { bytes: number; sha256: string } {
  return { bytes: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex") };
}
