import { componentName, type JsonSchema } from "@/lib/domain/api-description";

/** Made-up values for what things are called; where the schema forbids one it is not taken. */
const valuesByName: Record<string, readonly unknown[]> = {
  event: ["sign_up"],
  source_id: ["customer-1"],
  sourceId: ["customer-1"],
  type: ["sign_up"],
  status: [200, "active"],
  email: ["ada@example.com"],
  code: ["ADA-7KQ2"],
  phone: ["+44 20 7946 0000"],
  birthdate: ["1990-12-10"],
  currency: ["EUR"],
  timeZone: ["Europe/Berlin"],
  token: ["8f14e45f-ceea-467f-a0e6-c0a5b8d3f1aa"],
  password: ["correct horse battery staple"],
  pattern: ["####-####"],
  charset: ["23456789ABCDEFGHJKLMNPQRSTUVWXYZ"],
  amountMinor: ["1500", 1500],
  balanceMinor: ["1500"],
  metadata: [{ plan: "pro", seats: 3 }],
  before: [{ name: "Autumn" }],
  after: [{ name: "Winter" }],
  allowedOrigins: [["https://shop.example"]],
  pointer: ["/metadata/seats"],
  sentence: ["`seats` must be a whole number, was a text."],
  label: ["1.2"],
  occurred_at: ["2026-11-24T09:30:00Z"],
  failure: [null],
  cursor: ["1764410400000.cust_06AYJZ0V4DHFTZ3JHXQRS5G0MV"],
  nextCursor: [null],
};

/** What things of each kind are called, and how their ids begin; the first whose word is in the name of the place. */
const kinds: readonly { word: RegExp; id: string; name: string }[] = [
  { word: /audit/i, id: "aud_", name: "Ada Lovelace" },
  { word: /publication/i, id: "pub_", name: "" },
  { word: /invitation/i, id: "inv_", name: "" },
  { word: /reward/i, id: "rew_", name: "" },
  { word: /ledger/i, id: "vtx_", name: "" },
  { word: /activity/i, id: "evcus_", name: "" },
  { word: /schema|trigger/i, id: "ms_", name: "sign_up" },
  { word: /customer|refer(rer|ee)|holder|other|friend/i, id: "cust_", name: "Ada Lovelace" },
  { word: /campaign/i, id: "camp_", name: "Bring a friend" },
  { word: /referral/i, id: "ref_", name: "" },
  { word: /event|rejected/i, id: "event_", name: "sign_up" },
  { word: /voucher|code/i, id: "v_", name: "" },
  { word: /key/i, id: "key_", name: "Web shop" },
  { word: /project/i, id: "proj_", name: "Shop" },
  { word: /member|user|actor|^me$/i, id: "user_", name: "Ada Lovelace" },
];
const idCharacters = "06AYJZ0V4DHFTZ3JHXQRS5G0MV";

function namedValue({ name, within }: Place): string | null {
  const isId = /(^id|_id|Id)$/.test(name);
  if (!isId && name !== "name") return null;
  const places = isId && name !== "id" ? [name] : within;
  for (const place of places) {
    const kind = kinds.find(({ word }) => word.test(place));
    if (kind) return isId ? kind.id + idCharacters : kind.name || null;
  }
  return null;
}

const valuesByFormat: Record<string, string> = {
  "date-time": "2026-11-24T09:30:00.000Z",
  date: "2026-11-24",
  email: "ada@example.com",
  uri: "https://shop.example",
  uuid: "0193a5f0-6d8c-7c3e-9a43-2f5f0d1b7c11",
};

const depthMax = 5;

interface Place {
  name: string;
  depth: number;
  /** Components that this one is inside of: one that contains itself ends there. */
  inside: string[];
  /** What it stands in is called, the nearest first. */
  within: string[];
}

/** A value that fits, as small as it may be and as telling as can be. */
export function exampleOf(
  schema: JsonSchema,
  components: Record<string, JsonSchema>,
  place: Place = { name: "", depth: 0, inside: [], within: [] },
): unknown {
  const component = componentName(schema);
  if (component) {
    const inside = [...place.inside, component];
    return exampleOf(components[component] ?? {}, components, {
      ...place,
      inside,
      within: [component, ...place.within],
    });
  }
  if (schema.examples) return schema.examples[0];
  if (schema.default !== undefined) return schema.default;
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const said = [namedValue(place), ...(valuesByName[place.name] ?? [])].find(
    (value, at) => (at > 0 || value !== null) && fits(value, schema),
  );
  if (said !== undefined) return said;
  const variant = (schema.anyOf ?? schema.oneOf)?.[0];
  if (variant) return exampleOf(variant, components, place);
  return exampleOfType(schema, components, place);
}

function exampleOfType(schema: JsonSchema, components: Record<string, JsonSchema>, place: Place): unknown {
  const type = [schema.type].flat()[0];
  switch (type) {
    case "object":
      return objectExample(schema, components, place);
    case "array":
      return arrayExample(schema, components, place);
    case "string":
      return valuesByFormat[schema.format ?? ""] ?? textOf(place.name, schema);
    case "integer":
    case "number":
      return Math.min(Math.max(1, schema.minimum ?? 0), schema.maximum ?? 1);
    case "boolean":
      return true;
    case "null":
      return null;
    default:
      return {};
  }
}

function objectExample(schema: JsonSchema, components: Record<string, JsonSchema>, place: Place) {
  const required = new Set(schema.required);
  const shown = Object.entries(schema.properties ?? {}).filter(([, inner]) => !inner.not);
  const inside = ({ within, ...rest }: Place, name: string): Place => ({
    ...rest,
    within: [place.name, ...within],
    name,
    depth: place.depth + 1,
  });
  return Object.fromEntries(
    shown
      .filter(([name, inner]) => required.has(name) || (place.depth < 2 && !isEndless(inner, place)))
      .map(([name, inner]) => [name, exampleOf(inner, components, inside(place, name))]),
  );
}

function arrayExample({ items, minItems = 0 }: JsonSchema, components: Record<string, JsonSchema>, place: Place) {
  const isCut = !items || isEndless(items, place) || place.depth > depthMax;
  if (isCut && minItems === 0) return [];
  const item = exampleOf(items ?? {}, components, { ...place, depth: place.depth + 1 });
  return Array.from({ length: Math.max(1, minItems) }, () => item);
}

function isEndless(schema: JsonSchema, { inside }: Place): boolean {
  const names = [schema, schema.items ?? {}].map(componentName);
  return names.some((name) => name !== null && inside.includes(name));
}

function textOf(name: string, { minLength = 0, maxLength = 1_000 }: JsonSchema): string {
  return (name || "text").padEnd(minLength, "-").slice(0, maxLength);
}

function fits(value: unknown, schema: JsonSchema): boolean {
  if (schema.anyOf?.some((variant) => variant.enum || variant.const !== undefined)) return false;
  const types = [schema, ...(schema.anyOf ?? [])].flatMap(({ type }) => type ?? []);
  const own = value === null ? "null" : Array.isArray(value) ? "array" : typeof value;
  const isAnything = types.length === 0 && !schema.anyOf && !schema.$ref;
  const isKind = isAnything || types.includes(own) || (own === "number" && types.includes("integer"));
  if (!isKind || schema.properties || schema.anyOf?.some(({ properties }) => properties)) return false;
  if (own === "object") return schema.additionalProperties !== false;
  const length = typeof value === "string" ? value.length : 0;
  return length >= (schema.minLength ?? 0) && length <= (schema.maxLength ?? length) && !schema.format;
}
