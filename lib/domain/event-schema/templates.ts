import { EventSchemaDefinition } from "./definition";
import { propertyId } from "./property-id";
import { type PropertyDraft, templateDrafts } from "./template-drafts";

export interface EventTemplate {
  name: string;
  description: string;
  definition: EventSchemaDefinition;
}

function withIds(drafts: PropertyDraft[], path: string[], ids: Set<string>): unknown[] {
  return drafts.map(({ properties, ...draft }) => {
    const here = [...path, draft.name];
    const id = propertyId(here, ids);
    ids.add(id);
    return { id, ...draft, ...(properties && { properties: withIds(properties, here, ids) }) };
  });
}

/** The usual events of such a product, ready to be taken and changed. */
export const eventTemplates: EventTemplate[] = templateDrafts.map(({ name, description, properties }) => ({
  name,
  description,
  definition: EventSchemaDefinition.parse({ properties: withIds(properties, [], new Set()) }),
}));
