import { expect, test } from "vitest";
import { filterSchemas, sortSchemas } from "./list-order";
import { filterCases, sortCases } from "./list-order.cases";

const days = { accepted: [], rejected: [] };
const schemas = [
  {
    name: "checkout_completed",
    description: "A customer paid an order",
    status: "published" as const,
    hasDraft: false,
    propertiesCount: 5,
    lastSeenAt: "2026-05-01T00:00:00.000Z",
    volume: { daily: days, accepted: 90, rejected: 10, shareRejected: 0.1 },
  },
  {
    name: "app_opened",
    description: null,
    status: "draft" as const,
    hasDraft: true,
    propertiesCount: 1,
    lastSeenAt: null,
    volume: { daily: days, accepted: 0, rejected: 0, shareRejected: null },
  },
  {
    name: "signed_up",
    description: null,
    status: "published" as const,
    hasDraft: true,
    propertiesCount: 1,
    lastSeenAt: "2026-05-02T00:00:00.000Z",
    volume: { daily: days, accepted: 10, rejected: 10, shareRejected: 0.5 },
  },
  {
    name: "old_event",
    description: null,
    status: "archived" as const,
    hasDraft: false,
    propertiesCount: 1,
    lastSeenAt: null,
    volume: { daily: days, accepted: 0, rejected: 0, shareRejected: null },
  },
];

test.each(filterCases)("looking for “$q” among $state leaves $leaves", ({ leaves, ...filter }) => {
  expect(filterSchemas(schemas, filter).map(({ name }) => name)).toEqual(leaves);
});

test.each(sortCases)("by $sort, reversed $isReversed: $order", ({ sort, isReversed, order }) => {
  expect(sortSchemas(schemas, sort, isReversed).map(({ name }) => name)).toEqual(order);
});
