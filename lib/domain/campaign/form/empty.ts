import type { GoalValues, RewardValues } from "./values";

export const noReward: RewardValues = {
  kind: "none",
  couponsId: "",
  giftId: "",
  loyaltyId: "",
  name: "",
  how: "",
  amount: "",
  percent: "",
  property: "",
  currencyProperty: "",
  floor: "",
  cap: "",
  cost: "",
};

export function emptyGoal(goalId: string, name: string): GoalValues {
  return {
    goalId,
    name,
    eventId: "",
    condition: null,
    occurrence: { kind: "first", n: "" },
    withinDays: "",
    needs: "",
    qualifies: true,
    holdDays: "",
    does: "reward",
    referrer: noReward,
    referee: noReward,
    takesBack: [],
    match: { isOn: false, property: "", given: "" },
  };
}
