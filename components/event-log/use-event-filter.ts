"use client";

import { parseAsArrayOf, parseAsIsoDate, parseAsString, parseAsStringEnum, useQueryStates } from "nuqs";
import { useMemo } from "react";
import { type EventListFilter, type RecentSpan, recentSpans } from "@/lib/client/event-queries";
import { type OutcomeFilter, outcomeFilters } from "@/lib/domain/event/event-record";

const parsers = {
  name: parseAsArrayOf(parseAsString).withDefault([]),
  customer: parseAsString,
  campaign: parseAsString,
  outcome: parseAsStringEnum<OutcomeFilter>([...outcomeFilters]),
  within: parseAsStringEnum<RecentSpan>(Object.keys(recentSpans) as RecentSpan[]),
  from: parseAsIsoDate,
  to: parseAsIsoDate,
  q: parseAsString,
};

const asDay = (date: Date | null) => date?.toISOString().slice(0, 10) ?? null;
const asDate = (day: string | null | undefined) => (day ? new Date(`${day}T00:00:00Z`) : null);

/** The list's filters live in the address: a filtered list can be sent to a colleague, and survives a reload. */
export function useEventFilter() {
  const [state, setState] = useQueryStates(parsers, { history: "push", clearOnDefault: true });
  const { name, customer, campaign, outcome, within, q } = state;
  const from = asDay(state.from);
  const to = asDay(state.to);
  const filter = useMemo<EventListFilter>(
    () => ({ name, customer, campaign, outcome, within, from, to, q }),
    [name, customer, campaign, outcome, within, from, to, q],
  );
  const change = (next: Partial<EventListFilter>) => {
    const { from: nextFrom, to: nextTo, ...rest } = next;
    return setState({
      ...rest,
      ...("from" in next ? { from: asDate(nextFrom) } : {}),
      ...("to" in next ? { to: asDate(nextTo) } : {}),
    });
  };
  const clear = () => setState(null);
  const isFiltered =
    name.length > 0 || [customer, campaign, outcome, within, from, to, q].some((each) => each !== null);
  return { filter, change, clear, isFiltered };
}
