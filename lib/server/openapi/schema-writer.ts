import { z } from "zod";
import { type JsonSchema, schemaRef } from "@/lib/domain/api-description";

/** input: what may be sent. output: what is answered. The two differ where a schema has defaults or changes what it reads. */
export type Direction = "input" | "output";

const placeOf = (name: string, direction: Direction) => `${name}:${direction}`;

/** zod schemas as JSON Schema, those with names as components of their own. */
export class SchemaWriter {
  readonly #names = z.registry<{ id: string }>();
  readonly #written = new Map<string, JsonSchema>();
  #parts = 0;

  /** Two schemas must not bear one name. */
  constructor(named: Record<string, z.ZodType>) {
    for (const [id, schema] of Object.entries(named)) this.#names.add(schema, { id });
  }

  /** The schema, or a reference to its component. */
  write(schema: z.ZodType, direction: Direction): JsonSchema {
    const name = this.#names.get(schema)?.id;
    if (name && this.#written.has(placeOf(name, direction))) return schemaRef(placeOf(name, direction));
    const { $defs = {}, ...root } = convert(schema, direction, this.#names);
    const placeOfDef = this.#placesOf($defs, direction);
    for (const [def, json] of Object.entries($defs)) {
      this.#written.set(placeOfDef(def), withPlaces(json, placeOfDef));
    }
    if (!name) return withPlaces(root, placeOfDef);
    const place = placeOf(name, direction);
    // One that contains itself stands among its own definitions, and the root only points there.
    if (!$defs[name]) this.#written.set(place, withPlaces(root, placeOfDef));
    return schemaRef(place);
  }

  /** The schema with nothing in it left to look up, as parameters are told. */
  writeWhole(schema: z.ZodType, direction: Direction): JsonSchema {
    return convert(schema, direction, z.registry<{ id: string }>());
  }

  /** Schemas that contain themselves and have no name get one. */
  #placesOf(defs: Record<string, JsonSchema>, direction: Direction): (def: string) => string {
    const invented = new Map<string, string>();
    for (const def of Object.keys(defs)) {
      if (def.startsWith("__")) invented.set(def, isJsonValue(defs[def]) ? "JsonValue" : `Part${++this.#parts}`);
    }
    return (def) => placeOf(invented.get(def) ?? def, direction);
  }

  /** The components, and a function that gives all references in a value their final names. */
  finish(): { schemas: Record<string, JsonSchema>; named<T>(value: T): T } {
    const differing = this.#differing();
    const finalName = (place: string) => {
      const [name = "", direction] = place.split(":");
      return direction === "input" && differing.has(name) ? `${name}Input` : name;
    };
    const named = <T>(value: T) => withPlaces(value, finalName);
    const entries = [...this.#written].map(([place, json]) => [finalName(place), named(json)] as const);
    const schemas = Object.fromEntries(entries.sort(([one], [other]) => (one < other ? -1 : 1)));
    return { schemas, named };
  }

  /** Names whose schema, or one that it refers to, is not the same in both directions. */
  #differing(): Set<string> {
    const both = [...this.#written.keys()]
      .map((place) => place.split(":")[0] ?? "")
      .filter((name, at, all) => all.indexOf(name) !== at);
    const text = (name: string, direction: Direction) => JSON.stringify(this.#written.get(placeOf(name, direction)));
    const differing = new Set(
      both.filter((name) => text(name, "input").replaceAll(":input", ":output") !== text(name, "output")),
    );
    for (let before = -1; before !== differing.size; ) {
      before = differing.size;
      for (const name of both) {
        const refers = [...differing].some((other) => text(name, "output").includes(`/${other}:output"`));
        if (refers) differing.add(name);
      }
    }
    return differing;
  }
}

/** zod makes each z.json() anew; to a reader they are one. */
function isJsonValue(json: JsonSchema | undefined): boolean {
  const kinds = json?.anyOf?.map(({ type }) => type).join();
  return kinds === "string,number,boolean,null,array,object";
}

type Converted = JsonSchema & { $defs?: Record<string, JsonSchema> };

function convert(schema: z.ZodType, io: Direction, metadata: z.core.$ZodRegistry<{ id: string }>): Converted {
  const { $schema: _, ...converted } = z.toJSONSchema(schema, {
    io,
    metadata,
    unrepresentable: asSent,
    override: ({ zodSchema, jsonSchema }) => plainly(zodSchema, jsonSchema as JsonSchema),
  });
  return converted as Converted;
}

/** What has no JSON Schema: dates are sent as texts, and anything may be what a transformation reads. */
function asSent({ zodSchema }: { zodSchema: z.core.$ZodTypes }): z.core.JSONSchema.BaseSchema {
  return zodSchema._zod.def.type === "date" ? { type: "string", format: "date-time" } : {};
}

/** Without what says nothing to a reader. */
function plainly(zodSchema: z.core.$ZodTypes, json: JsonSchema): void {
  const { def } = zodSchema._zod;
  delete json.id;
  if (json.format) delete json.pattern;
  if (json.minimum === Number.MIN_SAFE_INTEGER) delete json.minimum;
  if (json.maximum === Number.MAX_SAFE_INTEGER) delete json.maximum;
  // What answers have may grow; only what is declared as strict refuses more.
  const isStrict = def.type === "object" && def.catchall?._zod.def.type === "never";
  if (json.additionalProperties === false && !isStrict) delete json.additionalProperties;
  if (def.type === "record" && Object.keys(json.propertyNames ?? {}).join() === "type") delete json.propertyNames;
  const { description, examples } = z.globalRegistry.get(zodSchema) ?? {};
  if (description) json.description = description;
  if (Array.isArray(examples)) json.examples = examples;
}

const toDefinition = /^#(\/(\$defs|components\/schemas)\/)/;

/** With the name in each reference to a definition replaced. */
function withPlaces<T>(value: T, rename: (name: string) => string): T {
  return JSON.parse(
    JSON.stringify(value, (key, inner) => {
      if (key !== "$ref" || typeof inner !== "string" || !toDefinition.test(inner)) return inner;
      return schemaRef(rename(inner.replace(toDefinition, ""))).$ref;
    }),
  ) as T;
}
