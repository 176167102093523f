"use client";

import { parseAsString, useQueryState } from "nuqs";
import { ProblemList } from "./problem-list";
import { ProblemPage } from "./problem-page";

/** One address for the inbox and each of its problems: a problem's name may hold anything, so it is no path. */
export function RejectedPage() {
  const [problem] = useQueryState("problem", parseAsString);
  return problem ? <ProblemPage key={problem} problem={problem} /> : <ProblemList />;
}
