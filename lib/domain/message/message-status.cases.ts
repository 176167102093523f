import type { Recipient, SkipReason } from "./message-status";

export const cases: [what: string, recipient: Partial<Recipient>, reason: SkipReason | null][] = [
  ["somebody with an address", {}, null],
  ["nobody's address", { email: null }, "no_address"],
  ["an empty one", { email: "" }, "no_address"],
  ["what is no address", { email: "anna" }, "no_address"],
  ["two addresses in one", { email: "anna@shop.test,eve@evil.test" }, "no_address"],
  ["an address with a line break", { email: "anna@shop.test\nBcc: eve@evil.test" }, "no_address"],
  ["an address with a name", { email: "Anna <anna@shop.test>" }, "no_address"],
  ["one of the demo", { email: "anna@example.com" }, "example_address"],
  ["one below an example's name", { email: "anna@mail.example.org" }, "example_address"],
  ["a name that only looks like it", { email: "anna@notexample.com" }, null],
  ["somebody who wants no more", { isUnsubscribed: true }, "unsubscribed"],
  ["somebody who was deleted", { isDeleted: true, email: null }, "deleted"],
];
