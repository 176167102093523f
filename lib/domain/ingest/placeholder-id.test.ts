import { expect, test } from "vitest";
import { placeholderReason } from "./placeholder-id";
import { placeholderIds, realIds } from "./placeholder-id.cases";

test.each(placeholderIds)("%j names nobody", (id) => {
  expect(placeholderReason(id)).toMatch(/is empty|has no id/);
});

test.each(realIds)("%.40j may be somebody", (id) => {
  expect(placeholderReason(id)).toBeNull();
});
