import { storedId } from "@/lib/domain/id";
import type { Ctx } from "@/lib/server/ctx";
import { notFound } from "@/lib/server/errors";
import { archiveEventSchema } from "@/lib/services/event-schema";
import {
  changePublishedEventSchema,
  createPublishedEventSchema,
  getPublishedEventSchema,
  listPublishedEventSchemas,
} from "@/lib/services/published-event-schema";
import {
  type CustomEventSchemaInput,
  type CustomEventSchemaUpdate,
  definitionFromWire,
  mergeWireProperties,
  wireEventSchema,
} from "./custom-event-schema";
import { list } from "./list";

interface InProject {
  projectId: string;
}
interface Named extends InProject {
  id: string;
}

/** The key says which project it is; a path that names another is answered like one that does not exist. */
function assertProject(ctx: Ctx, { projectId }: InProject): void {
  if (storedId("project", projectId) !== ctx.projectId) throw notFound("project", projectId.slice(0, 100));
}

export async function listCustomEventSchemas(ctx: Ctx, place: InProject) {
  assertProject(ctx, place);
  const schemas = await listPublishedEventSchemas(ctx);
  return list("data", schemas.map(wireEventSchema), { total: schemas.length });
}

export async function getCustomEventSchema(ctx: Ctx, place: Named) {
  assertProject(ctx, place);
  return wireEventSchema(await getPublishedEventSchema(ctx, place.id));
}

export async function createCustomEventSchema(ctx: Ctx, place: InProject, { name, schema }: CustomEventSchemaInput) {
  assertProject(ctx, place);
  return wireEventSchema(await createPublishedEventSchema(ctx, name, definitionFromWire(schema.properties)));
}

export async function updateCustomEventSchema(ctx: Ctx, place: Named, { schema }: CustomEventSchemaUpdate) {
  assertProject(ctx, place);
  const changed = await changePublishedEventSchema(ctx, place.id, (before) =>
    mergeWireProperties(before, schema.properties),
  );
  return wireEventSchema(changed);
}

export async function deleteCustomEventSchema(ctx: Ctx, place: Named): Promise<void> {
  assertProject(ctx, place);
  const { id } = await getPublishedEventSchema(ctx, place.id);
  await archiveEventSchema(ctx, id);
}
