import type { ChecklistLine } from "./checklist-record";
import type { ChecklistVerdict } from "./checklist-words";
import { type Finished, finishedConfig } from "./finished-config";
import { referralProblem } from "./referral-problem";
import type { PublicUnfinished } from "./unfinished-config";

/** What the checklist of a draft is judged by. */
export interface ChecklistFacts {
  name: string;
  config: PublicUnfinished;
}

/** Everything that has to be seen before it is published, in the order of the steps; what is refused first within each. */
export function campaignChecklist(facts: ChecklistFacts): ChecklistLine[] {
  const finished = finishedConfig(facts.name, facts.config);
  return [...missingLines(finished), ...fitLines(finished)];
}

const blank = { advice: null, details: [], about: null };

function missingLines(finished: Finished): ChecklistLine[] {
  if (finished.ok) return [];
  return finished.missing.map(({ path, step, words }) => ({
    ...{ ...blank, key: `missing ${path}`, verdict: "refuse" as const, step },
    ...{ found: "Something is not chosen yet.", advice: words },
  }));
}

function fitLines(finished: Finished): ChecklistLine[] {
  if (!finished.ok || finished.config.kind !== "referral") return [];
  const problem = referralProblem(finished.config);
  if (problem === null) return [];
  return [{ ...blank, key: "parts", verdict: "refuse", step: "trigger", found: problem }];
}

const gravity: Record<ChecklistVerdict, number> = { ok: 0, warn: 1, refuse: 2 };

export function worstOf(lines: readonly { verdict: ChecklistVerdict }[]): ChecklistVerdict {
  return lines.reduce<ChecklistVerdict>(
    (worst, { verdict }) => (gravity[verdict] > gravity[worst] ? verdict : worst),
    "ok",
  );
}

/** What stands in the way of publishing: what is refused, or else what nobody has said yes to. */
export function standingLines(
  lines: readonly ChecklistLine[],
  confirmed: readonly string[],
): { kind: "refused" | "unconfirmed"; lines: ChecklistLine[] } | null {
  const refused = lines.filter(({ verdict }) => verdict === "refuse");
  if (refused.length > 0) return { kind: "refused", lines: refused };
  const open = lines.filter(({ verdict, key }) => verdict === "warn" && !confirmed.includes(key));
  return open.length > 0 ? { kind: "unconfirmed", lines: open } : null;
}
