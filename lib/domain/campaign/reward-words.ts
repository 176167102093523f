import { formatMoney } from "../money";
import type { RewardKind } from "./kinds";

interface ToldReward {
  kind: RewardKind;
  /** Minor units, or points. */
  amountMinor: string | number | null;
  currency: string | null;
  /** What is handed over, where no campaign says it. */
  label: string | null;
}

/** "a coupon", "€ 10.00 credits", "100 points", "a mug": what somebody gets. */
export function rewardWords({ kind, amountMinor, currency, label }: ToldReward): string {
  if (kind === "coupon") return "a coupon";
  if (kind === "credits") return amountMinor && currency ? `${formatMoney(amountMinor, currency)} credits` : "credits";
  if (kind === "points") return amountMinor ? `${Number(amountMinor).toLocaleString("en-GB")} points` : "points";
  return label ?? "a reward";
}
