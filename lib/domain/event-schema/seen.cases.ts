export const seenCases: [why: string, events: unknown[], counts: Record<string, number>][] = [
  ["none", [], {}],
  ["in each and in some", [{ a: 1, b: "" }, { a: 0 }, { a: false }], { "/a": 3, "/b": 1 }],
  ["null is not seen", [{ a: null }, { a: 1 }], { "/a": 1 }],
  ["what is no object has none", [null, 1, "a", [{ a: 1 }]], {}],
  ["within objects", [{ o: { p: { q: { r: 1 } } } }], { "/o": 1, "/o/p": 1, "/o/p/q": 1 }],
  [
    "once an event, however long the list",
    [{ l: [{ a: 1 }, { a: 2, b: 1 }] }, { l: [] }],
    { "/l": 2, "/l/a": 1, "/l/b": 1 },
  ],
  ["names that need escaping", [{ "a/b~c": 1 }], { "/a~1b~0c": 1 }],
  ["names of JavaScript", [{ constructor: 1, toString: 2 }], { "/constructor": 1, "/toString": 1 }],
];
