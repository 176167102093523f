"use client";

import { useMemo } from "react";
import { parseAsDay, parseAsString, parseAsStringEnum, parseAsTexts } from "@/lib/client/address-parser";
import { useQueryStates } from "@/lib/client/address-state";
import { type EventListFilter, type RecentSpan, recentSpans } from "@/lib/client/event-queries";
import { eventChannels } from "@/lib/domain/event/channel";
import { outcomeFilters } from "@/lib/domain/event/outcome";
import { readPropertyFilter } from "@/lib/domain/event/property-filter";

const parsers = {
  name: parseAsTexts().withDefault([]),
  customer: parseAsString,
  campaign: parseAsString,
  outcome: parseAsStringEnum(outcomeFilters),
  within: parseAsStringEnum<RecentSpan>(Object.keys(recentSpans) as RecentSpan[]),
  from: parseAsDay,
  to: parseAsDay,
  q: parseAsString,
  channel: parseAsStringEnum(eventChannels),
  where: parseAsTexts(";").withDefault([]),
};

/** The list's filters live in the address: a filtered list can be sent to a colleague, and survives a reload. */
export function useEventFilter() {
  const [state, setState] = useQueryStates(parsers, { history: "push" });
  const { name, customer, campaign, outcome, within, from, to, q, channel, where } = state;
  const filter = useMemo<EventListFilter>(
    () => ({
      ...{ name, customer, campaign, outcome, within, from, to, q, channel },
      // A link that was cut short must not make an error of the whole list.
      where: where.filter((text) => readPropertyFilter(text) !== null),
    }),
    [name, customer, campaign, outcome, within, from, to, q, channel, where],
  );
  const change = (next: Partial<EventListFilter>) => setState(next);
  const clear = () => setState(null);
  const isFiltered =
    name.length + filter.where.length > 0 ||
    [customer, campaign, outcome, within, from, to, q, channel].some((each) => each !== null);
  return { filter, change, clear, isFiltered };
}
