"use client";

import { parseAsIsoDate, parseAsStringEnum, useQueryStates } from "nuqs";
import { useMemo } from "react";
import type { OverviewTime } from "@/lib/client/overview-queries";
import { type OverviewRange, overviewRanges } from "@/lib/domain/overview";

const parsers = {
  range: parseAsStringEnum<OverviewRange>([...overviewRanges]).withDefault("30d"),
  from: parseAsIsoDate,
  to: parseAsIsoDate,
};

const asDay = (date: Date | null) => date?.toISOString().slice(0, 10) ?? null;
const asDate = (day: string | null) => (day ? new Date(`${day}T00:00:00Z`) : null);

/** In the address, so that what is seen can be sent to a colleague. */
export function useOverviewTime() {
  const [state, setState] = useQueryStates(parsers, { history: "push", clearOnDefault: true });
  const { range } = state;
  const from = asDay(state.from);
  const to = asDay(state.to);
  const time = useMemo<OverviewTime>(() => ({ range, from, to }), [range, from, to]);
  const choose = (next: OverviewTime) =>
    void setState({ range: next.range, from: asDate(next.from), to: asDate(next.to) });
  return { time, choose };
}
