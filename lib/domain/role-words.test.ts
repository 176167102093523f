import { expect, test } from "vitest";
import { type Role, roles } from "./permission";
import { roleWords } from "./role-words";

const words: Record<Role, string> = {
  owner: "Sees everything and changes everything.",
  admin: "Sees everything and changes everything.",
  manager: "Sees everything but keys and the audit log; changes rejected events, campaigns and customers.",
  editor: "Sees everything but keys and the audit log; changes event schemas and rejected events.",
  viewer: "Sees everything but keys and the audit log; changes nothing.",
};

test.each(roles)("what a role may do is said as the table has it: %s", (role) => {
  expect(roleWords(role)).toBe(words[role]);
});
