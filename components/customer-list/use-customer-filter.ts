"use client";

import { parseAsString, parseAsStringEnum } from "@/lib/client/address-parser";
import { useQueryStates } from "@/lib/client/address-state";
import type { CustomerListFilter } from "@/lib/client/customer-queries";
import { type RecentSpan, recentSpans } from "@/lib/client/event-queries";
import { customerOrders, customerRoles } from "@/lib/domain/customer-list";

const parsers = {
  q: parseAsString,
  role: parseAsStringEnum(customerRoles),
  within: parseAsStringEnum<RecentSpan>(Object.keys(recentSpans) as RecentSpan[]),
  sort: parseAsStringEnum(customerOrders).withDefault("newest"),
};

/** The list's filters live in the address: a filtered list can be sent to a colleague, and survives a reload. */
export function useCustomerFilter() {
  const [filter, setFilter] = useQueryStates(parsers, { history: "push" });
  const change = (next: Partial<CustomerListFilter>) => void setFilter(next);
  const clear = () => void setFilter({ q: null, role: null, within: null });
  const isFiltered = Boolean(filter.q ?? filter.role ?? filter.within);
  return { filter, change, clear, isFiltered };
}
