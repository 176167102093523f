import type { ApiAnswer, ApiMedia, ApiOperation, JsonSchema } from "@/lib/domain/api-description";
import { routeAccess } from "@/lib/domain/permission";
import { routeGroup } from "@/lib/domain/route-group";
import { type DescribedRoute, routeSummaries } from "@/lib/domain/route-summary";
import { noContent, type RouteDeclaration, successStatus } from "../route-declaration";
import { accessOf } from "./access";
import { errorRefs } from "./answers";
import { parametersOf } from "./parameters";
import type { SchemaWriter } from "./schema-writer";

export interface PlacedOperation {
  path: string;
  verb: string;
  operation: ApiOperation;
}

export function operationOf(declaration: RouteDeclaration<DescribedRoute>, writer: SchemaWriter): PlacedOperation {
  const { name, schemas } = declaration;
  const [verb = "", pattern = ""] = name.split(" ");
  const path = pattern.replace(/\[(\w+)\]/g, "{$1}");
  const access = accessOf(name);
  const body = schemas.body && writer.write(schemas.body, "input");
  return {
    path,
    verb: verb.toLowerCase(),
    operation: {
      operationId: operationId(verb, pattern),
      tags: [routeGroup(verb, pattern)],
      summary: routeSummaries[name],
      description: access.words,
      security: access.security,
      parameters: parametersOf(declaration, writer),
      ...(body ? { requestBody: { required: true, content: { "application/json": { schema: body } } } } : {}),
      responses: { ...answersOf(declaration, writer), ...errorRefs(errorStatuses(declaration)) },
      "x-access": routeAccess[name],
    },
  };
}

/** "GET /api/campaigns/[id]/codes" → getApiCampaignsIdCodes: it stays while the path does. */
function operationId(verb: string, pattern: string): string {
  const words = pattern.split(/[^A-Za-z0-9]+/).filter(Boolean);
  return verb.toLowerCase() + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
}

function answersOf({ schemas }: RouteDeclaration, writer: SchemaWriter): Record<string, ApiAnswer> {
  const usual = successStatus(schemas);
  if (schemas.answer === noContent) return { [usual]: { description: "Done; there is nothing to say." } };
  const media = schemas.media ?? ["application/json"];
  const schema = writer.write(schemas.answer, "output");
  return {
    [usual]: answerOf(statusWords[usual] ?? "", media, schema),
    ...Object.fromEntries(
      Object.entries(schemas.otherwise ?? {}).map(([status, other]) => [
        status,
        answerOf(statusWords[Number(status)] ?? "", ["application/json"], writer.write(other, "output")),
      ]),
    ),
  };
}

const statusWords: Record<number, string> = {
  200: "The answer.",
  201: "It was made.",
  202: "It is done as an action.",
};

function answerOf(description: string, media: readonly string[], schema: JsonSchema): ApiAnswer {
  const content: Record<string, ApiMedia> = Object.fromEntries(media.map((type) => [type, { schema }]));
  return { description, content };
}

/** How the request may end otherwise; faults and outages are everywhere. */
function errorStatuses({ name, schemas }: RouteDeclaration): number[] {
  const [verb = "", path = ""] = name.split(" ");
  const access: string = routeAccess[name];
  const { namesProject } = accessOf(name);
  const isKeyed = /^\/(v1|client|management)\//.test(path);
  if (access === "public" && !schemas.query && !schemas.body) return [503];
  return [
    ...(schemas.query || schemas.body || schemas.params ? [400] : []),
    ...(access === "public" ? [] : [401]),
    ...(access === "public" || access === "session" ? [] : [403]),
    ...(namesProject || schemas.params ? [404] : []),
    ...(verb === "GET" ? [] : [409]),
    ...(path.includes("/invitations/accept") ? [410] : []),
    ...(schemas.body ? [413, 415] : []),
    ...(isKeyed || namesProject ? [429] : []),
    500,
    503,
  ];
}
