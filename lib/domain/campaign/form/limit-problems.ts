import { dayBounds } from "./goal-problems";
import { amountOf, wholeNumber } from "./number-text";
import type { Fault } from "./problem";
import type { CampaignValues, LimitValues, Place } from "./values";

const limitMax = 1_000_000_000_000;
export const velocityBounds = { min: 1, max: 10_000 };
export const reviewBounds = { min: 1, max: dayBounds.grace.max };
export const rankBounds = { min: 1, max: 100 };

export function limitMaxOf({ measure, max }: LimitValues, currency: string): number | null {
  if (measure === "count") return wholeNumber(max, { min: 1, max: limitMax });
  return amountOf(max, "money", currency, { min: 1, max: limitMax });
}

/** Two of the same kind would be one rule said twice. */
export function isSameLimit(one: LimitValues, other: LimitValues): boolean {
  return one.of === other.of && one.measure === other.measure && one.period === other.period;
}

export function judgeLimits({ limits, fraud, exclusive }: CampaignValues, { currency }: Place, fault: Fault): void {
  limits.forEach((limit, at) => {
    if (limitMaxOf(limit, currency) === null) {
      const wanted = limit.measure === "count" ? "Type a whole number, such as 20" : `Type an amount in ${currency}`;
      fault(`limits.${at}.max`, wanted);
    }
    if (limits.findIndex((other) => isSameLimit(limit, other)) < at) {
      fault(`limits.${at}.period`, "There is a limit of this kind already");
    }
  });
  if (wholeNumber(fraud.velocityMax, velocityBounds) === null) {
    fault("fraud.velocityMax", "Type how many friends, from 1 to 10,000");
  }
  if (wholeNumber(fraud.reviewDays, reviewBounds) === null) fault("fraud.reviewDays", "Type whole days, from 1 to 365");
  if (!exclusive.isOn) return;
  if (!exclusive.group.trim()) fault("exclusive.group", "Name the group, the same in each of its campaigns");
  if (wholeNumber(exclusive.rank, rankBounds) === null) {
    fault("exclusive.rank", "Type a number from 1 (first) to 100");
  }
}
