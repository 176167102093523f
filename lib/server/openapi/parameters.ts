import type { ApiParameter, JsonSchema } from "@/lib/domain/api-description";
import type { RouteDeclaration } from "../route-declaration";
import { accessOf } from "./access";
import type { SchemaWriter } from "./schema-writer";

/** What the parameters mean that many routes have. */
const words: Record<string, string> = {
  "path id": "Its id; of a customer also the app's own id, of an event schema or campaign also its name.",
  "path code": "The code itself, or its id.",
  "path projectId": "The key's own project.",
  "path number": "The version's number.",
  "query cursor": "nextCursor of the page before.",
  "query limit": "How many at most.",
  "query page": "From 1; with limit.",
  "query order": "A field's name, or -name for the last first.",
  "query starting_after_id": "more_starting_after of the page before.",
  "query q": "What to search for.",
  "query wait": "With decisions, the answer waits a few seconds for what the event sets off, and says it.",
};

export function parametersOf({ name, schemas }: RouteDeclaration, writer: SchemaWriter): ApiParameter[] {
  const path = schemas.params ? propertiesOf(writer.writeWhole(schemas.params, "input")) : [];
  const query = schemas.query ? propertiesOf(writer.writeWhole(schemas.query, "input")) : [];
  return [
    ...path.map(([key, schema]) => described({ name: key, in: "path", required: true, schema })),
    ...query.map(([key, schema, required]) =>
      described({ name: key, in: "query", required, schema, ...styleOf(schema) }),
    ),
    ...(accessOf(name).namesProject ? [project] : []),
  ];
}

const project: ApiParameter = {
  name: "X-Goodword-Project",
  in: "header",
  required: false,
  description:
    "The id of the project that is asked about. People signed in must send it; a key belongs to one project.",
  schema: { type: "string" },
};

function described(parameter: ApiParameter): ApiParameter {
  const description = words[`${parameter.in} ${parameter.name}`];
  return description ? { ...parameter, description } : parameter;
}

/** As parseQuery reads them: created_at[after]=…, and names again for each item of a list. */
function styleOf({ type }: JsonSchema): Pick<ApiParameter, "style" | "explode"> {
  return type === "object" ? { style: "deepObject", explode: true } : {};
}

function propertiesOf({ properties = {}, required = [] }: JsonSchema): [string, JsonSchema, boolean][] {
  return Object.entries(properties)
    .filter(([, schema]) => !schema.not)
    .map(([name, schema]) => [name, schema, required.includes(name) && schema.default === undefined]);
}
