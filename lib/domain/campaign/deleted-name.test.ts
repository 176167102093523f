import { expect, test } from "vitest";
import { deletedName, nameBeforeDeleted } from "./deleted-name";

test("a deleted campaign is still told by the name it had, and its row leaves that name to others", () => {
  const stored = deletedName("Friends", "camp_1");
  expect(stored).not.toBe("Friends");
  expect(nameBeforeDeleted(stored, "camp_1")).toBe("Friends");
});

test.each(["Friends", "Friends (deleted camp_2)", ""])(
  "%j, a name of somebody's own choosing, stays as it is",
  (name) => {
    expect(nameBeforeDeleted(name, "camp_1")).toBe(name);
  },
);
