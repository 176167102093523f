import { conversionGoal } from "../decision";
import { unmistakableCharset } from "./code";
import type { CampaignKind } from "./kinds";
import { defaultAttribution, defaultFraud } from "./referral-defaults";
import type { UnfinishedConfig } from "./unfinished-config";

/** What the codes of a new campaign look like. */
export const firstPatterns: Record<CampaignKind, string> = {
  referral: "FRIEND-######",
  coupons: "WELCOME-######",
  gift: "CARD-####-####",
  loyalty: "POINTS-####-####",
};

/** Where somebody begins who chose nothing but the kind. */
export function emptyConfig(kind: CampaignKind): UnfinishedConfig {
  const shared = {
    code: { pattern: firstPatterns[kind], charset: unmistakableCharset },
    joinOnce: true,
    isStatic: false,
    voucher: {},
  };
  if (kind === "coupons") return { kind, ...shared };
  if (kind === "gift") return { kind, amountMinor: 0, ...shared };
  if (kind === "loyalty") return { kind, points: 0, ...shared };
  const goal = {
    ...{
      id: conversionGoal,
      name: "Conversion",
      trigger: null,
      condition: null,
      occurrence: { kind: "first" as const },
    },
    ...{ withinDays: null, needs: null, qualifies: true, holdDays: 0 },
    action: { kind: "reward" as const, referrer: null, referee: null },
  };
  return {
    ...{ kind, attribution: defaultAttribution, goals: [goal], tiers: [], limits: [], fraud: defaultFraud },
    ...{ exclusive: null, follows: "own" as const, ...shared },
  };
}
