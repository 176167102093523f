"use client";

import { useQuery } from "@tanstack/react-query";
import { openProblemsQuery } from "@/lib/client/rejected-queries";

/** How many problems wait for somebody, behind the way to them. */
export function OpenProblems({ project }: { project: string }) {
  const { data } = useQuery(openProblemsQuery(project));
  if (!data?.openProblems) return null;
  return (
    <span className="num ml-auto text-[12px] text-muted">
      {data.openProblems > 999 ? "999+" : data.openProblems}
      <span className="sr-only"> open</span>
    </span>
  );
}
