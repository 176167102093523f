import fc from "fast-check";
import { expect, test } from "vitest";
import { EventEnvelope } from "./envelope";
import { plainEnvelope } from "./plain-envelope";

const usual = {
  event: "signed_up",
  source_id: "order-1",
  customer: { source_id: "alex@example.com", email: "alex@example.com", name: "Álex Doe", metadata: { VIP: true } },
  metadata: { sign_up_date: "2019-01-25T14:30:00.000Z" },
  referral: { code: "NRY-01" },
};

const text = fc.oneof(
  fc.string({ maxLength: 20 }),
  fc.string({ unit: "binary", maxLength: 8 }),
  fc.constantFrom("", "\u0000", "\ud800", "e\u0301", "\u0344", "x".repeat(129), "x".repeat(301), "x".repeat(501)),
);
const value = fc.oneof(text, fc.constantFrom(null, undefined, 0, true), fc.jsonValue({ maxDepth: 3 }));
const changes = (names: string[]) =>
  fc.dictionary(fc.constantFrom(...names), value, { maxKeys: 2, noNullPrototype: true });

/** The usual body with something about it changed. */
const bodies = fc
  .record({
    body: changes([
      "event",
      "source_id",
      "customer",
      "metadata",
      "referral",
      "loyalty",
      "context",
      "occurred_at",
      "more",
    ]),
    customer: changes(["id", "source_id", "name", "email", "phone", "birthdate", "address", "metadata", "more"]),
    referral: changes(["code", "referrer_id", "more"]),
  })
  .map(({ body, customer, referral }) => ({
    ...usual,
    customer: { ...usual.customer, ...customer },
    referral: { ...usual.referral, ...referral },
    ...body,
  }));

test("the usual body is read without the schema, which is what it is there for", () => {
  expect(plainEnvelope(usual)).not.toBeNull();
});

test("what is read without the schema is what the schema gives, whatever the body", () => {
  let plain = 0;
  fc.assert(
    fc.property(bodies, (body) => {
      const read = plainEnvelope(body);
      if (!read) return;
      plain += 1;
      expect(EventEnvelope.safeParse(body)).toEqual({ success: true, data: read });
    }),
    { numRuns: 5_000 },
  );
  expect(plain).toBeGreaterThan(500);
});
