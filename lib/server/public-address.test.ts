import { expect, test } from "vitest";
import { isPublicAddress } from "./public-address";
import { cases } from "./public-address.cases";

test.each(cases)("%s: public is %s (%s)", (address, isPublic) => {
  expect(isPublicAddress(address)).toBe(isPublic);
});
