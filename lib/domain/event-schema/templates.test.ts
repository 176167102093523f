import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { EventSchemaDefinition } from "./definition";
import { acceptedProperties, property } from "./definition.cases";
import { EventName } from "./event-name-input";
import { samplePayload } from "./sample-payload";
import { eventTemplates } from "./templates";
import { compileDefinition } from "./validator";

describe("a template", () => {
  it("is there for each of the usual events", () => {
    expect(eventTemplates.map((template) => template.name)).toEqual([
      "customer_subscribed",
      "cart_abandoned",
      "sign_up",
      "newsletter_subscribe",
      "ebook_download",
      "check_in",
      "check_out",
      "share_social",
      "share_email",
      "join_webinar",
      "join_event",
      "like_social",
      "left_review",
      "left_comment",
    ]);
  });

  test.each(eventTemplates)("$name fits its own sample", ({ name, definition }) => {
    EventName.parse(name);
    const verdict = compileDefinition(definition).check(samplePayload(definition));
    expect([verdict.violations, verdict.marks]).toEqual([[], []]);
  });

  test.each(eventTemplates)("$name has words and an example for every property", ({ description, definition }) => {
    expect(description).toMatch(/\.$/);
    for (const { name, description: words, example, properties } of definition.properties) {
      expect([name, words !== undefined, example !== undefined || properties !== undefined]).toEqual([
        name,
        true,
        true,
      ]);
    }
  });
});

describe("a sample payload", () => {
  test.each(acceptedProperties.filter(([why]) => !why.includes("pattern") && !why.startsWith("all a string")))(
    "fits a definition with %s",
    (_, properties) => {
      const definition = EventSchemaDefinition.parse({ properties });
      expect(compileDefinition(definition).explain(samplePayload(definition))).toEqual([]);
    },
  );

  it("keeps within every range", () => {
    const bound = fc.integer({ min: 0, max: 30 });
    fc.assert(
      fc.property(bound, bound, fc.constantFrom("number", "integer"), (low, more, type) => {
        const definition = EventSchemaDefinition.parse({
          properties: [
            property("n", type, { constraints: { min: low - 15, max: low - 15 + more } }),
            property("s", "string", { constraints: { minLength: low, maxLength: low + more } }),
            property("l", "date", { list: true, constraints: { minItems: low, maxItems: low + more } }),
          ],
        });
        expect(compileDefinition(definition).explain(samplePayload(definition))).toEqual([]);
      }),
    );
  });

  it("leaves out what is deprecated and optional", () => {
    const definition = EventSchemaDefinition.parse({
      properties: [
        property("a", "string", { deprecated: true }),
        property("b", "string", { deprecated: true, required: true }),
      ],
    });
    expect(samplePayload(definition)).toEqual({ b: "text" });
  });
});
