import { z } from "zod";
import { daysProblem, overviewRanges } from "./overview";

/** One of the usual times up to the present, or days of the project's time zone, both included. */
export const OverviewInput = z
  .object({
    range: z.enum(overviewRanges).default("30d"),
    from: z.iso.date().optional(),
    to: z.iso.date().optional(),
  })
  .superRefine((days, refinement) => {
    const problem = daysProblem(days);
    if (problem) refinement.addIssue({ code: "custom", message: problem });
  });
export type OverviewInput = z.infer<typeof OverviewInput>;
