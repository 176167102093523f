import { describe, expect, it, test } from "vitest";
import { nearDuplicates } from "./event-name";
import { acceptedNames, nearDuplicateCases, refusedNames } from "./event-name.cases";
import { EventName } from "./event-name-input";

describe("an event name", () => {
  test.each(acceptedNames)("may be %.30j", (name) => {
    expect(EventName.parse(name)).toBe(name);
  });

  test.each(refusedNames)("may not be %.30j", (name, message) => {
    expect(EventName.safeParse(name).error?.issues[0]?.message).toMatch(message);
  });

  it("is composed", () => {
    expect(EventName.parse("cafe\u0301")).toBe("caf\u00e9");
  });
});

test.each(nearDuplicateCases)("%s among %j", (name, existing, near) => {
  expect(nearDuplicates(name, existing).map((found) => [found.name, found.likeness])).toEqual(near);
});
