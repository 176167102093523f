import type { ChecklistLine } from "./checklist-record";
import type { ChecklistStep, ChecklistVerdict } from "./checklist-words";

interface Finding {
  key: string;
  step: ChecklistStep;
  found: string;
  advice?: string;
  details?: string[];
  about?: ChecklistLine["about"];
}

function line(verdict: ChecklistVerdict, { advice = "", details = [], about = null, ...rest }: Finding): ChecklistLine {
  return { ...rest, verdict, advice: advice || null, details, about };
}

export const fine = (finding: Omit<Finding, "advice">) => line("ok", finding);
export const warn = (finding: Finding) => line("warn", finding);
export const refuse = (finding: Finding) => line("refuse", finding);

type About = NonNullable<ChecklistLine["about"]>;
export const campaignThing = ({ id, name }: Omit<About, "kind">): About => ({ kind: "campaign", id, name });
export const schemaThing = ({ id, name }: Omit<About, "kind">): About => ({ kind: "event schema", id, name });

export function countWords(count: number, noun: string, isMore = false): string {
  return `${count.toLocaleString("en-GB")}${isMore ? " or more" : ""} ${noun}${count === 1 ? "" : "s"}`;
}

export function percentWords(share: number): string {
  return share < 0.005 ? "under 1\u00a0%" : share > 0.995 ? "over 99\u00a0%" : `${Math.round(share * 100)}\u00a0%`;
}
