import { z } from "zod";
import { eventChannels } from "@/lib/domain/event/channel";
import { outcomeFilters } from "@/lib/domain/event/outcome";
import {
  comparedAsOf,
  declaredProperty,
  propertyFilterProblem,
  propertyFiltersMax,
  propertyFilterWords,
  readPropertyFilter,
} from "@/lib/domain/event/property-filter";
import { EventSchemaDefinition } from "@/lib/domain/event-schema/definition";
import { storedId, storedIdRange } from "@/lib/domain/id";
import type { Ctx } from "@/lib/server/ctx";
import { pool } from "@/lib/server/db";
import { AppError } from "@/lib/server/errors";
import type { EventFilter } from "./event-list-conditions";
import type { TypedPropertyFilter } from "./property-condition";

const Text = z.string().trim().min(1).max(300);
const Names = z
  .union([z.string(), z.array(z.string())])
  .transform((names) => [names].flat().flatMap((name) => name.split(",")));
const PropertyText = z
  .string()
  .max(800)
  .transform((text, ctx) => {
    const filter = readPropertyFilter(text);
    if (filter) return filter;
    ctx.addIssue({ code: "custom", message: "is not property:operator:value, such as total:gte:50" });
    return z.NEVER;
  });

/** What the list, its stream and its export are narrowed by. */
export const eventFilterFields = {
  name: Names.pipe(z.array(Text).max(50)).optional(),
  /** Our id, the app's own id or an e-mail address. */
  customer: Text.optional(),
  campaign: Text.optional(),
  outcome: z.enum(outcomeFilters).optional(),
  channel: z.enum(eventChannels).optional(),
  from: z.iso.datetime({ offset: true }).optional(),
  to: z.iso.datetime({ offset: true }).optional(),
  /** Whole days in the project's time zone, both included. */
  fromDay: z.iso.date().optional(),
  toDay: z.iso.date().optional(),
  sourceId: Text.optional(),
  /** The beginning of an event's id, or the sender's key. */
  q: Text.optional(),
  /** property:operator:value, such as total:gte:50; several, all of which hold. */
  where: z
    .union([z.string(), z.array(z.string())])
    .transform((texts) => [texts].flat())
    .pipe(z.array(PropertyText).max(propertyFiltersMax))
    .optional(),
};

export const EventFilterInput = z.object(eventFilterFields);
export type EventFilterInput = z.infer<typeof EventFilterInput>;

/** Null when what is asked for cannot exist, so that nothing need be looked up. */
export async function eventFilter(ctx: Ctx, input: EventFilterInput): Promise<EventFilter | null> {
  const properties = await typedProperties(ctx, input);
  const customerIds = input.customer === undefined ? null : await findCustomerIds(ctx, input.customer);
  if (customerIds?.length === 0) return null;
  const campaignId = input.campaign === undefined ? null : storedId("campaign", input.campaign);
  if (input.campaign !== undefined && !campaignId) return null;
  return {
    names: input.name ?? [],
    customerIds,
    campaignId,
    outcome: input.outcome ?? null,
    channel: input.channel ?? null,
    from: input.from ? new Date(input.from) : null,
    to: input.to ? new Date(input.to) : null,
    fromDay: input.fromDay ?? null,
    toDay: input.toDay ?? null,
    sourceId: input.sourceId ?? null,
    search: input.q === undefined ? null : { ids: storedIdRange("event", input.q), sourceId: input.q },
    properties,
    among: null,
  };
}

/** With one event chosen, its published schema says what a property is compared as; else the value does. */
async function typedProperties(ctx: Ctx, input: EventFilterInput): Promise<TypedPropertyFilter[]> {
  const { where = [], name = [] } = input;
  if (where.length === 0) return [];
  const isNarrowed = name.length > 0 || [input.from, input.fromDay, input.customer].some((each) => each !== undefined);
  if (!isNarrowed) {
    throw new AppError("invalid_query_params", {
      details: "query /where: choose an event, a customer or a time as well: properties have no index of their own",
    });
  }
  const [only] = name.length === 1 ? name : [];
  const definition = only === undefined ? null : await publishedDefinition(ctx, only);
  return where.map((filter) => {
    const property = definition && declaredProperty(definition.properties, filter.path);
    const problem = propertyFilterProblem(filter, property);
    if (!problem) return { ...filter, as: comparedAsOf(property) };
    throw new AppError("invalid_query_params", { details: `query /where: ${propertyFilterWords(filter)}: ${problem}` });
  });
}

export async function publishedDefinition(ctx: Ctx, name: string): Promise<EventSchemaDefinition | null> {
  const { rows } = await pool().query<{ definition: unknown }>(
    `SELECT v.definition FROM event_schema s JOIN event_schema_version v
       ON v.project_id = s.project_id AND v.event_schema_id = s.id AND v.number = s.published_number
     WHERE s.project_id = $1 AND s.name = $2`,
    [ctx.projectId, name],
  );
  const parsed = EventSchemaDefinition.safeParse(rows[0]?.definition);
  return parsed.success ? parsed.data : null;
}

/** People share addresses; nobody shares one with more people than this. */
const sameEmailMax = 50;

export async function findCustomerIds(ctx: Ctx, who: string): Promise<string[]> {
  const id = storedId("customer", who);
  if (id) return [id];
  const { rows } = await pool().query<{ id: string }>(
    `(SELECT id FROM customer WHERE project_id = $1 AND source_id = $2)
     UNION (SELECT id FROM customer WHERE project_id = $1 AND email = ANY($3::text[]) LIMIT ${sameEmailMax})`,
    [ctx.projectId, who, [...new Set([who, who.toLowerCase()])]],
  );
  return rows.map((row) => row.id);
}
