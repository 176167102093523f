import { describe, expect, test } from "vitest";
import {
  parseAsBoolean,
  parseAsDay,
  parseAsString,
  parseAsStringEnum,
  parseAsTexts,
  searchWith,
} from "./address-parser";

const parsers = {
  q: parseAsString,
  sort: parseAsStringEnum(["newest", "oldest"]).withDefault("newest"),
  name: parseAsTexts().withDefault([]),
  where: parseAsTexts(";").withDefault([]),
  from: parseAsDay,
  reversed: parseAsBoolean.withDefault(false),
};

describe("what the address says", () => {
  test("is read as what it is", () => {
    expect(parsers.q.read("nora ryan")).toBe("nora ryan");
    expect(parsers.sort.read("oldest")).toBe("oldest");
    expect(parsers.name.read("order_paid,sign_up")).toEqual(["order_paid", "sign_up"]);
    expect(parsers.from.read("2026-11-29")).toBe("2026-11-29");
    expect(parsers.reversed.read("true")).toBe(true);
  });

  test.each([
    ["no choice of ours", parsers.sort, "loudest", "newest"],
    ["no day of the calendar", parsers.from, "2026-02-31", null],
    ["no day at all", parsers.from, "yesterday", null],
    ["neither true nor false", parsers.reversed, "maybe", false],
    ["nothing", parsers.name, null, []],
    ["an empty list", parsers.name, "", []],
  ] as const)("counts as absent when it is %s", (_, parser, text, value) => {
    expect(parser.read(text)).toEqual(value);
  });

  test("is the same list for the same words, so that nothing is asked for twice", () => {
    expect(parsers.name.read("a,b")).toBe(parsers.name.read("a,b"));
  });
});

describe("a change of the address", () => {
  test("leaves alone what it does not name", () => {
    expect(searchWith("?q=nora&event=ev_1", parsers, { sort: "oldest" })).toBe("q=nora&event=ev_1&sort=oldest");
  });

  test("takes out what is null or so by default", () => {
    expect(searchWith("?q=nora&sort=oldest", parsers, { q: null, sort: "newest" })).toBe("");
    expect(searchWith("?name=a&reversed=true", parsers, { name: [], reversed: false })).toBe("");
  });

  test("comes back as it was, separators and all", () => {
    const name = ["a,b", "c d", "ü&="];
    const where = ["total:gte:150", "note:is:a;b"];
    const search = new URLSearchParams(searchWith("", parsers, { name, where }));
    expect(parsers.name.read(search.get("name"))).toEqual(name);
    expect(parsers.where.read(search.get("where"))).toEqual(where);
  });

  test("stays readable", () => {
    expect(searchWith("", parsers, { name: ["a", "b"], where: ["total:gte:150"] })).toBe(
      "name=a,b&where=total:gte:150",
    );
  });
});
