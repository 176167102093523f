import type { EventSchemaDefinition } from "./definition";
import { samplePayload } from "./sample-payload";

export interface SampleRequest {
  body: { event: string; customer: { source_id: string }; metadata: Record<string, unknown> };
  curl: string;
}

/** Within single quotes a shell leaves everything alone but their end. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** How the event is sent, ready to be pasted once the two parts of a key are filled in. */
export function sampleRequest(name: string, definition: EventSchemaDefinition, origin: string): SampleRequest {
  const body = { event: name, customer: { source_id: "customer-1" }, metadata: samplePayload(definition) };
  const curl = [
    `curl -X POST ${quoted(`${origin}/v1/events`)}`,
    `-H "X-App-Id: $GOODWORD_APP_ID"`,
    `-H "X-App-Token: $GOODWORD_APP_TOKEN"`,
    `-H 'Content-Type: application/json'`,
    `-d ${quoted(JSON.stringify(body, null, 2))}`,
  ].join(" \\\n  ");
  return { body, curl };
}
