import type { DraftRow } from "./event-schema-draft";
import { rowsNamed } from "./event-schema-draft.cases";
import {
  addAfter,
  addWithin,
  dropRow,
  duplicateRow,
  moveRow,
  nestRow,
  removeRow,
  removeWithin,
  unnestRow,
} from "./event-schema-draft-rows";

type Act = (rows: DraftRow[]) => DraftRow[];

/** Rows as "o{ a b } c": what is in braces is within; "o" and "p" to "r" are objects. */
export const rowCases: [why: string, before: string, act: Act, after: string][] = [
  ["add at the end", "a", (rows) => addAfter(rows, null, rowsNamed("x")), "a x"],
  ["add after", "a b", (rows) => addAfter(rows, "a", rowsNamed("x")), "a x b"],
  [
    "add after an object goes behind all within",
    "o{ a } b",
    (rows) => addAfter(rows, "o", rowsNamed("x")),
    "o{ a } x b",
  ],
  ["add after one within stays within", "o{ a } b", (rows) => addAfter(rows, "a", rowsNamed("x")), "o{ a x } b"],
  ["add within, as the last", "o{ a } b", (rows) => addWithin(rows, "o", rowsNamed("x")), "o{ a x } b"],
  ["add within what is no object does nothing", "a", (rows) => addWithin(rows, "a", rowsNamed("x")), "a"],
  [
    "add within the third level does nothing",
    "o{ p{ q } }",
    (rows) => addWithin(rows, "q", rowsNamed("x")),
    "o{ p{ q } }",
  ],
  ["remove takes all within along", "o{ a p{ b } } c", (rows) => removeRow(rows, "o"), "c"],
  ["remove what is not there does nothing", "a", (rows) => removeRow(rows, "z"), "a"],
  ["empty an object", "o{ a p{ b } } c", (rows) => removeWithin(rows, "o"), "o c"],
  ["up", "a b c", (rows) => moveRow(rows, "c", "up"), "a c b"],
  ["up past an object, whole", "o{ a } b", (rows) => moveRow(rows, "b", "up"), "b o{ a }"],
  ["up with all within", "a o{ b }", (rows) => moveRow(rows, "o", "up"), "o{ b } a"],
  ["the first stays", "a b", (rows) => moveRow(rows, "a", "up"), "a b"],
  ["the first within stays within", "o{ a b }", (rows) => moveRow(rows, "a", "up"), "o{ a b }"],
  ["down", "a b c", (rows) => moveRow(rows, "a", "down"), "b a c"],
  ["down past an object, whole", "a o{ b } c", (rows) => moveRow(rows, "a", "down"), "o{ b } a c"],
  ["the last within stays within", "o{ a b } c", (rows) => moveRow(rows, "b", "down"), "o{ a b } c"],
  ["nest into the object above", "o{ a } b", (rows) => nestRow(rows, "b"), "o{ a b }"],
  ["nest below a plain one does nothing", "a b", (rows) => nestRow(rows, "b"), "a b"],
  ["nest the first does nothing", "o", (rows) => nestRow(rows, "o"), "o"],
  ["nest no deeper than three levels", "o p{ q{ a } }", (rows) => nestRow(rows, "p"), "o p{ q{ a } }"],
  ["nest with all within", "o p{ a }", (rows) => nestRow(rows, "p"), "o{ p{ a } }"],
  ["unnest goes behind its object", "o{ a b } c", (rows) => unnestRow(rows, "a"), "o{ b } a c"],
  ["unnest the outermost does nothing", "a", (rows) => unnestRow(rows, "a"), "a"],
  ["drop lower", "a b c", (rows) => dropRow(rows, "a", { over: "c", level: 1 }), "b c a"],
  ["drop higher", "a b c", (rows) => dropRow(rows, "c", { over: "a", level: 1 }), "c a b"],
  ["drop into an object", "o a b", (rows) => dropRow(rows, "b", { over: "a", level: 2 }), "o{ b } a"],
  ["drop no deeper than the one above allows", "a b c", (rows) => dropRow(rows, "c", { over: "b", level: 3 }), "a c b"],
  [
    "drop between the insides of an object goes within",
    "o{ a b } c",
    (rows) => dropRow(rows, "c", { over: "b", level: 1 }),
    "o{ a c b }",
  ],
  ["drop into itself does nothing", "o{ a }", (rows) => dropRow(rows, "o", { over: "a", level: 1 }), "o{ a }"],
  ["drop in place, further right, nests", "o a", (rows) => dropRow(rows, "a", { over: "a", level: 2 }), "o{ a }"],
  [
    "drop what would be too deep does nothing",
    "o{ p{ a b } } q{ c }",
    (rows) => dropRow(rows, "q", { over: "b", level: 3 }),
    "o{ p{ a b } } q{ c }",
  ],
  ["duplicate takes a free name", "a a_copy", (rows) => duplicateRow(rows, "a").rows, "a a_copy_2 a_copy"],
  ["duplicate an object with all within", "o{ a } b", (rows) => duplicateRow(rows, "o").rows, "o{ a } o_copy{ a } b"],
];

export const pasteCases: [text: string, names: string[]][] = [
  ["order_id", ["order_id"]],
  ["order_id\ntotal\r\ncurrency\n", ["order_id", "total", "currency"]],
  ["a, b; c\td", ["a", "b", "c", "d"]],
  ['"a", "b"', ["a", "b"]],
  ["plan name", ["plan name"]],
  ["a\na\nb", ["a", "b"]],
  [" \n ", []],
];
