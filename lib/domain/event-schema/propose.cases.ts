type Expected = Record<string, unknown>;

const times = <T>(n: number, make: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => make(i));

/** What is proposed for the key `x`; `null` when it is left out. */
export const keyCases: [why: string, samples: unknown[], expected: Expected | null][] = [
  ["text", [{ x: "hello" }], { type: "string", required: false, constraints: {}, example: "hello" }],
  ["whole number", [{ x: 3 }], { type: "integer", example: 3 }],
  ["number", [{ x: 3.5 }], { type: "number", example: 3.5 }],
  ["whole and other numbers", [{ x: 3 }, { x: 3.5 }, { x: 4 }], { type: "number", evidence: { hints: [] } }],
  ["boolean", [{ x: false }], { type: "boolean", example: false }],
  ["date", [{ x: "2024-05-31" }], { type: "date", constraints: {} }],
  ["datetime", [{ x: "2024-05-31T10:00:00Z" }], { type: "datetime" }],
  ["a moment without offset", [{ x: "2024-05-31T10:00:00" }], { type: "string" }],
  ["a day that does not exist", [{ x: "2024-02-31" }], { type: "string" }],
  [
    "dates and moments",
    [{ x: "2024-05-31" }, { x: "2024-05-31T10:00:00Z" }],
    { type: "string", evidence: { hints: [] } },
  ],
  ["dates and other text", [{ x: "2024-05-31" }, { x: "soon" }], { type: "string", evidence: { hints: [] } }],
  [
    "email",
    [{ x: "ana@example.com" }, { x: "bob@example.com" }],
    { type: "string", constraints: { format: "email" }, personalData: true },
  ],
  ["email and other text", [{ x: "ana@example.com" }, { x: "none given" }], { type: "string", constraints: {} }],
  ["url", [{ x: "https://example.com/a" }], { constraints: { format: "url" } }],
  ["uuid", [{ x: "018f3a2b-1c4d-7000-8000-000000000001" }], { constraints: { format: "uuid" } }],

  ["null only", [{ x: null }, { x: null }], null],
  [
    "null among texts",
    [{ x: null }, { x: "a" }],
    { type: "string", evidence: { count: 1, of: 2, share: 0.5, nulls: 1 } },
  ],
  ["empty text", [{ x: "" }, { x: "b" }], { type: "string", example: "b" }],
  [
    "text, mostly",
    [{ x: "a" }, { x: "b" }, { x: 1 }],
    { type: "string", evidence: { hints: ["1 of 3 values were of type integer"] } },
  ],
  [
    "number, mostly",
    [{ x: 1 }, { x: 2 }, { x: "b" }],
    { type: "integer", evidence: { hints: ["1 of 3 values were of type string"] } },
  ],
  ["half text, half number", [{ x: 1 }, { x: "a" }], { type: "string", example: undefined }],
  [
    "a value, sometimes a list",
    [{ x: "a" }, { x: "b" }, { x: ["a"] }],
    { type: "string", list: undefined, evidence: { hints: ["1 of 3 values were of type list"] } },
  ],
  [
    "a list, sometimes a value",
    [{ x: ["a"] }, { x: ["b"] }, { x: "c" }],
    { type: "string", list: true, evidence: { hints: ["1 of 3 values were of type string"] } },
  ],
  [
    "numbers in quotes",
    [{ x: "42" }, { x: "12.5" }, { x: "-1" }],
    { type: "string", evidence: { hints: ["every value is a number in quotes: was a number meant?"] } },
  ],
  ["codes of digits", [{ x: "00123" }, { x: "42" }], { type: "string", evidence: { hints: [] } }],

  ["list of texts", [{ x: ["a", "b"] }], { type: "string", list: true, example: ["a"] }],
  ["list of numbers", [{ x: [1, 2.5] }], { type: "number", list: true }],
  ["list of dates", [{ x: ["2024-05-31"] }], { type: "date", list: true }],
  ["list of emails", [{ x: ["a@example.com"] }], { list: true, constraints: { format: "email" } }],
  [
    "empty list",
    [{ x: [] }],
    {
      type: "string",
      list: true,
      evidence: { hints: ["only empty lists were seen: the type of the items is a guess"] },
    },
  ],
  [
    "empty list, then one with items",
    [{ x: [] }, { x: [1] }],
    { type: "integer", list: true, evidence: { hints: [] } },
  ],
  [
    "list with null",
    [{ x: [1, null] }],
    { type: "integer", list: true, evidence: { hints: ["1 items were null, which a list may not hold"] } },
  ],
  ["list of lists", [{ x: [[1]] }], null],
  [
    "mixed list",
    [{ x: ["a", "b", 1] }],
    { type: "string", list: true, evidence: { hints: ["1 of 3 values were of type integer"] } },
  ],

  [
    "object",
    [{ x: { a: 1 } }, { x: { a: 2, b: "t" } }],
    {
      type: "object",
      example: undefined,
      properties: [
        { name: "a", type: "integer", evidence: { count: 2, of: 2 } },
        { name: "b", type: "string", evidence: { count: 1, of: 2, share: 0.5 } },
      ],
    },
  ],
  [
    "empty object",
    [{ x: {} }],
    { type: "object", properties: undefined, evidence: { hints: ["no key was seen in it, so it may hold anything"] } },
  ],
  [
    "list of objects",
    [{ x: [{ sku: "a", qty: 1 }, { sku: "b" }] }],
    {
      type: "object",
      list: true,
      properties: [
        { name: "sku", evidence: { count: 2, of: 2 } },
        { name: "qty", evidence: { count: 1, of: 2 } },
      ],
    },
  ],
  [
    "object keyed by numbers",
    [{ x: { "17": 1, "23": 2 } }],
    { type: "object", properties: undefined, evidence: { hints: ["its keys look like ids, so it may hold anything"] } },
  ],
  [
    "object keyed by ids",
    [{ x: { "018f3a2b-1c4d-7000-8000-000000000001": 1, "018f3a2b-1c4d-7000-8000-000000000002": 2 } }],
    { type: "object", properties: undefined },
  ],
  [
    "four levels",
    [{ x: { b: { c: { d: 1 } } } }],
    {
      properties: [
        {
          properties: [
            {
              name: "c",
              type: "object",
              properties: undefined,
              evidence: { hints: ["nested deeper than 3 levels, so it may hold anything"] },
            },
          ],
        },
      ],
    },
  ],

  ["in nine of nine", times(9, (i) => ({ x: i })), { required: false, evidence: { share: 1 } }],
  ["in ten of ten", times(10, (i) => ({ x: i })), { required: true, evidence: { count: 10, of: 10, share: 1 } }],
  ["in ten of eleven", [...times(10, (i) => ({ x: i })), {}], { required: false }],
  ["null once in eleven", [...times(10, (i) => ({ x: i })), { x: null }], { required: false, evidence: { nulls: 1 } }],
  [
    "required within an object that is not",
    [...times(10, (i) => ({ x: { a: i } })), {}],
    { required: false, properties: [{ name: "a", required: true }] },
  ],

  [
    "few different texts in many",
    times(20, (i) => ({ x: i % 2 ? "pro" : "basic" })),
    { constraints: { allowedValues: ["basic", "pro"] } },
  ],
  ["few different texts in few", times(19, (i) => ({ x: i % 2 ? "pro" : "basic" })), { constraints: {} }],
  ["one text only once", [...times(20, () => ({ x: "pro" })), { x: "basic" }], { constraints: {} }],
  ["many different texts", times(60, (i) => ({ x: `v${i % 12}` })), { constraints: {} }],
  ["every text different", times(60, (i) => ({ x: `v${i}` })), { constraints: {} }],
  ["long texts", times(20, (i) => ({ x: (i % 2 ? "a" : "b").repeat(51) })), { constraints: {} }],
  ["blank texts", times(20, (i) => ({ x: i % 2 ? "a" : "" })), { constraints: {} }],
  ["few different numbers", times(40, (i) => ({ x: i % 2 })), { type: "integer", constraints: {} }],
  ["few different numbers in quotes", times(40, (i) => ({ x: String(i % 2) })), { type: "string", constraints: {} }],
  [
    "few different items",
    times(10, () => ({ x: ["a", "b"] })),
    { list: true, constraints: { allowedValues: ["a", "b"] } },
  ],
];

export const skippedCases: [sample: unknown, names: string[]][] = [
  [{ "": 1, ok: 1 }, [""]],
  [{ undefined: 1 }, ["undefined"]],
  [{ "[object Object]": 1 }, ["[object Object]"]],
  [{ null: 1, NaN: 2 }, ["null", "NaN"]],
  [{ toString: 1, constructor: 2 }, ["toString", "constructor"]],
  [{ " spaced": 1 }, [" spaced"]],
  [{ a: { "": 1, b: 2 } }, ["a."]],
  [{ é: 1, "e\u0301": 2 }, ["é"]],
  [{ nothing: null }, ["nothing"]],
];

const body = { event: "sign_up", customer: { source_id: "c1" }, metadata: { plan: "pro" } };

export const pastedCases: [pasted: unknown, eventName: string | null, samples: unknown[]][] = [
  [{ plan: "pro" }, null, [{ plan: "pro" }]],
  [[{ plan: "pro" }, { plan: "basic" }], null, [{ plan: "pro" }, { plan: "basic" }]],
  [body, "sign_up", [{ plan: "pro" }]],
  [{ events: [body, body] }, "sign_up", [{ plan: "pro" }, { plan: "pro" }]],
  [[body, { ...body, event: "check_in" }], null, [{ plan: "pro" }, { plan: "pro" }]],
  [{ event: "concert", seats: 2 }, null, [{ event: "concert", seats: 2 }]],
  [[1, "a", null, []], null, []],
  ["text", null, []],
];
