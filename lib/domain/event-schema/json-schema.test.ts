import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { EventSchemaDefinition } from "./definition";
import { acceptedProperties, property } from "./definition.cases";
import { toJsonSchema } from "./json-schema";

const schemaOf = (properties: unknown[], policies: unknown = {}) =>
  toJsonSchema(EventSchemaDefinition.parse({ properties, policies }));

describe("the JSON Schema of a definition", () => {
  it("is valid 2020-12, whatever is defined", () => {
    const ajv = new Ajv2020();
    for (const [, properties] of acceptedProperties) {
      ajv.validateSchema(schemaOf(properties));
      expect(ajv.errors).toBeNull();
    }
  });

  it("says type, constraints and words", () => {
    const plan = property("plan", "string", {
      required: true,
      constraints: { allowedValues: ["basic", "pro"], format: "url" },
      description: "The plan",
      example: "pro",
      personalData: true,
      deprecated: true,
    });
    expect(schemaOf([plan])).toEqual({
      $schema: "https://json-schema.org/draft/2020-12/schema",
      type: "object",
      required: ["plan"],
      properties: {
        plan: {
          type: "string",
          enum: ["basic", "pro"],
          format: "uri",
          description: "The plan",
          examples: ["pro"],
          deprecated: true,
          "x-personal-data": true,
        },
      },
    });
  });

  it("lets an optional property be null, also among allowed values", () => {
    const plan = property("plan", "string", { constraints: { allowedValues: ["basic"] } });
    expect(schemaOf([plan])).toMatchObject({
      properties: { plan: { type: ["string", "null"], enum: ["basic", null] } },
    });
  });

  it("closes every object when unknown properties are rejected", () => {
    const cart = property("cart", "object", { properties: [property("id", "string")] });
    const anything = property("extra", "object");
    const schema = schemaOf([cart, anything], { unknownProperty: "reject" });
    expect(schema).toMatchObject({
      additionalProperties: false,
      properties: { cart: { additionalProperties: false } },
    });
    expect(schema).not.toHaveProperty("properties.extra.additionalProperties");
  });
});
