"use client";

import { parseAsString, parseAsStringEnum, useQueryStates } from "nuqs";
import type { CustomerListFilter } from "@/lib/client/customer-queries";
import { type RecentSpan, recentSpans } from "@/lib/client/event-queries";
import { type CustomerOrder, type CustomerRole, customerOrders, customerRoles } from "@/lib/domain/customer-list";

const parsers = {
  q: parseAsString,
  role: parseAsStringEnum<CustomerRole>([...customerRoles]),
  within: parseAsStringEnum<RecentSpan>(Object.keys(recentSpans) as RecentSpan[]),
  sort: parseAsStringEnum<CustomerOrder>([...customerOrders]).withDefault("newest"),
};

/** The list's filters live in the address: a filtered list can be sent to a colleague, and survives a reload. */
export function useCustomerFilter() {
  const [filter, setFilter] = useQueryStates(parsers, { history: "push", clearOnDefault: true });
  const change = (next: Partial<CustomerListFilter>) => void setFilter(next);
  const clear = () => void setFilter({ q: null, role: null, within: null });
  const isFiltered = Boolean(filter.q ?? filter.role ?? filter.within);
  return { filter, change, clear, isFiltered };
}
