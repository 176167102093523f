import fc from "fast-check";
import { expect, test } from "vitest";
import { publicId, storedId, storedIdRange } from "./id";

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

test("every id lies in the range of each of its beginnings", () => {
  fc.assert(
    fc.property(fc.uuid(), fc.integer({ min: 12, max: 32 }), (uuid, length) => {
      const range = storedIdRange("event", publicId("event", uuid).slice(0, length));
      expect(range && range.first <= uuid && uuid <= range.last).toBe(true);
    }),
  );
});

test.each(["event_01", "event_", "cust_01JD9QW7", "order-N-20871", ""])(
  "%j begins no event id that could be looked up",
  (text) => {
    expect(storedIdRange("event", text)).toBeNull();
  },
);
