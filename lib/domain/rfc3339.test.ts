import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { dateTimeMs, isDate, isDateTime } from "./rfc3339";
import { dateCases, dateTimeCases } from "./rfc3339.cases";

describe("a date", () => {
  test.each(dateCases)("%s → %s", (text, isValid) => {
    expect(isDate(text)).toBe(isValid);
  });
});

describe("a moment", () => {
  test.each(dateTimeCases)("%s → %s", (text, ms) => {
    expect(dateTimeMs(text)).toBe(ms);
  });

  it("reads back whatever a JavaScript date writes", () => {
    const years = fc.date({
      min: new Date("0001-01-01T00:00:00Z"),
      max: new Date("9999-12-31T23:59:59Z"),
      noInvalidDate: true,
    });
    fc.assert(fc.property(years, (date) => dateTimeMs(date.toISOString()) === date.getTime()));
  });

  it("never accepts what a JavaScript date cannot hold", () => {
    const parts = fc.tuple(fc.nat(9999), fc.nat(14), fc.nat(33), fc.nat(25), fc.nat(61), fc.nat(61));
    fc.assert(
      fc.property(parts, ([year, month, day, hour, minute, second]) => {
        const two = (n: number) => String(n).padStart(2, "0");
        const text = `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}Z`;
        return !isDateTime(text) || new Date(text).toISOString() === text.replace("Z", ".000Z");
      }),
    );
  });
});
