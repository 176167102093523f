import { z } from "zod";
import { EventSchemaDefinition } from "@/lib/domain/event-schema/definition";
import { eventNameProblem } from "@/lib/domain/event-schema/event-name";
import { compileDefinition } from "@/lib/domain/event-schema/validator";
import { publicId } from "@/lib/domain/id";
import type { BodyViolation } from "@/lib/domain/ingest/refusal";
import { readStrictJson } from "@/lib/domain/ingest/strict-json";
import type { CheckedItems, SchemaChange } from "@/lib/domain/rejected/rejected-event";
import { schemaRemedy } from "@/lib/domain/rejected/schema-remedy";
import { valuesAt } from "@/lib/domain/rejected/values-at";
import type { RejectedEvent } from "@/lib/generated/prisma/client";
import type { ProjectConfig } from "@/lib/pipeline/project-config";
import type { Ctx } from "@/lib/server/ctx";
import { db } from "@/lib/server/db";
import { proposeFromRejected } from "./event-schema-proposal";
import { publishedVersion, storedDefinition } from "./event-schema-read";
import { checkBy } from "./rejected-check";
import { bodyToReplay } from "./rejected-present";
import { configNow } from "./rejected-replay";

export const SchemaChangesInput = z.object({ problem: z.string().min(1).max(400) });

const samplesMax = 200;

/** How the schema could be changed instead of the events, and how many would pass then. Null: not by its schema. */
export async function schemaChangesFor(ctx: Ctx, problem: string): Promise<{ change: SchemaChange | null }> {
  const rows = await db().rejectedEvent.findMany({
    where: { projectId: ctx.projectId, problem, status: "open" },
    orderBy: { id: "desc" },
    take: samplesMax,
  });
  const [newest] = rows;
  const name = newest?.eventName;
  if (!newest || !name) return { change: null };
  const [violation] = newest.violations as unknown as BodyViolation[];
  if (violation?.code === "unknown_event") return { change: await definingChange(ctx, problem, name) };
  return { change: violation ? await editingChange(ctx, problem, { rows, violation, name }) : null };
}

async function findByName(ctx: Ctx, name: string) {
  return db().eventSchema.findUnique({ where: { projectId_name: { projectId: ctx.projectId, name } } });
}

/** Nobody defined the event, or what is defined is not in force: a draft, or archived. */
async function definingChange(ctx: Ctx, problem: string, name: string): Promise<SchemaChange | null> {
  const schema = await findByName(ctx, name);
  if (schema) {
    const words = schema.archivedAt ? `Take ${name} out of the archive` : `Publish the draft of ${name}`;
    return { kind: "open", words, schema: { id: publicId("eventSchema", schema.id), name } };
  }
  if (eventNameProblem(name)) return null;
  const { definition } = await proposeFromRejected(ctx, name);
  const outcome = await passingBy(ctx, problem, { id: newSchemaId, name, definition });
  return { kind: "create", words: `Define ${name} as an event`, name, outcome };
}

/** Stands for an event schema that does not exist yet. */
const newSchemaId = "00000000-0000-7000-8000-000000000000";

async function editingChange(
  ctx: Ctx,
  problem: string,
  { rows, violation, name }: { rows: RejectedEvent[]; violation: BodyViolation; name: string },
): Promise<SchemaChange | null> {
  const schema = await findByName(ctx, name);
  if (!schema || schema.archivedAt) return null;
  const published = await publishedVersion(db(), schema);
  const before = schema.draft === null ? published?.definition : storedDefinition(schema.draft);
  if (!before) return null;
  const pointer = violation.pointer.replaceAll(/\/\d+(?=\/|$)/g, "/*");
  const remedy = schemaRemedy(
    before,
    { ...violation, pointer },
    rows.flatMap(bodyOf).flatMap((body) => valuesAt(body, pointer)),
  );
  const definition = remedy && EventSchemaDefinition.safeParse(remedy.definition);
  if (!remedy || !definition?.success) return null;
  return {
    kind: "edit",
    words: remedy.words,
    schema: { id: publicId("eventSchema", schema.id), name },
    revision: schema.revision,
    hasDraft: schema.draft !== null,
    definition: definition.data,
    outcome: await passingBy(ctx, problem, { id: schema.id, name, definition: definition.data }),
  };
}

function bodyOf(row: RejectedEvent): unknown[] {
  const read = readStrictJson(bodyToReplay(row));
  return read.ok ? [read.value] : [];
}

async function passingBy(
  ctx: Ctx,
  problem: string,
  { id, name, definition }: { id: string; name: string; definition: EventSchemaDefinition },
): Promise<CheckedItems> {
  const config = await configNow(ctx);
  const number = (config.schemas.get(name)?.number ?? 0) + 1;
  const schemas = new Map(config.schemas).set(name, { id, name, number, compiled: compileDefinition(definition) });
  const changed: ProjectConfig = { ...config, schemas };
  return checkBy(ctx, changed, { problem, limit: 1_000 });
}
