import type { MergeConflict, OutlineItem } from "./merge";

export interface TestItem extends OutlineItem {
  type: string;
  words: string;
}

/** "a" is a property, "a.b" one within it; after the colon its type, after the slash its words, before the equals its id. */
export function outline(text: string): TestItem[] {
  return text
    .split(" ")
    .filter(Boolean)
    .map((line) => {
      const [head = "", words = ""] = line.split("/");
      const [path = "", type = "string"] = head.split(":");
      const level = path.split(".").length;
      const [id = "", name = id] = (path.split(".").at(-1) ?? "").split("=");
      return { id, name, level, type, words };
    });
}

export function written(items: TestItem[]): string {
  const open: string[] = [];
  return items
    .map(({ id, name, level, type, words }) => {
      open.splice(level - 1, open.length, id === name ? name : `${id}=${name}`);
      return `${open.join(".")}${type === "string" ? "" : `:${type}`}${words && `/${words}`}`;
    })
    .join(" ");
}

interface MergeCase {
  why: string;
  base: string;
  mine: string;
  theirs: string;
  merged: string;
  conflicts?: [name: string, kind: MergeConflict["kind"]][];
}

export const mergeCases: MergeCase[] = [
  { why: "nothing changed", base: "a b", mine: "a b", theirs: "a b", merged: "a b" },
  { why: "only I changed", base: "a b", mine: "a:number b c", theirs: "a b", merged: "a:number b c" },
  { why: "only they changed", base: "a b", mine: "a b", theirs: "a:number b c", merged: "a:number b c" },
  { why: "different properties", base: "a b", mine: "a:number b", theirs: "a b:number", merged: "a:number b:number" },
  { why: "different sides of one property", base: "a", mine: "a/mine", theirs: "a:number", merged: "a:number/mine" },
  { why: "the same change twice", base: "a", mine: "a:number", theirs: "a:number", merged: "a:number" },
  {
    why: "one side of one property, otherwise",
    base: "a",
    mine: "a:number",
    theirs: "a:date",
    merged: "a:number",
    conflicts: [["a", "both_changed"]],
  },
  { why: "each renamed another", base: "a b", mine: "a=x b", theirs: "a b=y", merged: "a=x b=y" },
  {
    why: "both renamed the same",
    base: "a",
    mine: "a=x",
    theirs: "a=y",
    merged: "a=x",
    conflicts: [["x", "both_changed"]],
  },
  { why: "each added one, after the same", base: "a b", mine: "a c b", theirs: "a d b", merged: "a c d b" },
  { why: "each added one, in front", base: "a", mine: "c a", theirs: "d a", merged: "c d a" },
  { why: "they emptied it and I added one", base: "a", mine: "a b", theirs: "", merged: "b" },
  { why: "both added the same, alike", base: "", mine: "x=n", theirs: "y=n", merged: "x=n" },
  {
    why: "both added the same, otherwise",
    base: "",
    mine: "x=n:number",
    theirs: "y=n:date",
    merged: "x=n:number",
    conflicts: [["n", "both_added"]],
  },
  {
    why: "both added the same object, with different insides",
    base: "",
    mine: "x=n:object x=n.a",
    theirs: "y=n:object y=n.b",
    merged: "x=n:object x=n.a x=n.b",
  },
  { why: "I removed what they left alone", base: "a b", mine: "b", theirs: "a b", merged: "b" },
  { why: "they removed what I left alone", base: "a b", mine: "a b", theirs: "b", merged: "b" },
  { why: "both removed it", base: "a b", mine: "b", theirs: "b", merged: "b" },
  {
    why: "they removed what I changed: mine stays",
    base: "a b",
    mine: "a:number b",
    theirs: "b",
    merged: "a:number b",
    conflicts: [["a", "they_removed"]],
  },
  {
    why: "I removed what they changed: it stays removed, and is told",
    base: "a b",
    mine: "b",
    theirs: "a:number b",
    merged: "b",
    conflicts: [["a", "i_removed"]],
  },
  {
    why: "they removed the object into which I put something",
    base: "o:object b",
    mine: "o:object o.x b",
    theirs: "b",
    merged: "o:object o.x b",
    conflicts: [["o", "they_removed"]],
  },
  {
    why: "I removed the object into which they put something",
    base: "o:object b",
    mine: "b",
    theirs: "o:object o.x b",
    merged: "b",
    conflicts: [["x", "i_removed"]],
  },
  { why: "I reordered, they added", base: "a b c", mine: "c a b", theirs: "a b d c", merged: "c a b d" },
  { why: "they reordered, I added", base: "a b c", mine: "a b d c", theirs: "c a b", merged: "c a b d" },
  { why: "both reordered: mine", base: "a b c", mine: "c a b", theirs: "b a c", merged: "c a b" },
  {
    why: "I nested, they changed",
    base: "o:object a",
    mine: "o:object o.a",
    theirs: "o:object a:number",
    merged: "o:object o.a:number",
  },
  {
    why: "they nested, I changed",
    base: "o:object a",
    mine: "o:object a:number",
    theirs: "o:object o.a",
    merged: "o:object o.a:number",
  },
  {
    why: "each nested it elsewhere",
    base: "o:object p:object a",
    mine: "o:object o.a p:object",
    theirs: "o:object p:object p.a",
    merged: "o:object o.a p:object",
    conflicts: [["a", "both_changed"]],
  },
  {
    why: "each put one into the other: mine",
    base: "o:object p:object",
    mine: "o:object o.p:object",
    theirs: "p:object p.o:object",
    merged: "o:object o.p:object",
  },
  {
    why: "they moved mine into what I removed",
    base: "o:object a",
    mine: "a",
    theirs: "o:object o.a",
    merged: "a",
  },
];
