import { wallTime } from "../../zoned-time";
import { defaultAttribution, defaultFraud } from "../referral-defaults";
import type {
  PublicUnfinished,
  PublicUnfinishedGoal,
  PublicUnfinishedReferral,
  PublicUnfinishedReward,
  UnfinishedAmount,
  UnfinishedAttribution,
} from "../unfinished-config";
import { emptyGoal, noReward } from "./empty";
import { type AmountUnit, amountText, percentText } from "./number-text";
import type { AttributionValues, CampaignValues, GoalValues, Place, RewardValues } from "./values";

/** A draft's words and dates, and its configuration. */
export interface DraftParts {
  name: string;
  description: string | null;
  startsAt: string | null;
  endsAt: string | null;
  config: PublicUnfinished;
}

const numberText = (number: number | null) => (number === null ? "" : String(number));

/** The fields of a draft. Nothing of it is lost: `configOf` makes the same configuration of them again. */
export function valuesOf(draft: DraftParts, place: Place): CampaignValues {
  const { config, startsAt, endsAt } = draft;
  const wall = (moment: string | null) => (moment ? wallTime(new Date(moment), place.timeZone) : "");
  return {
    kind: config.kind,
    name: draft.name,
    description: draft.description ?? "",
    startsAt: wall(startsAt),
    endsAt: wall(endsAt),
    ...referralValues(config.kind === "referral" ? config : noReferral, place),
    opening: openingText(config, place),
    pattern: config.code.pattern ?? "",
    charset: config.code.charset,
    joinOnce: config.joinOnce,
    ...(config.isStatic !== undefined && { isStatic: config.isStatic }),
    kept: { voucher: config.voucher, startsAt, endsAt },
  };
}

function openingText(config: PublicUnfinished, { currency }: Place): string {
  const opening = config.kind === "gift" ? config.amountMinor : config.kind === "loyalty" ? config.points : null;
  return opening === null ? "" : amountText(opening, config.kind === "gift" ? "money" : "points", currency);
}

type ReferralParts = Omit<PublicUnfinishedReferral, "kind" | "code" | "joinOnce" | "isStatic" | "voucher">;

/** What stands in the fields of a campaign that has no referrals, and is never sent. */
const noReferral: ReferralParts = {
  attribution: defaultAttribution,
  goals: [],
  tiers: [],
  limits: [],
  fraud: defaultFraud,
  exclusive: null,
  follows: "own",
};

function referralValues(config: ReferralParts, place: Place) {
  const { fraud, exclusive, follows } = config;
  return {
    attribution: attributionValues(config.attribution),
    goals: config.goals.map((goal) => goalValues(goal, place)),
    tiers: config.tiers.map(({ id, goal, at, repeats, onDrop, reward }) => ({
      tierId: id,
      goal: goal ?? "",
      at: numberText(at),
      repeats,
      onDrop,
      reward: rewardValues(reward, place),
    })),
    limits: config.limits.map(({ max, ...limit }) => ({
      ...limit,
      max: max === null ? "" : amountText(max, limit.measure === "value" ? "money" : "points", place.currency),
    })),
    fraud: {
      signals: fraud.signals,
      velocityMax: String(fraud.velocityMax),
      reviewDays: String(fraud.reviewDays),
    },
    exclusive: { isOn: exclusive !== null, group: exclusive?.group ?? "", rank: numberText(exclusive?.rank ?? null) },
    follows,
  };
}

function attributionValues(attribution: UnfinishedAttribution): AttributionValues {
  const { referee, windowDays, waitDays, graceDays, maxAgeDays, allowBrowserEvents } = attribution;
  return {
    referee: { kind: referee.kind, days: "days" in referee ? numberText(referee.days) : "" },
    windowDays: numberText(windowDays),
    waitDays: String(waitDays),
    graceDays: String(graceDays),
    maxAgeDays: numberText(maxAgeDays),
    allowBrowserEvents,
  };
}

function goalValues(goal: PublicUnfinishedGoal, place: Place): GoalValues {
  const { action, occurrence } = goal;
  return {
    ...emptyGoal(goal.id, goal.name),
    eventId: goal.trigger?.id ?? "",
    condition: goal.condition,
    occurrence: { kind: occurrence.kind, n: occurrence.kind === "nth" ? numberText(occurrence.n) : "" },
    withinDays: numberText(goal.withinDays),
    needs: goal.needs ?? "",
    qualifies: goal.qualifies,
    holdDays: goal.holdDays === 0 ? "" : String(goal.holdDays),
    does: action.kind,
    ...(action.kind === "reward"
      ? { referrer: rewardValues(action.referrer, place), referee: rewardValues(action.referee, place) }
      : {
          takesBack: action.goals,
          match: {
            isOn: action.match !== null,
            property: action.match?.property ?? "",
            given: action.match?.given ?? "",
          },
        }),
  };
}

const sourceFields = { coupon: "couponsId", credits: "giftId", points: "loyaltyId" } as const;

function rewardValues(reward: PublicUnfinishedReward | null, place: Place): RewardValues {
  if (!reward) return noReward;
  const { kind } = reward;
  const cost =
    "costMinor" in reward && reward.costMinor > 0 ? amountText(reward.costMinor, "money", place.currency) : "";
  if (kind === "material" || kind === "webhook") return { ...noReward, kind, name: reward.name ?? "", cost };
  return {
    ...noReward,
    kind,
    cost,
    [sourceFields[kind]]: reward.campaign?.id ?? "",
    ...("amount" in reward && amountValues(reward.amount, kind === "credits" ? "money" : "points", place)),
  };
}

function amountValues(amount: UnfinishedAmount | null, unit: AmountUnit, { currency }: Place): Partial<RewardValues> {
  if (!amount) return {};
  const text = (minor: number | null) => (minor === null ? "" : amountText(minor, unit, currency));
  if (amount.kind === "fixed") return { how: "fixed", amount: text(amount.minor) };
  return {
    how: "percent",
    percent: amount.basisPoints === null ? "" : percentText(amount.basisPoints),
    property: amount.property ?? "",
    currencyProperty: amount.currencyProperty ?? "",
    floor: text(amount.floorMinor),
    cap: text(amount.capMinor),
  };
}
