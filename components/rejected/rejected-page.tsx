"use client";

import { late } from "@/components/ui/late";
import { parseAsString } from "@/lib/client/address-parser";
import { useQueryState } from "@/lib/client/address-state";
import { ProblemList } from "./problem-list";

const ProblemPage = late(() => import("./problem-page").then((module) => module.ProblemPage));

/** One address for the inbox and each of its problems: a problem's name may hold anything, so it is no path. */
export function RejectedPage() {
  const [problem] = useQueryState("problem", parseAsString);
  return problem ? <ProblemPage key={problem} problem={problem} /> : <ProblemList />;
}
