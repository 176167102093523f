import { conversionGoal } from "../decision";
import { wireAttribution, wireFraud } from "./referral-defaults";

interface Simple<T, R> {
  trigger: T;
  referrer: R | null;
  referee: R | null;
  allowBrowserEvents?: boolean;
}

/** A campaign of one event that converts once and pays at once: all that the wire can say. */
export function simpleReferral<T, R>({ trigger, referrer, referee, allowBrowserEvents = false }: Simple<T, R>) {
  return {
    kind: "referral" as const,
    attribution: { ...wireAttribution, allowBrowserEvents },
    goals: [
      {
        id: conversionGoal,
        name: "Conversion",
        trigger,
        condition: null,
        occurrence: { kind: "first" as const },
        withinDays: null,
        needs: null,
        qualifies: true,
        holdDays: 0,
        action: { kind: "reward" as const, referrer, referee },
      },
    ],
    tiers: [],
    limits: [],
    fraud: wireFraud,
    exclusive: null,
    follows: "own" as const,
  };
}

/**
 * The same, converting when the friend redeems a referral code: which refers them as well, by the same event. Rolled back, it takes
 * back what it gave.
 */
export function redeemedReferral<T, R>({ rollback, ...simple }: Simple<T, R> & { rollback: T }) {
  const referral = simpleReferral<T, R>(simple);
  const rule = { field: "event.is_referral_code", operator: "=" as const, value: true };
  return {
    ...referral,
    goals: [
      ...referral.goals.map((goal) => ({ ...goal, condition: { combinator: "and" as const, rules: [rule] } })),
      {
        ...{ id: "rollback", name: "Rolled back", trigger: rollback, condition: null, qualifies: false },
        ...{ occurrence: { kind: "every" as const }, withinDays: null, needs: null, holdDays: 0 },
        action: {
          kind: "take_back" as const,
          goals: [conversionGoal],
          match: { property: "redemption_id", given: "redemption_id" },
        },
      },
    ],
  };
}
