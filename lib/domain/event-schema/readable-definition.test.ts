import { expect, test } from "vitest";
import { EventSchemaDefinition } from "./definition";
import { readableDefinition } from "./readable-definition";

test("a definition reads by name, without ids and without what goes without saying", () => {
  const definition = EventSchemaDefinition.parse({
    properties: [
      { id: "a", name: "plan", type: "string", required: true, constraints: { allowedValues: ["free", "pro"] } },
      {
        id: "b",
        name: "items",
        type: "object",
        list: true,
        properties: [{ id: "c", name: "sku", type: "string", description: "Which one", personalData: false }],
      },
    ],
  });
  expect(JSON.parse(readableDefinition(definition))).toEqual({
    properties: {
      plan: { type: "string", required: true, allowedValues: ["free", "pro"] },
      items: { type: "list of object", properties: { sku: { type: "string", description: "Which one" } } },
    },
    policies: { unknownProperty: "accept", badValue: "reject" },
  });
});
