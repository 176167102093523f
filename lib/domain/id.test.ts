import fc from "fast-check";
import { expect, test } from "vitest";
import { publicId, storedId } from "./id";

test("a public id leads back to the stored one, whatever the id", () => {
  fc.assert(
    fc.property(fc.uuid(), (uuid) => {
      expect(storedId("customer", publicId("customer", uuid))).toBe(uuid);
    }),
  );
});

test("public ids sort as the stored ones do, so that time orders them", () => {
  fc.assert(
    fc.property(fc.uuid(), fc.uuid(), (one, other) => {
      expect(publicId("event", one) < publicId("event", other)).toBe(one < other);
    }),
  );
});

test.each([
  ["another prefix", "camp_01JD9QW7000000000000000000"],
  ["too short", "cust_01JD9QW7"],
  ["a letter outside the alphabet", "cust_01JD9QW700000000000000000U"],
  ["more than 128 bits", "cust_ZZZZZZZZZZZZZZZZZZZZZZZZZZ"],
  ["a source id", "alex@example.com"],
])("%s is no customer id", (_title, text) => {
  expect(storedId("customer", text)).toBeNull();
});
