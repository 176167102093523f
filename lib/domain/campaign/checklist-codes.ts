import type { ChecklistFacts } from "./checklist-facts";
import { fine, refuse, warn } from "./checklist-line";
import type { ChecklistLine } from "./checklist-record";
import { codeSpace, codeSpaceMin, exampleCode } from "./code";

type Facts = Pick<ChecklistFacts, "config" | "state" | "hasLanding">;

/** What codes look like, and where their links lead. */
export function codeLines({ config, state, hasLanding }: Facts): ChecklistLine[] {
  const { pattern, charset } = config.code;
  return [
    ...(pattern === null || (config.isStatic && config.kind !== "referral") ? [] : patternLines({ pattern, charset })),
    ...(config.kind === "referral" ? landingLines(state, hasLanding) : []),
  ];
}

function patternLines(code: { pattern: string; charset: string }): ChecklistLine[] {
  const common = { key: "code pattern", step: "codes" as const };
  if (!code.pattern.includes("#")) {
    const found = `All codes would be ${code.pattern}: there could be only one.`;
    return [refuse({ ...common, found, advice: "Put # into the pattern: each becomes a random letter or digit." })];
  }
  if (codeSpace({ ...code, charset: code.charset.toLowerCase() }) < codeSpaceMin) {
    const found = "Few different codes can be made of this pattern: they are soon guessed, and soon used up.";
    return [warn({ ...common, found, advice: "Add more #." })];
  }
  return [fine({ ...common, found: `Codes look like ${exampleCode(code)}.` })];
}

/** It is written on the page of a campaign, so for a new one there is nothing to do yet. */
function landingLines(state: ChecklistFacts["state"], hasLanding: boolean | null): ChecklistLine[] {
  const common = { key: "landing page", step: "codes" as const };
  if (hasLanding) return [fine({ ...common, found: "Where links lead is written." })];
  if (hasLanding === null) {
    const found = "Links lead to a page with plain words; what it says is written once the campaign is there.";
    return [fine({ ...common, found })];
  }
  const found = "Links lead to a page with plain words: nobody wrote what it says.";
  return [
    state === "draft"
      ? warn({ ...common, found, advice: "Write it under Links, or say where people are sent." })
      : fine({ ...common, found }),
  ];
}
