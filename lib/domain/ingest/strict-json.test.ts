import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { findJsonProblem } from "./json-problem";
import { eventLimits, readStrictJson } from "./strict-json";
import { acceptedBodies, batchCases, bytesOf, refusedBodies } from "./strict-json.cases";
import { readStrictJsonBatch } from "./strict-json-batch";

const textOf = (body: string | number[]) => new TextDecoder().decode(bytesOf(body));

describe("a body", () => {
  test.each(acceptedBodies)("is read when it has %s", (_, body) => {
    expect(readStrictJson(bytesOf(body))).toEqual({ ok: true, value: JSON.parse(textOf(body)) });
    expect(findJsonProblem(textOf(body), eventLimits)).toBeNull();
  });

  test.each(refusedBodies)("is refused for %s", (_, body, code, pointer) => {
    const read = readStrictJson(bytesOf(body));
    expect(read).toMatchObject({ ok: false, problem: { code, ...(pointer !== undefined && { pointer }) } });
  });

  it("pollutes nothing", () => {
    readStrictJson(bytesOf('{"__proto__":{"polluted":1}}'));
    expect(Reflect.get({}, "polluted")).toBeUndefined();
  });

  it("is told where it goes wrong", () => {
    const read = readStrictJson(bytesOf('{\n  "a": 1,\n  "b": 2,\n  "a": 3\n}'));
    expect(read).toEqual({
      ok: false,
      problem: {
        code: "duplicate_key",
        message: 'the key "a" is there twice (line 4, column 3)',
        offset: 24,
        pointer: "/a",
      },
    });
  });
});

describe("any text", () => {
  const values = fc.jsonValue({ maxDepth: 6, stringUnit: "binary" });
  const fragments = fc.constantFrom(
    '"a"',
    '"b"',
    '"\\u0061"',
    '"\\u0000"',
    '"\\ud83d"',
    '"__proto__"',
    '"é"',
    '"\\""',
    "1",
    "-0",
    "1e400",
    "9007199254740993",
    "0.1",
    "true",
    "null",
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    " ",
    "\n",
    '{"a":1}',
    '"a":',
    "\\",
    '"',
  );

  it("that JSON.stringify writes is read as JSON.parse reads it, or has something to refuse", () => {
    fc.assert(
      fc.property(values, (value) => {
        const text = JSON.stringify(value);
        const read = readStrictJson(bytesOf(text));
        if (read.ok) expect(read.value).toEqual(JSON.parse(text));
        else expect(["forbidden_key", "nul_character", "lone_surrogate"]).toContain(read.problem.code);
      }),
      { numRuns: 500 },
    );
  });

  it("is judged alike by the quick passes and by the slow reader", () => {
    fc.assert(
      fc.property(fc.array(fragments, { maxLength: 14 }), (parts) => {
        const text = parts.join("");
        const read = readStrictJson(bytesOf(text));
        const problem = findJsonProblem(text, eventLimits);
        if (read.ok) {
          expect(problem).toBeNull();
          expect(read.value).toEqual(JSON.parse(text));
        } else if (read.problem.code !== "empty_body") {
          expect(read.problem).toEqual(problem);
        }
      }),
      { numRuns: 5_000 },
    );
  });

  it("is read or refused, never met with an exception", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        readStrictJson(bytes);
        readStrictJsonBatch(bytes, "events");
      }),
    );
  });

  it("keeps every number it reads", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(readStrictJson(bytesOf(JSON.stringify(value)))).toEqual({
          ok: true,
          value: JSON.parse(JSON.stringify(value)),
        });
      }),
    );
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }), (value) => {
        const read = readStrictJson(bytesOf(String(value)));
        return !read.ok || BigInt(Number(read.value)) === value;
      }),
    );
  });
});

describe("a batch", () => {
  test.each(batchCases)("with %s", (_, body, outcome) => {
    const batch = readStrictJsonBatch(bytesOf(body), "events");
    const came = batch.ok ? batch.items.map((item) => (item.ok ? "ok" : item.problem.code)) : batch.problem.code;
    expect(came).toEqual(outcome);
  });

  it("gives each item the bytes it was sent as, and the rest what stood around", () => {
    const batch = readStrictJsonBatch(bytesOf('{"a":[1], "events" : [ {"x" : 1} , "é", 1e400 ],"b":null}'), "events");
    if (!batch.ok) throw new Error(batch.problem.message);
    expect(batch.items.map((item) => new TextDecoder().decode(item.bytes))).toEqual(['{"x" : 1}', '"é"', "1e400"]);
    expect(batch.rest).toEqual({ a: [1], b: null });
  });

  it("judges each item as if it had come alone", () => {
    const items = fc.array(fc.jsonValue({ maxDepth: 4, stringUnit: "binary" }), { maxLength: 5 });
    fc.assert(
      fc.property(items, (values) => {
        const batch = readStrictJsonBatch(bytesOf(JSON.stringify({ before: 1, events: values, after: 2 })), "events");
        if (!batch.ok) throw new Error(batch.problem.message);
        const alone = values.map((value) => readStrictJson(bytesOf(JSON.stringify(value))));
        expect(batch.items.map(({ bytes: _, ...read }) => read)).toEqual(alone);
      }),
    );
  });
});
