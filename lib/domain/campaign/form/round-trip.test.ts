import fc from "fast-check";
import { expect, test } from "vitest";
import { PublicUnfinished } from "../unfinished-config";
import { anyConfig } from "./config-arbitrary";
import { configNames } from "./config-names";
import { draftOf } from "./config-of";
import { valuesOf } from "./values-of";

const place = (currency: string) => ({ currency, timeZone: "Europe/Berlin" });
const moment = fc.option(
  fc
    .date({ min: new Date("2000-01-01"), max: new Date("2100-01-01"), noInvalidDate: true })
    .map((at) => at.toISOString()),
  { nil: null },
);

test("whatever a draft says, opening it in the steps and saving it again changes nothing", () => {
  const draft = fc.record({
    name: fc.string({ maxLength: 200 }),
    description: fc.option(fc.string({ minLength: 1 }), { nil: null }),
    startsAt: moment,
    endsAt: moment,
    config: anyConfig,
  });
  fc.assert(
    fc.property(draft, fc.constantFrom("EUR", "JPY", "KWD"), (before, currency) => {
      const values = valuesOf(before, place(currency));
      expect(draftOf(values, place(currency), new Map(configNames(before.config)))).toEqual(before);
    }),
    { numRuns: 500 },
  );
});

test("what the fields say is a configuration that can be saved, whatever stands in them", () => {
  const garbage = fc.constantFrom("", " ", "abc", "-1", "1e9", "99999999999999", "1.005", "0", "12");
  fc.assert(
    fc.property(anyConfig, garbage, (config, text) => {
      const values = valuesOf({ name: "", description: null, startsAt: null, endsAt: null, config }, place("EUR"));
      const typed = JSON.parse(
        JSON.stringify(values, (key, value) =>
          key === "condition"
            ? null
            : ["amount", "percent", "floor", "cap", "cost", "at", "n", "max", "rank", "opening", "days"].includes(
                  key,
                ) ||
                key.endsWith("Days") ||
                key.endsWith("Max")
              ? text
              : value,
        ),
      );
      expect(PublicUnfinished.safeParse(draftOf(typed, place("EUR")).config).error).toBeUndefined();
    }),
    { numRuns: 300 },
  );
});
