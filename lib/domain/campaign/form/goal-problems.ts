import { wholeNumber } from "./number-text";
import type { Fault } from "./problem";
import { judgeReward } from "./reward-problems";
import type { CampaignValues, GoalValues, Place } from "./values";

export const dayBounds = {
  within: { min: 1, max: 3_650 },
  hold: { min: 0, max: 365 },
  wait: { min: 0, max: 90 },
  grace: { min: 0, max: 365 },
};
export const occurrenceBounds = { min: 2, max: 1_000 };

/** Days that may be left empty. */
export function judgeDays(path: string, text: string, bounds: { min: number; max: number }, fault: Fault): void {
  if (text.trim() && wholeNumber(text, bounds) === null) {
    fault(path, `Type whole days, from ${bounds.min} to ${bounds.max.toLocaleString("en-GB")}, or nothing`);
  }
}

export function judgeGoals(values: CampaignValues, place: Place, fault: Fault): void {
  values.goals.forEach((goal, at) => {
    judgeGoal(goal, `goals.${at}`, values.goals, fault);
    if (goal.does === "reward") {
      judgeReward(goal.referrer, `goals.${at}.referrer`, place, fault);
      judgeReward(goal.referee, `goals.${at}.referee`, place, fault);
      judgeDays(`goals.${at}.holdDays`, goal.holdDays, dayBounds.hold, fault);
    }
  });
  if (values.goals.length > 0 && !values.goals.some(({ does, qualifies }) => does === "reward" && qualifies)) {
    fault("goals.0.qualifies", "At least one goal has to make a referral count as converted");
  }
  const { referee, windowDays, waitDays, graceDays, maxAgeDays } = values.attribution;
  if (referee.kind === "known_less_than" && wholeNumber(referee.days, dayBounds.within) === null) {
    fault("attribution.referee.days", "Say for less than how many days");
  }
  judgeDays("attribution.windowDays", windowDays, dayBounds.within, fault);
  judgeDays("attribution.waitDays", waitDays, dayBounds.wait, fault);
  judgeDays("attribution.graceDays", graceDays, dayBounds.grace, fault);
  judgeDays("attribution.maxAgeDays", maxAgeDays, dayBounds.within, fault);
}

function judgeGoal(goal: GoalValues, path: string, goals: GoalValues[], fault: Fault): void {
  if (!goal.name.trim()) fault(`${path}.name`, "Give the goal a name");
  else if (goal.name.trim().length > 80) fault(`${path}.name`, "At most 80 characters");
  if (!goal.eventId) {
    fault(
      `${path}.eventId`,
      goal.does === "reward" ? "Choose the event that makes a referral count" : "Choose the event that says so",
    );
  }
  if (goal.occurrence.kind === "nth" && wholeNumber(goal.occurrence.n, occurrenceBounds) === null) {
    fault(`${path}.occurrence.n`, "Type a whole number from 2 to 1,000");
  }
  judgeDays(`${path}.withinDays`, goal.withinDays, dayBounds.within, fault);
  if (goal.needs && !goals.some(({ goalId }) => goalId === goal.needs)) {
    fault(`${path}.needs`, "This goal is gone: choose another, or none");
  } else if (waitsForItself(goal, goals)) fault(`${path}.needs`, "It would wait for itself and never be reached");
  if (goal.does === "take_back") judgeTakeBack(goal, path, goals, fault);
}

function judgeTakeBack({ takesBack, match }: GoalValues, path: string, goals: GoalValues[], fault: Fault): void {
  const giving = goals.filter(({ does }) => does === "reward").map(({ goalId }) => goalId);
  if (takesBack.length === 0) fault(`${path}.takesBack`, "Choose what is taken back");
  else if (takesBack.some((goal) => !giving.includes(goal))) {
    fault(`${path}.takesBack`, "One of these gives nothing any more: choose again");
  }
  if (!match.isOn) return;
  if (!match.property) fault(`${path}.match.property`, "Choose what it is compared by");
  if (!match.given) fault(`${path}.match.given`, "Choose what it is compared with");
}

function waitsForItself({ goalId }: GoalValues, goals: GoalValues[]): boolean {
  const seen = new Set<string>();
  let next: string | undefined = goalId;
  while (next) {
    if (seen.has(next)) return true;
    seen.add(next);
    const at: string = next;
    next = goals.find((goal) => goal.goalId === at)?.needs;
  }
  return false;
}
