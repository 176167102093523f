import { momentOfWallTime, wallTime } from "../../zoned-time";
import { unmistakableCharset } from "../code";
import { amountMax } from "../kinds";
import { defaultFraud } from "../referral-defaults";
import type {
  PublicUnfinished,
  PublicUnfinishedGoal,
  PublicUnfinishedReferral,
  PublicUnfinishedReward,
  UnfinishedAmount,
  UnfinishedAttribution,
} from "../unfinished-config";
import { dayBounds, occurrenceBounds } from "./goal-problems";
import { limitMaxOf, rankBounds, reviewBounds, velocityBounds } from "./limit-problems";
import { type AmountUnit, amountOf, basisPointsOf, wholeNumber } from "./number-text";
import { costOf, openingOf, tierBounds } from "./reward-problems";
import type { AttributionValues, CampaignValues, GoalValues, Place, RewardValues } from "./values";
import type { DraftParts } from "./values-of";

type Names = ReadonlyMap<string, string>;

/** What is saved of the fields. What cannot be read yet is left open; the field keeps it and says what is wrong. */
export function draftOf(values: CampaignValues, place: Place, names: Names = new Map()): DraftParts {
  const moment = (wall: string, kept: string | null) => {
    if (kept && wallTime(new Date(kept), place.timeZone) === wall) return kept;
    return momentOfWallTime(wall, place.timeZone)?.toISOString() ?? null;
  };
  return {
    name: values.name,
    description: values.description === "" ? null : values.description,
    startsAt: moment(values.startsAt, values.kept.startsAt),
    endsAt: moment(values.endsAt, values.kept.endsAt),
    config: configOf(values, place, names),
  };
}

export function configOf(values: CampaignValues, place: Place, names: Names): PublicUnfinished {
  const { kind, pattern, charset, joinOnce, isStatic, opening, kept } = values;
  const shared = {
    code: {
      pattern: pattern === "" ? null : pattern,
      charset: charset.length < 2 ? unmistakableCharset : charset,
    },
    joinOnce,
    ...(isStatic !== undefined && { isStatic }),
    voucher: kept.voucher,
  };
  if (kind === "coupons") return { kind, ...shared };
  if (kind === "gift") return { kind, amountMinor: openingOf(opening, "money", place.currency), ...shared };
  if (kind === "loyalty") return { kind, points: openingOf(opening, "points", place.currency), ...shared };
  return { kind, ...referralOf(values, place, names), ...shared };
}

function referralOf(values: CampaignValues, place: Place, names: Names) {
  const { fraud, exclusive, follows } = values;
  return {
    attribution: attributionOf(values.attribution),
    goals: values.goals.map((goal) => goalOf(goal, place, names)),
    tiers: values.tiers.map(
      ({ tierId, goal, at, repeats, onDrop, reward }): PublicUnfinishedReferral["tiers"][number] => ({
        id: tierId,
        goal: goal || null,
        at: wholeNumber(at, tierBounds),
        repeats,
        onDrop,
        reward: rewardOf(reward, place, names),
      }),
    ),
    limits: values.limits.map((limit) => ({ ...limit, max: limitMaxOf(limit, place.currency) })),
    fraud: {
      signals: fraud.signals,
      velocityMax: wholeNumber(fraud.velocityMax, velocityBounds) ?? defaultFraud.velocityMax,
      reviewDays: wholeNumber(fraud.reviewDays, reviewBounds) ?? defaultFraud.reviewDays,
    },
    exclusive: exclusive.isOn ? { group: exclusive.group, rank: wholeNumber(exclusive.rank, rankBounds) } : null,
    follows,
  };
}

function attributionOf(values: AttributionValues): UnfinishedAttribution {
  const { referee, windowDays, waitDays, graceDays, maxAgeDays, allowBrowserEvents } = values;
  return {
    referee:
      referee.kind === "known_less_than"
        ? { kind: referee.kind, days: wholeNumber(referee.days, dayBounds.within) }
        : { kind: referee.kind },
    windowDays: wholeNumber(windowDays, dayBounds.within),
    waitDays: wholeNumber(waitDays, dayBounds.wait) ?? 0,
    graceDays: wholeNumber(graceDays, dayBounds.grace) ?? 0,
    maxAgeDays: wholeNumber(maxAgeDays, dayBounds.within),
    allowBrowserEvents,
  };
}

function goalOf(goal: GoalValues, place: Place, names: Names): PublicUnfinishedGoal {
  const { occurrence, match } = goal;
  return {
    id: goal.goalId,
    name: goal.name,
    trigger: named(goal.eventId, names),
    condition: goal.condition,
    occurrence:
      occurrence.kind === "nth"
        ? { kind: "nth", n: wholeNumber(occurrence.n, occurrenceBounds) }
        : { kind: occurrence.kind },
    withinDays: wholeNumber(goal.withinDays, dayBounds.within),
    needs: goal.needs || null,
    qualifies: goal.qualifies,
    holdDays: wholeNumber(goal.holdDays, dayBounds.hold) ?? 0,
    action:
      goal.does === "reward"
        ? {
            kind: "reward",
            referrer: rewardOf(goal.referrer, place, names),
            referee: rewardOf(goal.referee, place, names),
          }
        : {
            kind: "take_back",
            goals: goal.takesBack,
            match: match.isOn ? { property: match.property || null, given: match.given || null } : null,
          },
  };
}

const named = (id: string, names: Names) => (id ? { id, name: names.get(id) ?? null } : null);

export function rewardOf(values: RewardValues, place: Place, names: Names): PublicUnfinishedReward | null {
  const { kind } = values;
  const costMinor = costOf(values.cost, place.currency) ?? 0;
  switch (kind) {
    case "none":
      return null;
    case "coupon":
      return { kind, campaign: named(values.couponsId, names), costMinor };
    case "credits":
      return { kind, campaign: named(values.giftId, names), amount: amountPart(values, "money", place) };
    case "points":
      return { kind, campaign: named(values.loyaltyId, names), amount: amountPart(values, "points", place), costMinor };
    default:
      return { kind, name: values.name || null, costMinor };
  }
}

function amountPart(values: RewardValues, unit: AmountUnit, { currency }: Place): UnfinishedAmount | null {
  const minor = (text: string) => amountOf(text, unit, currency, { min: 1, max: amountMax });
  if (values.how === "percent") {
    return {
      kind: "percent",
      basisPoints: basisPointsOf(values.percent),
      property: values.property || null,
      currencyProperty: values.currencyProperty || null,
      floorMinor: minor(values.floor),
      capMinor: minor(values.cap),
    };
  }
  return values.how === "" && values.amount === "" ? null : { kind: "fixed", minor: minor(values.amount) };
}
