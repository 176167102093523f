import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";

const PLACES = ["app", "components", "lib", "prisma", "e2e", "bench", "server.ts", "next.config.ts"];
const TOP_LEVEL = [
  ...["app", "components", "prisma", "lib", "e2e", "public", "bench", "docs", "server.ts"],
  /^\./,
  /^[A-Z]+(\.md)?$/,
  /\.config\.(ts|mjs|cjs)$/,
  /^(package|package-lock|tsconfig|biome|knip)\.json$/,
  /^(node_modules|screens|test-results|playwright-report|Dockerfile|compose\.yaml)$/,
  /^next-env\.d\.ts$|\.tsbuildinfo$/,
];
const LONGEST_FILE = 300;

function* files(place: string): Generator<string> {
  const found = statSync(place, { throwIfNoEntry: false });
  if (!found || place.startsWith("lib/generated")) return;
  if (!found.isDirectory()) return yield place;
  for (const name of readdirSync(place)) yield* files(path.posix.join(place, name));
}

const all = PLACES.flatMap((place) => [...files(place)]);
const isTest = (file: string) => /\.(test|spec|cases)\.tsx?$|^e2e\//.test(file);
const source = all.filter((file) => /\.(tsx?|mjs|cjs)$/.test(file));
const product = source.filter((file) => !isTest(file)).map((file) => ({ file, text: readFileSync(file, "utf8") }));
const having = (pattern: RegExp) => product.filter(({ text }) => pattern.test(text)).map(({ file }) => file);

describe("the house rules", () => {
  test("SQL is never put together from strings", () => {
    expect(having(/\$(query|execute)RawUnsafe\b/)).toEqual([]);
  });

  test("patterns are literals: one that comes from data can stop the process for minutes", () => {
    expect(having(/\bnew RegExp\(\s*(?!["'/])/)).toEqual([]);
  });

  test(`no file is longer than ${LONGEST_FILE} lines: past that a noun is missing`, () => {
    const long = product.map(({ file, text }) => [file, text.split("\n").length - 1] as const);
    expect(long.filter(([, lines]) => lines > LONGEST_FILE)).toEqual([]);
  });

  test("every file's name says what is in it", () => {
    expect(all.filter((file) => /(^|\/)(utils?|helpers?|common|misc|types|index)(\.[a-z.]+$|\/)/.test(file))).toEqual(
      [],
    );
    expect(source.filter((file) => !/^[a-z0-9.-]+$/.test(path.basename(file)))).toEqual([]);
  });

  test("the top level holds what the layout says and nothing else", () => {
    const known = (name: string) => TOP_LEVEL.some((one) => (typeof one === "string" ? one === name : one.test(name)));
    expect(readdirSync(".").filter((name) => !known(name))).toEqual([]);
  });
});
