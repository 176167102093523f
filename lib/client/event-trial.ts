import type { CheckedEvent, SentEvent } from "@/lib/domain/event/event-trial";
import type { EventSchemaDefinition } from "@/lib/domain/event-schema/definition";
import { api } from "./api";

interface Drafted {
  eventSchema: string;
  definition: EventSchemaDefinition;
}

/** What would happen, by what is published or by a definition that is still being written. Nothing is stored. */
export function checkEvent(project: string, body: string, draft: Drafted | null) {
  const asked = { body, ...(draft && { draft }) };
  return api<CheckedEvent>("/api/events/dry-run", { project, method: "POST", body: asked });
}

/** Really sends it: what fits is stored and acted on, the rest lies in the rejected inbox. */
export function sendEvent(project: string, body: string) {
  return api<SentEvent>("/api/events", { project, method: "POST", body: { body } });
}
