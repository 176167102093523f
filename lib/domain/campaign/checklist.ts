import { codeLines } from "./checklist-codes";
import type { ChecklistFacts } from "./checklist-facts";
import { dateLines, limitLines } from "./checklist-limits";
import { refuse, warn } from "./checklist-line";
import { propertyLines } from "./checklist-properties";
import type { ChecklistLine } from "./checklist-record";
import { rewardLines } from "./checklist-rewards";
import { triggerLines } from "./checklist-trigger";
import { type ChecklistVerdict, checklistSteps } from "./checklist-words";
import { type Finished, finishedConfig } from "./finished-config";
import { referralProblem } from "./referral-problem";

/** Everything that has to be seen before a draft is published, in the order of the steps. This rule alone decides. */
export function campaignChecklist(facts: ChecklistFacts): ChecklistLine[] {
  const finished = finishedConfig(facts.name, facts.config);
  const { config } = facts;
  const lines = [
    ...meanwhileLines(facts),
    ...missingLines(finished),
    ...fitLines(finished),
    ...nameLines(facts),
    ...(config.kind === "referral"
      ? [
          ...triggerLines({ ...facts, config }),
          ...rewardLines({ ...facts, config }),
          ...propertyLines({ ...facts, config }),
        ]
      : []),
    ...codeLines(facts),
    ...dateLines(facts),
    ...(config.kind === "referral" ? limitLines({ ...facts, config }) : []),
  ];
  return checklistSteps.flatMap((step) => lines.filter((line) => line.step === step));
}

/** The key names the version: who said yes to one has not seen the next. */
function meanwhileLines({ meanwhile }: ChecklistFacts): ChecklistLine[] {
  if (!meanwhile) return [];
  const { version, changes } = meanwhile;
  return [
    warn({
      ...{ key: `meanwhile ${version}`, step: "purpose", details: changes },
      found: `Somebody published version ${version} since this draft was begun: publishing the draft undoes what it changed.`,
      advice: "Take over what is to stay, or throw the draft away and begin anew.",
    }),
  ];
}

function missingLines(finished: Finished): ChecklistLine[] {
  if (finished.ok) return [];
  return finished.missing.map(({ path, step, words }) => refuse({ key: `missing ${path}`, step, found: words }));
}

function fitLines(finished: Finished): ChecklistLine[] {
  if (!finished.ok || finished.config.kind !== "referral") return [];
  const problem = referralProblem(finished.config);
  return problem === null ? [] : [refuse({ key: "parts", step: "trigger", found: problem })];
}

function nameLines({ name, isNameTaken }: ChecklistFacts): ChecklistLine[] {
  if (!isNameTaken) return [];
  return [
    refuse({
      key: "name",
      step: "purpose",
      found: `Another campaign is called ${name}.`,
      advice: "Choose another name.",
    }),
  ];
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
