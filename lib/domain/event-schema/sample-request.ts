import { curlOfEvent, shellQuoted } from "../curl";
import type { EventSchemaDefinition } from "./definition";
import { samplePayload } from "./sample-payload";
import { toTypeScript, typeName } from "./typescript";

export interface SampleBody {
  event: string;
  customer: { source_id: string };
  metadata: Record<string, unknown>;
}

interface SampleRequest {
  body: SampleBody;
  curl: string;
}

/** Both parts of a server key. Where they are not known, the snippets read them from the environment. */
export interface SnippetKey {
  appId: string;
  token: string;
}

/** Lines for a shell that put a key where the snippets look for it. */
export function keyExports({ appId, token }: SnippetKey): string {
  return `export GOODWORD_APP_ID=${shellQuoted(appId)}\nexport GOODWORD_APP_TOKEN=${shellQuoted(token)}`;
}

export function sampleBody(name: string, definition: EventSchemaDefinition): SampleBody {
  return { event: name, customer: { source_id: "customer-1" }, metadata: samplePayload(definition) };
}

/** How the event is sent, ready to be pasted once the two parts of a key are filled in. */
export function sampleRequest(name: string, definition: EventSchemaDefinition, origin: string): SampleRequest {
  const body = sampleBody(name, definition);
  return { body, curl: curlOfEvent(body, origin) };
}

function indented(value: unknown, indent: string): string {
  return JSON.stringify(value, null, 2).replaceAll("\n", `\n${indent}`);
}

/** For Node, which finds no named exports in Voucherify's package; everything else finds nothing but those. */
export function sdkSnippet({ event, customer, metadata }: SampleBody, origin: string): string {
  return `// npm install @voucherify/sdk
// In TypeScript or with a bundler: import { VoucherifyServerSide } from "@voucherify/sdk";
import voucherify from "@voucherify/sdk";

const goodword = voucherify.VoucherifyServerSide({
  apiUrl: ${JSON.stringify(origin)},
  applicationId: process.env.GOODWORD_APP_ID,
  secretKey: process.env.GOODWORD_APP_TOKEN,
});

await goodword.events.create(${JSON.stringify(event)}, {
  customer: ${indented(customer, "  ")},
  metadata: ${indented(metadata, "  ")},
});`;
}

/** The event's type, and a function that a compiler lets send nothing else. */
export function typeScriptSnippet(name: string, definition: EventSchemaDefinition, origin: string): string {
  return `${toTypeScript(name, definition)}

/** A line for each event that track() may send. */
export interface Events {
  ${JSON.stringify(name)}: ${typeName(name)};
}

/** Sends an event; throws with what was wrong when it is refused. */
export async function track<Name extends keyof Events>(
  event: Name,
  customer: { source_id: string; name?: string; email?: string },
  metadata: Events[Name],
): Promise<void> {
  const answer = await fetch(${JSON.stringify(`${origin}/v1/events`)}, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "x-app-id": process.env.GOODWORD_APP_ID ?? "",
      "x-app-token": process.env.GOODWORD_APP_TOKEN ?? "",
    },
    body: JSON.stringify({ event, customer, metadata }),
  });
  if (!answer.ok) throw new Error(\`\${event} was refused: \${await answer.text()}\`);
}`;
}
