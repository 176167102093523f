import { amountMax } from "../kinds";
import { type AmountUnit, amountOf, basisPointsOf, wholeNumber } from "./number-text";
import type { Fault } from "./problem";
import type { CampaignValues, Place, RewardValues } from "./values";

export const tierBounds = { min: 1, max: 100_000 };

/** Minor units or points that a card opens with, which may be none. */
export function openingOf(text: string, unit: AmountUnit, currency: string): number | null {
  return amountOf(text, unit, currency, { min: 0, max: amountMax });
}

/** Minor units that a reward costs; "" is nothing. */
export function costOf(text: string, currency: string): number | null {
  return text.trim() ? openingOf(text, "money", currency) : 0;
}

export function judgeReward(reward: RewardValues, path: string, place: Place, fault: Fault): void {
  const { kind, couponsId, giftId, loyaltyId, name } = reward;
  if (kind === "none") return;
  if (kind === "coupon" && !couponsId) fault(`${path}.couponsId`, "Choose where the coupon comes from");
  if (kind === "credits" && !giftId) fault(`${path}.giftId`, "Choose the cards that the credits go on");
  if (kind === "points" && !loyaltyId) fault(`${path}.loyaltyId`, "Choose the cards that the points go on");
  if (kind === "credits") judgeAmount(reward, path, { unit: "money", ...place }, fault);
  if (kind === "points") judgeAmount(reward, path, { unit: "points", ...place }, fault);
  if (kind === "material" || kind === "webhook") {
    if (!name.trim()) fault(`${path}.name`, "Say what it is, such as a mug");
    else if (name.trim().length > 120) fault(`${path}.name`, "At most 120 characters");
  }
  if (kind !== "credits" && costOf(reward.cost, place.currency) === null) {
    fault(`${path}.cost`, `Type an amount in ${place.currency}, or nothing`);
  }
}

function judgeAmount(
  { how, amount, percent, property, floor, cap }: RewardValues,
  path: string,
  { unit, currency }: Place & { unit: AmountUnit },
  fault: Fault,
): void {
  const read = (text: string) => amountOf(text, unit, currency, { min: 1, max: amountMax });
  const wanted = unit === "money" ? `Type an amount in ${currency}, such as 10` : "Type whole points, such as 100";
  if (how !== "percent") {
    if (read(amount) === null) fault(`${path}.amount`, wanted);
    return;
  }
  if (basisPointsOf(percent) === null) fault(`${path}.percent`, "Type a percentage, such as 10 or 2.5");
  if (!property) fault(`${path}.property`, "Choose what it is a share of");
  if (floor.trim() && read(floor) === null) fault(`${path}.floor`, wanted);
  if (cap.trim() && read(cap) === null) fault(`${path}.cap`, wanted);
  const [least, most] = [read(floor), read(cap)];
  if (least !== null && most !== null && least > most) fault(`${path}.cap`, "Less than the least");
}

export function judgeTiers({ tiers, goals }: CampaignValues, place: Place, fault: Fault): void {
  tiers.forEach((tier, at) => {
    const path = `tiers.${at}`;
    if (wholeNumber(tier.at, tierBounds) === null) fault(`${path}.at`, "Type how many friends, such as 5");
    if (!goals.some(({ goalId, does }) => goalId === tier.goal && does === "reward")) {
      fault(`${path}.goal`, "The goal it counts gives nothing any more");
    }
    if (tier.reward.kind === "none") fault(`${path}.reward.kind`, "Choose what the referrer gets");
    judgeReward(tier.reward, `${path}.reward`, place, fault);
  });
}
