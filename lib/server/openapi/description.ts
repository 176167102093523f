import type { z } from "zod";
import type { ApiDescription, ApiMedia, ApiOperation, JsonSchema } from "@/lib/domain/api-description";
import { routeGroups } from "@/lib/domain/route-group";
import type { DescribedRoute } from "@/lib/domain/route-summary";
import type { RouteDeclaration } from "../route-declaration";
import { securitySchemes } from "./access";
import { errorResponses, errorSchema } from "./answers";
import { exampleOf } from "./example";
import { operationOf } from "./operation";
import { SchemaWriter } from "./schema-writer";

interface Described {
  version: string;
  routes: RouteDeclaration<DescribedRoute>[];
  /** Schemas that become components, by their names. */
  named: Record<string, z.ZodType>;
}

/** The API as OpenAPI 3.1, made of what its routes declare. */
export function describeApi({ version, routes, named }: Described): ApiDescription {
  const writer = new SchemaWriter(named);
  const placed = routes.map((route) => operationOf(route, writer));
  const { schemas, named: withNames } = writer.finish();
  const components = { Error: errorSchema, ...schemas };
  const paths: ApiDescription["paths"] = {};
  for (const { path, verb, operation } of placed) {
    paths[path] = { ...paths[path], [verb]: withExamples(withNames(operation), components) };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Goodword API",
      version,
      description: introduction,
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    servers: [{ url: "/", description: "This server" }],
    tags: routeGroups.map(({ title, words }) => ({ name: title, description: words })),
    paths,
    components: { schemas: components, responses: errorResponses, securitySchemes },
  };
}

function withExamples(operation: ApiOperation, components: Record<string, JsonSchema>): ApiOperation {
  const asked = Object.values(operation.requestBody?.content ?? {});
  const answered = Object.values(operation.responses).flatMap((answer) =>
    "$ref" in answer ? [] : Object.entries(answer.content ?? {}),
  );
  const isJson = (type: string) => type.endsWith("json") && !type.includes("ndjson");
  const told: ApiMedia[] = [...asked, ...answered.flatMap(([type, media]) => (isJson(type) ? [media] : []))];
  for (const media of told) media.example = exampleOf(media.schema, components);
  return operation;
}

const introduction = `Goodword's own API under /api, and Voucherify's format under /v1, /client/v1 and /management/v1.

**Who is calling.** Programs send a server key: X-App-Id and X-App-Token, or the token alone as bearer. Browsers post events with a browser key. People are known by the session cookie and name the project in X-Goodword-Project. Each operation says which permission it needs.

**Once.** An event with a source_id is stored once, however often it is sent: the repeat is answered with the event that is there (replayed: true). The same source_id with another content is refused with idempotency_conflict.

**Pages.** Lists under /api answer data and nextCursor; send it back as cursor until it is null. Lists under /v1 have limit and page, as in Voucherify, or more_starting_after.

**Limits.** A key has so many requests a second; X-Rate-Limit-Limit, -Remaining and -Retry say how many are left. Beyond it the answer is 429 with Retry-After.

**Errors.** Every refusal has code, key, message, mostly details, and request_id. Programs go by key.

**Change.** Answers may gain fields; read over those you do not know.`;
