"use client";

import { parseAsArrayOf, parseAsIsoDate, parseAsString, parseAsStringEnum, useQueryStates } from "nuqs";
import { useMemo } from "react";
import { type EventListFilter, type RecentSpan, recentSpans } from "@/lib/client/event-queries";
import { type EventChannelName, eventChannels } from "@/lib/domain/event/channel";
import { type OutcomeFilter, outcomeFilters } from "@/lib/domain/event/outcome";
import { readPropertyFilter } from "@/lib/domain/event/property-filter";

const parsers = {
  name: parseAsArrayOf(parseAsString).withDefault([]),
  customer: parseAsString,
  campaign: parseAsString,
  outcome: parseAsStringEnum<OutcomeFilter>([...outcomeFilters]),
  within: parseAsStringEnum<RecentSpan>(Object.keys(recentSpans) as RecentSpan[]),
  from: parseAsIsoDate,
  to: parseAsIsoDate,
  q: parseAsString,
  channel: parseAsStringEnum<EventChannelName>([...eventChannels]),
  where: parseAsArrayOf(parseAsString, ";").withDefault([]),
};

const asDay = (date: Date | null) => date?.toISOString().slice(0, 10) ?? null;
const asDate = (day: string | null | undefined) => (day ? new Date(`${day}T00:00:00Z`) : null);

/** The list's filters live in the address: a filtered list can be sent to a colleague, and survives a reload. */
export function useEventFilter() {
  const [state, setState] = useQueryStates(parsers, { history: "push", clearOnDefault: true });
  const { name, customer, campaign, outcome, within, q, channel, where } = state;
  const from = asDay(state.from);
  const to = asDay(state.to);
  const filter = useMemo<EventListFilter>(
    () => ({
      ...{ name, customer, campaign, outcome, within, from, to, q, channel },
      // A link that was cut short must not make an error of the whole list.
      where: where.filter((text) => readPropertyFilter(text) !== null),
    }),
    [name, customer, campaign, outcome, within, from, to, q, channel, where],
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
    name.length + filter.where.length > 0 ||
    [customer, campaign, outcome, within, from, to, q, channel].some((each) => each !== null);
  return { filter, change, clear, isFiltered };
}
