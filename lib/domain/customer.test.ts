import { expect, test } from "vitest";
import { CustomerInput, emptyCustomer, mergeCustomer } from "./customer";
import { mergeCases, refusedCustomers } from "./customer.cases";

test.each(mergeCases)("$title", ({ existing, input, expected, changed }) => {
  const before = { ...emptyCustomer, ...existing };
  const merged = mergeCustomer(before, CustomerInput.parse(input));
  expect(merged.customer).toEqual({ ...before, ...expected });
  expect(merged.changed).toEqual(changed);
});

test.each(refusedCustomers)("%s is refused", (_title, input) => {
  expect(CustomerInput.safeParse(input).success).toBe(false);
});

test("two spellings of a source id that look alike are one", () => {
  expect(CustomerInput.parse({ source_id: "Zoe\u0301" }).source_id).toBe("Zo\u00e9");
});
