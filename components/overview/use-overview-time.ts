"use client";

import { useMemo } from "react";
import { parseAsDay, parseAsStringEnum } from "@/lib/client/address-parser";
import { useQueryStates } from "@/lib/client/address-state";
import type { OverviewTime } from "@/lib/client/overview-queries";
import { overviewRanges } from "@/lib/domain/overview";

const parsers = {
  range: parseAsStringEnum(overviewRanges).withDefault("30d"),
  from: parseAsDay,
  to: parseAsDay,
};

/** In the address, so that what is seen can be sent to a colleague. */
export function useOverviewTime() {
  const [state, setState] = useQueryStates(parsers, { history: "push" });
  const { range, from, to } = state;
  const time = useMemo<OverviewTime>(() => ({ range, from, to }), [range, from, to]);
  const choose = (next: OverviewTime) => setState(next);
  return { time, choose };
}
