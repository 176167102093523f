import { momentOfWallTime } from "../../zoned-time";
import { judgeCodes } from "./code-problems";
import { judgeGoals } from "./goal-problems";
import { judgeLimits } from "./limit-problems";
import type { Fault, FormProblem } from "./problem";
import { judgeTiers, openingOf } from "./reward-problems";
import { type CampaignStep, stepOfField } from "./steps";
import type { CampaignValues, Place } from "./values";

export function campaignProblems(values: CampaignValues, place: Place): FormProblem[] {
  const problems: FormProblem[] = [];
  const fault: Fault = (path, message) => problems.push({ path, message });
  judgeNaming(values, fault);
  judgeDates(values, place, fault);
  if (values.kind === "referral") {
    judgeGoals(values, place, fault);
    judgeTiers(values, place, fault);
    judgeLimits(values, place, fault);
  }
  if (values.kind === "gift" && openingOf(values.opening, "money", place.currency) === null) {
    fault("opening", `Type an amount in ${place.currency}, such as 25 or 0`);
  }
  if (values.kind === "loyalty" && openingOf(values.opening, "points", place.currency) === null) {
    fault("opening", "Type points, such as 100 or 0");
  }
  judgeCodes(values, fault);
  return problems;
}

export function problemsOfStep(problems: readonly FormProblem[], step: CampaignStep): FormProblem[] {
  return problems.filter(({ path }) => stepOfField(path) === step);
}

function judgeNaming({ name, description }: CampaignValues, fault: Fault): void {
  if (!name.trim()) fault("name", "Give the campaign a name");
  else if (name.trim().length > 200) fault("name", "At most 200 characters");
  if (description.length > 5_000) fault("description", "At most 5,000 characters");
}

function judgeDates({ startsAt, endsAt }: CampaignValues, { timeZone }: Place, fault: Fault): void {
  const from = momentOfWallTime(startsAt, timeZone);
  const until = momentOfWallTime(endsAt, timeZone);
  if (startsAt && !from) fault("startsAt", "This is no date and time");
  if (endsAt && !until) fault("endsAt", "This is no date and time");
  if (from && until && until <= from) fault("endsAt", "It would end before it starts");
}
