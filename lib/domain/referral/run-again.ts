import type { Goal, ReferralConfig } from "../campaign/config";
import { valueAt } from "../campaign/property-value";
import type { DecisionReason, Side } from "../decision";
import type { EventFact, RunAgain } from "./facts";

/** Why a side got nothing although the goal was reached: a mended version, or room made since, may give it. */
export const unpaidReasons: readonly DecisionReason[] = [
  "no_reward_set",
  "reward_campaign_closed",
  "currency_not_configured",
  "below_minimum",
  "cap_referrer",
  "cap_referee",
  "cap_campaign",
  "cap_budget",
];

/** Whether a later event undid it: a refund that came when there was nothing to take back yet. */
export function isRefundedSince(goal: Goal, event: EventFact, rules: ReferralConfig, again: RunAgain): boolean {
  return rules.goals.some(({ trigger, action }) => {
    if (action.kind !== "take_back" || !action.goals.includes(goal.id)) return false;
    const refunds = again.later.filter(({ eventSchemaId }) => eventSchemaId === trigger.eventSchemaId);
    const { match } = action;
    if (!match) return refunds.length > 0;
    const given = valueAt(event.payload, match.given);
    return given !== undefined && refunds.some(({ payload }) => valueAt(payload, match.property) === given);
  });
}

/** A goal that pays once a referral is paid by whatever was given by hand for it; one that pays each time, for that event alone. */
export function isGivenByHand(goal: Goal, side: Side, event: EventFact, again: RunAgain | null): boolean {
  return (again?.byHand ?? []).some(
    (given) =>
      given.goal === goal.id && given.side === side && (goal.occurrence.kind === "first" || given.eventId === event.id),
  );
}
