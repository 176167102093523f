import { z } from "zod";
import { publishRowsMax } from "./code-job-limits";

/** Work on many codes: what it is called, how it stands, and what can be wrong with a row of it. */

const codeJobKinds = ["import", "publish"] as const;
const codeJobStatuses = ["checking", "ready", "running", "done", "discarded"] as const;

/** Each with what it means to whoever reads the report; `detail` says what it is with. */
const problemWords = {
  empty_code: () => "There is no code in this row",
  too_long: () => "The code has more than 128 characters",
  not_storable: () => "The code has characters that cannot be stored",
  too_many_cells: () => "This row has more cells than the first line has columns",
  repeated: (detail: string | null) => `The same code stands in row ${detail ?? "above"}; letter case makes no other`,
  taken: () => "A code of this name exists, or existed, in the project",
  unknown_customer: (detail: string | null) => `Nobody has the id or e-mail address ${detail ?? "given"}`,
  ambiguous_customer: (detail: string | null) => `More than one customer has the e-mail address ${detail ?? "given"}`,
  holds_code: () => "This customer holds a code of the campaign already",
  cannot_publish: (detail: string | null) => detail ?? "The code could not be given",
} as const;

export type CodeRowProblem = keyof typeof problemWords;

export function rowProblemWords(problem: string, detail: string | null): string {
  return problem in problemWords ? problemWords[problem as CodeRowProblem](detail) : problem;
}

const Moment = z.iso.datetime();

export const CodeJob = z.object({
  id: z.string(),
  kind: z.enum(codeJobKinds),
  status: z.enum(codeJobStatuses),
  /** Rows in all, those that are done, and those that are not to be done, for a reason of theirs. */
  rows: z.int(),
  done: z.int(),
  failed: z.int(),
  createdAt: Moment,
  startedAt: Moment.nullable(),
  finishedAt: Moment.nullable(),
  /** The first rows with a problem. */
  problems: z.array(
    z.object({ row: z.int(), code: z.string().nullable(), customer: z.string().nullable(), problem: z.string() }),
  ),
});
export type CodeJob = z.infer<typeof CodeJob>;

export const CodeJobs = z.object({ data: z.array(CodeJob) });
export type CodeJobs = z.infer<typeof CodeJobs>;

/** Whom codes are to be given to: those that are named, or everybody in the project who has none of the campaign. */
export const PublishOrder = z.union([
  z.object({ customers: z.array(z.string().trim().min(1).max(256)).min(1).max(publishRowsMax) }),
  z.object({ all: z.literal(true) }),
]);
export type PublishOrder = z.infer<typeof PublishOrder>;
