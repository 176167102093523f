import {
  type ApiDescription,
  type ApiMedia,
  type ApiOperation,
  componentName,
  type JsonSchema,
} from "./api-description";
import { shellQuoted } from "./curl";
import { placeInGroup } from "./route-group";

/** How the API's description is laid out for readers. */

export interface ReadOperation {
  verb: string;
  path: string;
  operation: ApiOperation;
}

export interface OperationGroup {
  title: string;
  /** In the address of its page. */
  slug: string;
  words: string;
  operations: ReadOperation[];
}

export function groupSlug(title: string): string {
  return title.toLowerCase().replace(/[^a-z]+/g, "-");
}

export function operationGroups({ tags, paths }: ApiDescription): OperationGroup[] {
  const all = Object.entries(paths).flatMap(([path, verbs]) =>
    Object.entries(verbs).map(([verb, operation]) => ({ verb: verb.toUpperCase(), path, operation })),
  );
  return tags.map(({ name, description }) => ({
    title: name,
    slug: groupSlug(name),
    words: description,
    operations: all.filter(({ operation }) => operation.tags[0] === name).sort(inOrder(name)),
  }));
}

/** What the group is about first. */
function inOrder(title: string): (one: ReadOperation, other: ReadOperation) => number {
  const rank = ({ verb, path }: ReadOperation) => placeInGroup(title, verb, path);
  return (one, other) => rank(one) - rank(other);
}

export function bodyOf({ requestBody }: ApiOperation): ApiMedia | null {
  return Object.values(requestBody?.content ?? {})[0] ?? null;
}

const sample: Record<string, string> = {
  id: "01K6RZ8Q3V5T9W2X4Y6Z8A1B3C",
  projectId: "$GOODWORD_PROJECT",
  code: "ADA-7KQ2",
  number: "1",
};

/** The operation as a shell calls it; both parts of a key are read from the environment. */
export function curlOfOperation({ verb, path, operation }: ReadOperation, origin: string): string {
  const [way = {}] = operation.security.filter((each) => !("session" in each)).concat(operation.security);
  const required = operation.parameters.filter((parameter) => parameter.in === "query" && parameter.required);
  const query = required.map(({ name }) => `${name}=…`).join("&");
  const filled = path.replace(/\{(\w+)\}/g, (_whole, name: string) => sample[name] ?? name);
  const body = bodyOf(operation);
  return [
    `curl${verb === "GET" ? "" : ` -X ${verb}`} "${origin}${filled}${query ? `?${query}` : ""}"`,
    ...Object.keys(way).flatMap((scheme) => credentials[scheme] ?? []),
    ...("session" in way && operation.parameters.some(({ in: where }) => where === "header")
      ? [`-H "X-Goodword-Project: $GOODWORD_PROJECT"`]
      : []),
    ...(body
      ? [`-H "Content-Type: application/json"`, `-d ${shellQuoted(JSON.stringify(body.example, null, 2))}`]
      : []),
  ].join(" \\\n  ");
}

const credentials: Record<string, string[]> = {
  appId: [`-H "X-App-Id: $GOODWORD_APP_ID"`],
  appToken: [`-H "X-App-Token: $GOODWORD_APP_TOKEN"`],
  clientId: [`-H "X-Client-Application-Id: $GOODWORD_CLIENT_APP_ID"`],
  clientToken: [`-H "X-Client-Token: $GOODWORD_CLIENT_TOKEN"`, `-H "Origin: https://shop.example"`],
  session: [`-b "goodword.session_token=$GOODWORD_SESSION"`],
};

type Components = Record<string, JsonSchema>;

/** The components that a value's references lead to. */
export function reachable(value: unknown, components: Components): Components {
  const found: Components = {};
  const open = [value];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const [, name = ""] of JSON.stringify(next).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      const component = components[name];
      if (!component || found[name]) continue;
      found[name] = component;
      open.push(component);
    }
  }
  return found;
}

/** Without references and without "or null". */
export function resolved(schema: JsonSchema, components: Components): JsonSchema {
  const name = componentName(schema);
  if (name) return resolved(components[name] ?? {}, components);
  const variants = variantsOf(schema);
  const [only] = variants;
  return only && variants.length === 1 && only !== schema ? resolved(only, components) : schema;
}

/** What it may be, null left out. */
export function variantsOf(schema: JsonSchema): JsonSchema[] {
  const all = schema.anyOf ?? schema.oneOf ?? [];
  return all.filter(({ type }) => type !== "null");
}

/** Such as "string (date-time)", "CampaignCode[]", "integer or null". */
export function typeWords(schema: JsonSchema): string {
  const name = componentName(schema);
  if (name) return name;
  const variants = schema.anyOf ?? schema.oneOf;
  if (variants) return [...new Set(variants.map(typeWords))].join(" or ");
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.type === "array") return listWords(schema.items ?? {});
  if (schema.type === "object" && !schema.properties) return recordWords(schema);
  const type = [schema.type ?? "anything"].flat().join(" or ");
  return schema.format ? `${type} (${schema.format})` : type;
}

function listWords(items: JsonSchema): string {
  const words = typeWords(items);
  return words.includes(" ") ? `list of ${words}` : `${words}[]`;
}

function recordWords({ additionalProperties }: JsonSchema): string {
  const isTold = typeof additionalProperties === "object" && Object.keys(additionalProperties).length > 0;
  return isTold ? `object of ${typeWords(additionalProperties)}` : "object";
}

/** The bounds of a value, in words. */
export function boundWords(schema: JsonSchema): string[] {
  const { minLength, maxLength, minimum, maximum, minItems, maxItems, default: standard } = schema;
  return [
    ...rangeWords(minLength, maxLength, "characters"),
    ...rangeWords(minimum, maximum, ""),
    ...rangeWords(minItems, maxItems, "items"),
    ...(standard === undefined ? [] : [`default ${JSON.stringify(standard)}`]),
    ...(schema.pattern ? [`matches ${schema.pattern}`] : []),
  ];
}

function rangeWords(min: number | undefined, max: number | undefined, unit: string): string[] {
  const of = unit ? ` ${unit}` : "";
  if (min !== undefined && max !== undefined) return [`${min}–${max}${of}`];
  if (max !== undefined) return [`at most ${max}${of}`];
  return min === undefined ? [] : [`at least ${min}${of}`];
}

/** Its closed set of values, also where it may be null. */
export function allowedValues(schema: JsonSchema): unknown[] {
  return schema.enum ?? variantsOf(schema).flatMap((variant) => variant.enum ?? []);
}
