import type { ChecklistLine } from "../checklist-record";
import type { FormProblem } from "./problem";
import { stepOfField } from "./steps";

/**
 * What is wrong in the fields and the server cannot see, because a number that cannot be read is saved as open. A step of which
 * the server refuses something already needs no second line.
 */
export function unseenLines(problems: readonly FormProblem[], lines: readonly ChecklistLine[]): ChecklistLine[] {
  const refused = new Set(lines.filter(({ verdict }) => verdict === "refuse").map(({ step }) => step));
  return problems.flatMap(({ path, message }): ChecklistLine[] => {
    const step = stepOfField(path);
    if (step === "review" || refused.has(step)) return [];
    return [
      { key: `field.${path}`, verdict: "refuse", found: `${message}.`, advice: null, details: [], step, about: null },
    ];
  });
}
