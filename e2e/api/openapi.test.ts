import { Validator } from "@seriousme/openapi-schema-validator";
import { Ajv2020 } from "ajv/dist/2020";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ApiDescription, ApiMedia, ApiOperation, JsonSchema } from "@/lib/domain/api-description";
import { routeAccess } from "@/lib/domain/permission";
import { statusOfError } from "@/lib/server/errors";
import { startApp } from "./server";

let app: Awaited<ReturnType<typeof startApp>>;
let answer: Response;
let description: ApiDescription;

beforeAll(async () => {
  app = await startApp();
  answer = await fetch(`${app.url}/api/openapi.json`);
  description = await answer.json();
}, 120_000);
afterAll(() => app.close());

const operations = () =>
  Object.entries(description.paths).flatMap(([path, verbs]) =>
    Object.entries(verbs).map(([verb, operation]) => ({ name: `${verb.toUpperCase()} ${path}`, operation })),
  );

/** Every body that is described, asked or answered, with where it stands. */
function* mediaOf(name: string, operation: ApiOperation): Generator<[string, ApiMedia]> {
  for (const media of Object.values(operation.requestBody?.content ?? {})) yield [`${name} asks`, media];
  for (const [status, answered] of Object.entries(operation.responses)) {
    if ("$ref" in answered) continue;
    for (const media of Object.values(answered.content ?? {})) yield [`${name} answers ${status}`, media];
  }
}

function validatorOf(schema: JsonSchema) {
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  return ajv.compile({ ...schema, components: description.components });
}

test("the description is for everybody, and may be kept for a while", () => {
  expect(answer.status).toBe(200);
  expect(answer.headers.get("cache-control")).toBe("public, max-age=300");
});

test("the description is valid OpenAPI 3.1", async () => {
  const result = await new Validator().validate({ ...structuredClone(description) });
  expect(result.errors).toBeUndefined();
  expect(result.valid).toBe(true);
});

test("every route is described, with what it answers", () => {
  const told = operations().map(({ name }) => name.replaceAll("{", "[").replaceAll("}", "]"));
  const routes = Object.keys(routeAccess).filter((name) => !name.includes("[..."));
  expect(told.sort()).toEqual(routes.sort());
  const silent = operations().filter(({ operation }) => {
    if (operation.responses["204"]) return false;
    return ![...mediaOf("", operation)].some(([, { schema }]) => Object.keys(schema).length > 0);
  });
  expect(silent.map(({ name }) => name)).toEqual([]);
});

test("operation ids are unique, because generators name functions by them", () => {
  const ids = operations().map(({ operation }) => operation.operationId);
  expect(new Set(ids).size).toBe(ids.length);
});

test("the keys of errors are those that the server has", () => {
  expect(description.components.schemas.Error?.properties?.key?.enum).toEqual(Object.keys(statusOfError));
});

test("every example fits its schema", () => {
  const wrong: string[] = [];
  for (const { name, operation } of operations()) {
    for (const [place, { schema, example }] of mediaOf(name, operation)) {
      if (example === undefined) continue;
      const validate = validatorOf(schema);
      if (!validate(example)) wrong.push(`${place}: ${JSON.stringify(validate.errors?.slice(0, 2))}`);
    }
  }
  expect(wrong).toEqual([]);
}, 120_000);

test("no component is left that nothing refers to", () => {
  const text = JSON.stringify(description);
  const unused = Object.keys(description.components.schemas).filter(
    (name) => !text.includes(`"#/components/schemas/${name}"`),
  );
  expect(unused).toEqual([]);
});

describe("a probe answers what is described", () => {
  test.each(["/healthz", "/readyz"])("%s", async (path) => {
    const probe = await fetch(app.url + path);
    const described = description.paths[path]?.get?.responses["200"];
    const media = described && "content" in described ? described.content?.["application/json"] : undefined;
    const validate = validatorOf(media?.schema ?? {});
    expect(validate(await probe.json()), JSON.stringify(validate.errors)).toBe(true);
  });
});
