import { expect, test } from "vitest";
import type { ApiOperation, JsonSchema } from "./api-description";
import { allowedValues, boundWords, curlOfOperation, groupSlug, reachable, resolved, typeWords } from "./api-reference";

const ref = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` });

test.each<[JsonSchema, string]>([
  [{ type: "string" }, "string"],
  [{ type: "string", format: "date-time" }, "string (date-time)"],
  [{ const: "event" }, '"event"'],
  [{}, "anything"],
  [ref("CampaignCode"), "CampaignCode"],
  [{ type: "array", items: ref("CampaignCode") }, "CampaignCode[]"],
  [{ type: "array", items: { anyOf: [{ type: "string" }, { type: "number" }] } }, "list of string or number"],
  [{ anyOf: [{ type: "integer" }, { type: "null" }] }, "integer or null"],
  [{ type: "object", additionalProperties: {} }, "object"],
  [{ type: "object", additionalProperties: { type: "string" } }, "object of string"],
])("the type of %j is told as %s", (schema, words) => {
  expect(typeWords(schema)).toBe(words);
});

test.each<[JsonSchema, string[]]>([
  [{ minLength: 1, maxLength: 20 }, ["1–20 characters"]],
  [{ maximum: 100, minimum: 1, default: 50 }, ["1–100", "default 50"]],
  [{ minItems: 1 }, ["at least 1 items"]],
  [{ default: false }, ["default false"]],
  [{}, []],
])("the bounds of %j are told", (schema, words) => {
  expect(boundWords(schema)).toEqual(words);
});

test("closed sets are told also of what may be null", () => {
  expect(allowedValues({ anyOf: [{ enum: ["a", "b"] }, { type: "null" }] })).toEqual(["a", "b"]);
});

test("a reference that may be null leads to what it names", () => {
  const customer: JsonSchema = { type: "object", properties: { id: { type: "string" } } };
  expect(resolved({ anyOf: [ref("Customer"), { type: "null" }] }, { Customer: customer })).toBe(customer);
});

test("what a schema leads to, and what that leads to, is found once each, whatever leads back", () => {
  const components = {
    Page: { items: ref("Item") },
    Item: { properties: { parent: ref("Item"), price: ref("Money") } },
    Money: {},
    Other: {},
  };
  expect(Object.keys(reachable(ref("Page"), components)).sort()).toEqual(["Item", "Money", "Page"]);
});

const operation = (more: Partial<ApiOperation>): ApiOperation => ({
  operationId: "x",
  tags: ["Events"],
  summary: "",
  description: "",
  security: [],
  parameters: [],
  responses: {},
  "x-access": "public",
  ...more,
});
const header = { name: "X-Goodword-Project", in: "header", required: false, schema: {} } as const;

test("a call with a key leaves out what only people send", () => {
  const read = {
    verb: "GET",
    path: "/api/customers/{id}",
    operation: operation({ security: [{ session: [] }, { appId: [], appToken: [] }], parameters: [header] }),
  };
  expect(curlOfOperation(read, "http://localhost:3000")).toBe(
    `curl "http://localhost:3000/api/customers/01K6RZ8Q3V5T9W2X4Y6Z8A1B3C" \\
  -H "X-App-Id: $GOODWORD_APP_ID" \\
  -H "X-App-Token: $GOODWORD_APP_TOKEN"`,
  );
});

test("a call of a person names the project, and a body is quoted for the shell", () => {
  const read = {
    verb: "PATCH",
    path: "/api/project",
    operation: operation({
      security: [{ session: [] }],
      parameters: [header],
      requestBody: { required: true, content: { "application/json": { schema: {}, example: { name: "Ada's" } } } },
    }),
  };
  expect(curlOfOperation(read, "http://h")).toBe(
    `curl -X PATCH "http://h/api/project" \\
  -b "goodword.session_token=$GOODWORD_SESSION" \\
  -H "X-Goodword-Project: $GOODWORD_PROJECT" \\
  -H "Content-Type: application/json" \\
  -d '{
  "name": "Ada'\\''s"
}'`,
  );
});

test("a group's title becomes a part of an address", () => {
  expect(groupSlug("Voucherify: campaigns and codes")).toBe("voucherify-campaigns-and-codes");
});
