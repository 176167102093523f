type Draft = Record<string, unknown>;

const property = (name: string, type: string, rest: Draft = {}) => ({ id: name, name, type, ...rest });

export const readCases: [property: Draft, wire: Draft][] = [
  [property("x", "string"), { type: "string", optional: true }],
  [property("x", "string", { required: true }), { type: "string", optional: false }],
  [property("x", "integer"), { type: "number", optional: true }],
  [property("x", "number"), { type: "number", optional: true }],
  [property("x", "boolean"), { type: "boolean", optional: true }],
  [property("x", "date"), { type: "date", optional: true }],
  [property("x", "datetime"), { type: "datetime", optional: true }],
  [property("x", "object", { properties: [property("y", "string")] }), { type: "object", optional: true }],
  [property("x", "string", { list: true }), { type: "string", optional: true, array: true }],
];

const choice = property("x", "string", {
  required: true,
  constraints: { allowedValues: ["a"] },
  description: "d",
  example: "a",
});
const cart = property("x", "object", { constraints: {}, properties: [property("y", "string", { constraints: {} })] });

export const mergeCases: [why: string, before: Draft[], put: Draft, after: Draft[]][] = [
  ["nothing", [choice], {}, [choice]],
  [
    "a new property",
    [choice],
    { y: { type: "date", optional: true } },
    [choice, property("y", "date", { required: false, constraints: {} })],
  ],
  [
    "a new property is required unless optional",
    [],
    { y: { type: "string" } },
    [property("y", "string", { required: true, constraints: {} })],
  ],
  [
    "a new list",
    [],
    { y: { type: "number", array: true, optional: true } },
    [property("y", "number", { list: true, required: false, constraints: {} })],
  ],
  ["the same type keeps our constraints", [choice], { x: { type: "string" } }, [choice]],
  ["made optional", [choice], { x: { type: "string", optional: true } }, [{ ...choice, required: false }]],
  [
    "whole number stays whole",
    [property("x", "integer", { required: false, constraints: { min: 1 } })],
    { x: { type: "number", optional: false } },
    [property("x", "integer", { required: true, constraints: { min: 1 } })],
  ],
  [
    "another type drops what no longer fits",
    [choice],
    { x: { type: "number" } },
    [{ id: "x", name: "x", type: "number", required: true, constraints: {}, description: "d" }],
  ],
  [
    "made a list",
    [choice],
    { x: { type: "string", array: true } },
    [{ id: "x", name: "x", type: "string", list: true, required: true, constraints: {}, description: "d" }],
  ],
  [
    "no longer a list",
    [property("x", "string", { list: true, required: false, constraints: { maxItems: 2 } })],
    { x: { type: "string", array: false } },
    [property("x", "string", { required: false, constraints: {} })],
  ],
  [
    "an object keeps its properties",
    [{ ...cart, required: false }],
    { x: { type: "object", optional: false } },
    [{ ...cart, required: true }],
  ],
  [
    "a list of objects keeps its properties",
    [{ ...cart, required: false }],
    { x: { type: "object", array: true } },
    [{ ...cart, list: true, required: false }],
  ],
  [
    "an object made text loses them",
    [{ ...cart, required: false }],
    { x: { type: "string" } },
    [property("x", "string", { required: false, constraints: {} })],
  ],
  [
    "deleted",
    [choice, property("y", "string")],
    { x: { type: "string", deleted: true } },
    [property("y", "string", { required: false, constraints: {} })],
  ],
  ["deleted without a type", [choice], { x: { deleted: true } }, []],
  ["deleted what is not there", [], { x: { type: "string", deleted: true } }, []],
  ["deleted: false is no deletion", [choice], { x: { type: "string", deleted: false } }, [choice]],
  [
    "a name whose id another property has",
    [{ ...choice, name: "renamed" }],
    { x: { type: "boolean", optional: true } },
    [
      { ...choice, name: "renamed" },
      { id: "x-2", name: "x", type: "boolean", required: false, constraints: {} },
    ],
  ],
  [
    "keys the wire has elsewhere are passed over",
    [],
    { y: { type: "string", optional: true, objectType: null, eq: [] } },
    [property("y", "string", { required: false, constraints: {} })],
  ],
];

export const refusedInputs: [why: string, input: unknown, path: string][] = [
  ["no properties", { name: "a", schema: {} }, "schema.properties"],
  ["unknown type", { name: "a", schema: { properties: { x: { type: "money" } } } }, "schema.properties.x.type"],
  ["no type", { name: "a", schema: { properties: { x: {} } } }, "schema.properties.x.type"],
  ["no name", { schema: { properties: {} } }, "name"],
  ["placeholder name", { name: "null", schema: { properties: {} } }, "name"],
  [
    "forbidden property name",
    { name: "a", schema: { properties: { constructor: { type: "string" } } } },
    "schema.properties.constructor",
  ],
];
