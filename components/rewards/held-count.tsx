"use client";

import { useQuery } from "@tanstack/react-query";
import { rewardCountsQuery } from "@/lib/client/reward-counts";

/** How many rewards wait for a person, behind the way to them. */
export function HeldCount({ project }: { project: string }) {
  const { data } = useQuery(rewardCountsQuery(project));
  if (!data?.held) return null;
  return (
    <span className="num ml-auto text-[12px] text-muted">
      {data.held > 999 ? "999+" : data.held}
      <span className="sr-only"> held for review</span>
    </span>
  );
}
