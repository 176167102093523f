import { propertiesMax } from "@/lib/domain/event-schema/definition-limits";
import type { Property } from "@/lib/domain/event-schema/property";
import { acceptProposal, proposeProperties } from "@/lib/domain/event-schema/propose";
import { type SeenProperties, SeenTally } from "@/lib/domain/event-schema/seen";
import type { Ctx } from "@/lib/server/ctx";
import { db } from "@/lib/server/db";
import { findEventSchema, publishedVersion, storedDefinition } from "./event-schema-read";
import { countRecentEvents, recentDays, sampleRecentEvents } from "./event-schema-recent";

/** What the last days' events really carried, of what is defined and of what nobody defined. */
export async function seenProperties(ctx: Ctx, key: string): Promise<SeenProperties> {
  const schema = await findEventSchema(db(), ctx, key);
  const { total, isMore } = await countRecentEvents(ctx, schema.id);
  const tally = new SeenTally();
  const samples: unknown[] = [];
  if (total > 0) {
    await sampleRecentEvents(ctx, schema.id, ({ metadata }) => {
      tally.add(metadata);
      samples.push(metadata);
    });
  }
  const published = await publishedVersion(db(), schema);
  const draft = schema.draft === null ? null : storedDefinition(schema.draft);
  const defined = [...(published?.definition.properties ?? []), ...(draft?.properties ?? [])];
  return {
    days: recentDays,
    total,
    isMore,
    sampled: samples.length,
    properties: tally.counted(),
    undefined: undefinedAmong(samples, new Set(defined.map(({ name }) => name))),
  };
}

/** Optional whatever was seen, and without examples: they would be somebody's own data, copied into the schema. */
function undefinedAmong(samples: unknown[], defined: Set<string>): Property[] {
  const proposed = acceptProposal(proposeProperties(samples).properties).filter(({ name }) => !defined.has(name));
  return proposed.slice(0, propertiesMax).map(cautious);
}

function cautious({ example: _, properties, ...property }: Property): Property {
  return { ...property, required: false, ...(properties && { properties: properties.map(cautious) }) };
}
