import type { ApiAnswer, JsonSchema } from "@/lib/domain/api-description";
import { schemaRef } from "@/lib/domain/api-description";
import { type ErrorKey, statusOfError } from "../errors";

/** The body of every refusal. */
export const errorSchema: JsonSchema = {
  type: "object",
  required: ["code", "key", "message", "request_id"],
  properties: {
    code: { type: "integer", description: "The HTTP status." },
    key: {
      type: "string",
      enum: Object.keys(statusOfError),
      description: "What a program goes by: the list is closed, and no key changes its meaning.",
    },
    message: { type: "string" },
    details: { type: "string", description: "What is wrong, where, and what was expected." },
    resource_id: { type: "string" },
    resource_type: { type: "string" },
    violations: {
      type: "array",
      description: "Everything that is wrong with what was sent.",
      items: {
        type: "object",
        required: ["pointer"],
        properties: {
          pointer: { type: "string", description: "JSON pointer into the body." },
          code: { type: "string" },
          expected: { type: "string" },
          found: { type: "string" },
          suggestion: { type: "string" },
          message: { type: "string" },
        },
      },
    },
    rejected_event_id: { type: "string", description: "Where a refused event was kept." },
    request_id: { type: "string", description: "The same as the header X-Request-Id; it is in the server's log." },
  },
};

const reasons: Record<number, string> = {
  400: "What was sent is wrong.",
  401: "Nobody known is calling.",
  403: "The caller is known, and may not.",
  404: "It is not there, or not in a project of the caller's.",
  405: "The path has no such method.",
  409: "It stands against something that is there already.",
  410: "It was there, and is no longer.",
  413: "The body is too large.",
  415: "The body is not application/json.",
  429: "Too many requests: go on after Retry-After seconds.",
  500: "A fault of the server, which is in its log.",
  503: "The server cannot answer now: try again after Retry-After seconds.",
};

const retryAfter = { "Retry-After": { description: "Seconds.", schema: { type: "integer" } } };

export const errorResponses: Record<string, ApiAnswer> = Object.fromEntries(
  Object.entries(reasons).map(([status, reason]) => [`Error${status}`, errorAnswer(Number(status), reason)]),
);

function errorAnswer(status: number, reason: string): ApiAnswer {
  const keys = (Object.keys(statusOfError) as ErrorKey[]).filter((key) => statusOfError[key] === status);
  const [key = "internal_error"] = keys;
  return {
    description: `${reason} Keys: ${keys.join(", ")}.`,
    ...(status === 429 || status === 503 ? { headers: retryAfter } : {}),
    content: {
      "application/json": {
        schema: schemaRef("Error"),
        example: { code: status, key, message: reason, request_id: "v-0a1b2c3d4e5f607182" },
      },
    },
  };
}

export function errorRefs(statuses: number[]): Record<string, { $ref: string }> {
  return Object.fromEntries(statuses.map((status) => [status, { $ref: `#/components/responses/Error${status}` }]));
}
