import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { CustomerOrder, CustomerRole, TimelineKind } from "@/lib/domain/customer-list";
import type {
  CustomerChange,
  CustomerCodes,
  CustomerErasure,
  CustomerList,
  CustomerRecord,
  CustomerReferrals,
  LedgerLines,
} from "@/lib/domain/customer-record";
import type { Timeline } from "@/lib/domain/customer-timeline-record";
import { api } from "./api";
import { type RecentSpan, recentSpans } from "./event-queries";
import { pages, searchOf } from "./page-search";

/** The list's filters as the address bar has them. */
export interface CustomerListFilter {
  q: string | null;
  role: CustomerRole | null;
  within: RecentSpan | null;
  sort: CustomerOrder;
}

export const customersKey = (project: string) => ["customers", project];

export function customersQuery(project: string, { q, role, within, sort }: CustomerListFilter) {
  return infiniteQueryOptions({
    queryKey: [...customersKey(project), "list", { q, role, within, sort }],
    queryFn: ({ signal, pageParam }) => {
      const since = within ? new Date(Date.now() - recentSpans[within]).toISOString() : null;
      const search = searchOf({ q, role, since, sort, cursor: pageParam });
      return api<CustomerList>(`/api/customers?${search}`, { project, signal });
    },
    ...pages,
  });
}

const choicesMin = 2;

/** A few customers that begin as somebody types. */
export function customerChoicesQuery(project: string, q: string) {
  return queryOptions({
    queryKey: [...customersKey(project), "choice", q],
    queryFn: ({ signal }) => api<CustomerList>(`/api/customers?${searchOf({ q, limit: "8" })}`, { project, signal }),
    enabled: q.length >= choicesMin,
  });
}

const path = (id: string, rest = "") => `/api/customers/${encodeURIComponent(id)}${rest}`;

export function customerQuery(project: string, id: string) {
  return queryOptions({
    queryKey: [...customersKey(project), "one", id],
    queryFn: ({ signal }) => api<CustomerRecord>(path(id), { project, signal }),
  });
}

export function timelineQuery(project: string, id: string, kind: TimelineKind | null) {
  return infiniteQueryOptions({
    queryKey: [...customersKey(project), "timeline", id, kind],
    queryFn: ({ signal, pageParam }) =>
      api<Timeline>(path(id, `/timeline?${searchOf({ kind, cursor: pageParam })}`), { project, signal }),
    ...pages,
  });
}

export function walletQuery(project: string, id: string) {
  return infiniteQueryOptions({
    queryKey: [...customersKey(project), "codes", id],
    queryFn: ({ signal, pageParam }) =>
      api<CustomerCodes>(path(id, `/codes?${searchOf({ cursor: pageParam, limit: "20" })}`), { project, signal }),
    ...pages,
  });
}

export function ledgerQuery(project: string, id: string) {
  return infiniteQueryOptions({
    queryKey: [...customersKey(project), "ledger", id],
    queryFn: ({ signal, pageParam }) =>
      api<LedgerLines>(path(id, `/ledger?${searchOf({ cursor: pageParam, limit: "20" })}`), { project, signal }),
    ...pages,
  });
}

export function friendsQuery(project: string, id: string) {
  return infiniteQueryOptions({
    queryKey: [...customersKey(project), "friends", id],
    queryFn: ({ signal, pageParam }) =>
      api<CustomerReferrals>(path(id, `/referrals?${searchOf({ cursor: pageParam, limit: "20" })}`), {
        project,
        signal,
      }),
    ...pages,
  });
}

export function editCustomer(project: string, id: string, change: CustomerChange) {
  return api<CustomerRecord>(path(id), { project, method: "PATCH", body: change });
}

export function deleteCustomer(project: string, id: string) {
  return api<null>(path(id), { project, method: "DELETE" });
}

export function eraseCustomer(project: string, id: string) {
  return api<CustomerErasure>(path(id, "/erase"), { project, method: "POST", body: {} });
}
