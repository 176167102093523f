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
