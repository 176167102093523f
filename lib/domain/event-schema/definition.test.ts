import { describe, expect, it, test } from "vitest";
import { EventSchemaDefinition } from "./definition";
import { acceptedProperties, property, refusedProperties } from "./definition.cases";

describe("a definition", () => {
  test.each(acceptedProperties)("may have %s", (_, properties) => {
    expect(EventSchemaDefinition.safeParse({ properties }).error?.issues).toBeUndefined();
  });

  test.each(refusedProperties)("is refused for %s", (_, properties, path, message) => {
    const issues = EventSchemaDefinition.safeParse({ properties }).error?.issues ?? [];
    expect(issues.map((issue) => issue.path.join("."))).toContain(path);
    expect(issues.find((issue) => issue.path.join(".") === path)?.message).toMatch(message);
  });

  it("accepts unknown properties and rejects bad values unless told otherwise", () => {
    expect(EventSchemaDefinition.parse({})).toEqual({
      properties: [],
      policies: { unknownProperty: "accept", badValue: "reject" },
    });
  });

  it("keeps one composition of a name, so that equal looks are equal names", () => {
    const parsed = EventSchemaDefinition.parse({ properties: [property("cafe\u0301", "string", { id: "a" })] });
    expect(parsed.properties[0]?.name).toBe("caf\u00e9");
  });
});
