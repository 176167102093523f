import { expect, test } from "vitest";
import { EventSchemaDefinition } from "./definition";
import { property } from "./definition.cases";
import { planRelease } from "./release";

const defined = (...properties: unknown[]) => EventSchemaDefinition.parse({ properties });
const plan = (rest = {}) => property("plan", "string", rest);
const seats = (rest = {}) => property("seats", "integer", rest);
const at = (major: number, minor: number, ...properties: unknown[]) => ({
  number: 7,
  major,
  minor,
  definition: defined(...properties),
});

type Planned = [verdict: string, major: number, minor: number, number: number] | null;

const cases: [why: string, current: ReturnType<typeof at> | null, draft: unknown[], planned: Planned][] = [
  ["the first", null, [plan()], ["first", 1, 0, 1]],
  ["nothing new", at(2, 3, plan()), [plan()], null],
  ["another id, same name", at(2, 3, plan({ id: "a" })), [plan({ id: "b" })], null],
  ["another order", at(2, 3, plan(), seats()), [seats(), plan()], ["cosmetic", 2, 3, 8]],
  [
    "values in another order",
    at(2, 3, plan({ constraints: { allowedValues: ["a", "b"] } })),
    [plan({ constraints: { allowedValues: ["b", "a"] } })],
    ["cosmetic", 2, 3, 8],
  ],
  ["other words", at(2, 3, plan()), [plan({ description: "Which plan" })], ["cosmetic", 2, 3, 8]],
  ["something optional", at(2, 3, plan()), [plan(), seats()], ["compatible", 2, 4, 8]],
  ["something required", at(2, 3, plan()), [plan(), seats({ required: true })], ["breaking", 3, 0, 8]],
];

test.each(cases)("publishing %s", (_why, current, draft, planned) => {
  const release = planRelease(current, defined(...draft));
  expect(release && [release.verdict, release.major, release.minor, release.number]).toEqual(planned);
});
