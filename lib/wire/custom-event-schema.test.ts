import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { EventSchemaDefinition } from "@/lib/domain/event-schema/definition";
import { acceptedProperties } from "@/lib/domain/event-schema/definition.cases";
import {
  CustomEventSchemaInput,
  CustomEventSchemaUpdate,
  definitionFromWire,
  mergeWireProperties,
  wireEventSchema,
  wireProperties,
} from "./custom-event-schema";
import { mergeCases, readCases, refusedInputs } from "./custom-event-schema.cases";

const defined = (properties: unknown[]) => EventSchemaDefinition.parse({ properties });

describe("a schema read on the wire", () => {
  test.each(readCases)("%j → %j", (property, wire) => {
    expect(wireProperties(defined([property]).properties)).toEqual({ x: wire });
  });

  it("has the wire's shape", () => {
    const schema = {
      id: "01935a3e-0000-7000-8000-000000000001",
      name: "review",
      definition: defined([{ id: "p", name: "published", type: "boolean" }]),
      createdAt: new Date("2024-05-01T10:00:00Z"),
      updatedAt: null,
    };
    expect(JSON.parse(JSON.stringify(wireEventSchema(schema)))).toEqual({
      id: expect.stringMatching(/^ms_/),
      name: "review",
      schema: { properties: { published: { type: "boolean", optional: true } } },
      created_at: "2024-05-01T10:00:00.000Z",
      object: "custom-event-schema",
    });
  });
});

describe("a schema put on the wire", () => {
  test.each(mergeCases)("%s", (_, before, put, after) => {
    const { schema } = CustomEventSchemaUpdate.parse({ schema: { properties: put } });
    const merged = mergeWireProperties(defined(before), schema.properties);
    expect(merged.properties).toEqual(defined(after).properties);
    expect(EventSchemaDefinition.parse(merged)).toEqual(merged);
  });

  test.each(refusedInputs)("is refused for %s", (_, input, path) => {
    const issues = CustomEventSchemaInput.safeParse(input).error?.issues ?? [];
    expect(issues.map((issue) => issue.path.join("."))).toContain(path);
  });

  test.each(acceptedProperties)("put back as it was read changes nothing: %s", (_, properties) => {
    const definition = defined(properties);
    const { schema } = CustomEventSchemaUpdate.parse({ schema: { properties: wireProperties(definition.properties) } });
    expect(mergeWireProperties(definition, schema.properties)).toEqual(definition);
  });

  it("made anew says what was asked for", () => {
    const type = fc.constantFrom("string", "number", "boolean", "date", "datetime", "object");
    const wire = fc.record({ type, optional: fc.boolean() });
    fc.assert(
      fc.property(fc.dictionary(fc.stringMatching(/^[a-z][a-z_]{0,8}$/), wire), (properties) => {
        const { schema } = CustomEventSchemaUpdate.parse({ schema: { properties } });
        expect(wireProperties(definitionFromWire(schema.properties).properties)).toEqual(properties);
      }),
    );
  });
});
