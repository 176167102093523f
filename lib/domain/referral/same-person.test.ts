import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isSamePerson, mailboxOf } from "./same-person";

const mailboxes: [address: string, mailbox: string][] = [
  ["anna@example.com", "anna@example.com"],
  ["Anna@Example.COM", "anna@example.com"],
  ["  anna@example.com ", "anna@example.com"],
  ["anna+shop@example.com", "anna@example.com"],
  ["anna+a+b@example.com", "anna@example.com"],
  ["an.na@example.com", "an.na@example.com"],
  ["an.na@gmail.com", "anna@gmail.com"],
  ["a.n.n.a+x@googlemail.com", "anna@gmail.com"],
  ["\uff41nna@example.com", "anna@example.com"],
  ["a@b@example.com", "a@b@example.com"],
  ["nonsense", "nonsense"],
  ["@example.com", "@example.com"],
  ["", ""],
];

test.each(mailboxes)("%j lands in the mailbox %j", (address, mailbox) => {
  expect(mailboxOf(address)).toBe(mailbox);
});

describe("two customers", () => {
  test.each([
    ["are one with the same id", { id: "a", email: null }, { id: "a", email: "x@example.com" }, true],
    [
      "are one with the same mailbox",
      { id: "a", email: "x@gmail.com" },
      { id: "b", email: "X+1@googlemail.com" },
      true,
    ],
    ["are two with other mailboxes", { id: "a", email: "x@example.com" }, { id: "b", email: "y@example.com" }, false],
    ["are two when neither has an address", { id: "a", email: null }, { id: "b", email: null }, false],
    ["are two when one has no address", { id: "a", email: "x@example.com" }, { id: "b", email: null }, false],
  ])("%s", (_, one, other, expected) => {
    expect(isSamePerson(one, other)).toBe(expected);
    expect(isSamePerson(other, one)).toBe(expected);
  });
});

test("a mailbox's own name is its mailbox", () => {
  fc.assert(fc.property(fc.emailAddress(), (email) => mailboxOf(mailboxOf(email)) === mailboxOf(email)));
});
