import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { OverviewRange } from "@/lib/domain/overview";
import type { Overview } from "@/lib/domain/overview-record";
import { api } from "./api";

/** The time as the address bar has it: one of the usual ones, or two days. */
export interface OverviewTime {
  range: OverviewRange;
  from: string | null;
  to: string | null;
}

export function timeSearch({ range, from, to }: OverviewTime): URLSearchParams {
  return new URLSearchParams(from && to ? { from, to } : { range });
}

export function overviewQuery(project: string, { range, from, to }: OverviewTime) {
  const search = timeSearch({ range, from, to });
  return queryOptions({
    queryKey: ["overview", project, { range, from, to }],
    queryFn: ({ signal }) => api<Overview>(`/api/overview?${search}`, { project, signal }),
    // While another time is fetched the one before stays to be seen.
    placeholderData: keepPreviousData,
    refetchInterval: 30_000,
  });
}
