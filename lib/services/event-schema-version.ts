import type { EventSchemaDefinition } from "@/lib/domain/event-schema/definition";
import type { DiffQuery, VersionChoice } from "@/lib/domain/event-schema/event-schema-input";
import type { DefinedVersion } from "@/lib/domain/event-schema/event-schema-record";
import { type JsonSchema, toJsonSchema } from "@/lib/domain/event-schema/json-schema";
import { versionLabel } from "@/lib/domain/event-schema/release";
import { sampleRequest } from "@/lib/domain/event-schema/sample-request";
import { compileDefinition } from "@/lib/domain/event-schema/validator";
import { compareDefinitions } from "@/lib/domain/event-schema/versions";
import { violationSentence } from "@/lib/domain/event-schema/violation";
import type { EventSchema } from "@/lib/generated/prisma/client";
import type { Ctx } from "@/lib/server/ctx";
import { db } from "@/lib/server/db";
import { notFound } from "@/lib/server/errors";
import {
  findEventSchema,
  findVersion,
  presentDefinedVersion,
  presentVersion,
  resourceType,
  storedDefinition,
} from "./event-schema-read";

/** The newest first. */
export async function listVersions(ctx: Ctx, key: string) {
  const schema = await findEventSchema(db(), ctx, key);
  const versions = await db().eventSchemaVersion.findMany({
    where: { projectId: ctx.projectId, eventSchemaId: schema.id },
    orderBy: { number: "desc" },
    take: 1_000,
  });
  return {
    data: versions.map((version) => presentVersion(schema, version)),
    nextCursor: null,
    total: versions.length,
  };
}

export async function getVersion(ctx: Ctx, key: string, number: number): Promise<DefinedVersion> {
  const schema = await findEventSchema(db(), ctx, key);
  return presentDefinedVersion(schema, await findVersion(db(), schema, number));
}

interface Chosen {
  version: number | "draft";
  label: string | null;
  definition: EventSchemaDefinition;
}

/** Of a choice that is not there the draft falls back on what is published: then nothing differs from it. */
export async function chooseVersion(schema: EventSchema, choice: VersionChoice | undefined): Promise<Chosen> {
  const wanted = choice ?? (schema.publishedNumber === null ? "draft" : "published");
  if (wanted === "draft" && schema.draft !== null) {
    return { version: "draft", label: null, definition: storedDefinition(schema.draft) };
  }
  const number = typeof wanted === "number" ? wanted : schema.publishedNumber;
  if (number === null) throw notFound(`${resourceType}_version`, "published");
  const version = await findVersion(db(), schema, number);
  return { version: number, label: versionLabel(version), definition: storedDefinition(version.definition) };
}

export async function diffVersions(ctx: Ctx, key: string, { from, to }: DiffQuery) {
  const schema = await findEventSchema(db(), ctx, key);
  const [before, after] = [await chooseVersion(schema, from), await chooseVersion(schema, to)];
  return { from: before, to: after, ...compareDefinitions(before.definition, after.definition) };
}

/** JSON Schema of the event's metadata. */
export async function exportJsonSchema(ctx: Ctx, key: string, choice: VersionChoice | undefined): Promise<JsonSchema> {
  const schema = await findEventSchema(db(), ctx, key);
  const { definition } = await chooseVersion(schema, choice);
  return toJsonSchema(definition, { title: schema.name, description: schema.description ?? undefined });
}

/** A request to copy, and what of it a person must still mend: a pattern's text cannot be invented. */
export async function sampleEvent(ctx: Ctx, key: string, choice: VersionChoice | undefined, origin: string) {
  const schema = await findEventSchema(db(), ctx, key);
  const { definition, ...against } = await chooseVersion(schema, choice);
  const sample = sampleRequest(schema.name, definition, origin);
  const toMend = compileDefinition(definition).explain(sample.body.metadata).map(violationSentence);
  return { against, ...sample, toMend };
}
