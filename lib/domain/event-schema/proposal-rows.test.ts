import { describe, expect, test } from "vitest";
import { EventSchemaDefinition } from "./definition";
import { NewEventForm, propertiesOfRows, rowsOf } from "./proposal-rows";
import { acceptProposal, proposeProperties } from "./propose";

const { properties: proposed } = proposeProperties(
  Array.from({ length: 20 }, (_, at) => ({
    plan: at % 2 ? "pro" : "free",
    seats: at,
    shipping: { country: "DE", address: { city: "Berlin" } },
  })),
);
const rows = rowsOf(proposed);

function edited(change: (name: string) => object) {
  return rows.map((row) => ({ ...row, ...change(row.name) }));
}

describe("a proposal in rows", () => {
  test("has each property below the object it stands in", () => {
    expect(rows.map(({ name, path }) => `${"·".repeat(path.length)}${name}`)).toEqual([
      "·plan",
      "·seats",
      "·shipping",
      "··country",
      "··address",
      "···city",
    ]);
  });

  test("taken as it is, is what accepting it gives", () => {
    expect(propertiesOfRows(rows, proposed)).toEqual(acceptProposal(proposed));
  });

  test("is a valid definition whatever was renamed, retyped or left out", () => {
    const changed = edited((name) => {
      if (name === "plan") return { name: "tier", type: "number", required: false };
      if (name === "address") return { isTaken: false };
      return {};
    });
    const properties = propertiesOfRows(changed, proposed);
    expect(EventSchemaDefinition.parse({ properties }).properties).toMatchObject([
      { name: "tier", type: "number", required: false, constraints: {} },
      { name: "seats" },
      { name: "shipping", properties: [{ name: "country" }] },
    ]);
    expect(properties[0]).not.toHaveProperty("example");
  });

  test("loses what stands in an object that became something else", () => {
    const properties = propertiesOfRows(
      edited((name) => (name === "shipping" ? { type: "string" } : {})),
      proposed,
    );
    expect(properties[2]).not.toHaveProperty("properties");
  });
});

describe("the form", () => {
  const problems = (given: object) =>
    NewEventForm.safeParse({ name: "signed_up", description: "", rows, ...given }).error?.issues.map(
      ({ path, message }) => `${path.join(".")}: ${message}`,
    ) ?? [];

  test.each([
    ["as proposed", {}, []],
    ["an event without a name", { name: "" }, ["name: needs a name"]],
    [
      "an empty property name",
      { rows: edited((name) => (name === "plan" ? { name: "" } : {})) },
      ["rows.0.name: needs a name"],
    ],
    [
      "two of the same name in one object",
      { rows: edited((name) => (name === "address" ? { name: "country" } : {})) },
      ["rows.4.name: is there twice"],
    ],
    ["two of the same name apart", { rows: edited((name) => (name === "country" ? { name: "plan" } : {})) }, []],
    [
      "a wrong name that is left out",
      { rows: edited((name) => (name === "plan" ? { name: "", isTaken: false } : {})) },
      [],
    ],
    [
      "a wrong name within what is left out",
      { rows: edited((name) => (name === "shipping" ? { isTaken: false } : name === "city" ? { name: "" } : {})) },
      [],
    ],
  ])("says of %s what is wrong", (_what, given, expected) => {
    expect(problems(given)).toEqual(expected);
  });
});
