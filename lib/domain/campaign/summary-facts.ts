import { referralFields } from "../condition/condition-fields";
import { conditionSentence } from "../condition/condition-sentence";
import { formatMoney } from "../money";
import type { Phrase } from "../phrase";
import type { CampaignKind, FraudAnswer, FraudSignal, RewardKind } from "./kinds";
import type { Limit, Occurrence, RewardAmount } from "./referral-config";
import type {
  PublicUnfinished,
  PublicUnfinishedGoal,
  PublicUnfinishedReferral,
  PublicUnfinishedReward,
  UnfinishedAmount,
  UnfinishedAttribution,
} from "./unfinished-config";

/** What one side gets, as far as it is known while a campaign is being made. */
export interface RewardFacts {
  kind: RewardKind;
  /** The campaign it draws on; null while none is chosen. */
  campaign: string | null;
  /** Null while none is typed. */
  amount: RewardAmount | null;
  /** What is handed over otherwise. */
  label: string | null;
}

export interface GoalFacts {
  name: string;
  event: string | null;
  condition: Phrase | null;
  occurrence: Occurrence | { kind: "nth"; n: number | null };
  withinDays: number | null;
  /** The name of the goal before it. */
  needs: string | null;
  holdDays: number;
  referrer: RewardFacts | null;
  referee: RewardFacts | null;
  /** Names of the goals that a refund takes back from; null where it gives. */
  takesBack: string[] | null;
}

export interface ReferralSummaryFacts {
  goals: GoalFacts[];
  /** Of how many friends, who reach which goal, and what for; each null while it is not chosen. */
  tiers: { at: number | null; repeats: boolean; goal: string | null; reward: RewardFacts | null }[];
  limits: Limit[];
  attribution: UnfinishedAttribution;
  /** Whether changes hold for friends who came before. */
  follows: "own" | "latest";
  signals: Record<FraudSignal, FraudAnswer>;
}

/** Everything that a campaign's summary is made from. */
export interface CampaignFacts {
  kind: CampaignKind;
  referral: ReferralSummaryFacts | null;
  joinOnce: boolean;
  isStatic: boolean;
  /** The pattern is empty while there is none. */
  code: { pattern: string; charset: string };
  /** Opening balance of a card: minor units, or points. */
  opening: number | null;
  startsAt: Date | null;
  endsAt: Date | null;
}

export interface Place {
  currency: string;
  timeZone: string;
}

interface Told {
  config: PublicUnfinished;
  startsAt: string | null;
  endsAt: string | null;
}

/** What a campaign, or the draft of one, is summed up from. */
export function campaignFacts({ config, startsAt, endsAt }: Told, place: Place): CampaignFacts {
  return {
    kind: config.kind,
    referral: config.kind === "referral" ? referralFacts(config, place) : null,
    joinOnce: config.joinOnce,
    isStatic: config.isStatic ?? false,
    code: { pattern: config.code.pattern ?? "", charset: config.code.charset },
    opening: config.kind === "gift" ? config.amountMinor : config.kind === "loyalty" ? config.points : null,
    startsAt: startsAt ? new Date(startsAt) : null,
    endsAt: endsAt ? new Date(endsAt) : null,
  };
}

export function referralFacts(config: PublicUnfinishedReferral, { timeZone }: Place): ReferralSummaryFacts {
  const nameOf = (id: string) => config.goals.find((goal) => goal.id === id)?.name || id;
  const goalFacts = (goal: PublicUnfinishedGoal): GoalFacts => ({
    name: goal.name,
    event: goal.trigger?.name ?? null,
    condition: goal.condition?.rules.length ? conditionSentence(goal.condition, referralFields, { timeZone }) : null,
    occurrence: goal.occurrence,
    withinDays: goal.withinDays,
    needs: goal.needs && nameOf(goal.needs),
    holdDays: goal.holdDays,
    referrer: goal.action.kind === "reward" ? rewardFacts(goal.action.referrer) : null,
    referee: goal.action.kind === "reward" ? rewardFacts(goal.action.referee) : null,
    takesBack: goal.action.kind === "take_back" ? goal.action.goals.map(nameOf) : null,
  });
  return {
    goals: config.goals.map(goalFacts),
    tiers: config.tiers.map(({ at, repeats, goal, reward }) => ({
      ...{ at, repeats },
      goal: goal && nameOf(goal),
      reward: rewardFacts(reward),
    })),
    limits: config.limits.flatMap(({ max, ...limit }) => (max === null ? [] : [{ ...limit, max }])),
    attribution: config.attribution,
    follows: config.follows,
    signals: config.fraud.signals,
  };
}

export function rewardFacts(reward: PublicUnfinishedReward | null): RewardFacts | null {
  if (!reward) return null;
  return {
    kind: reward.kind,
    campaign: "campaign" in reward ? (reward.campaign?.name ?? null) : null,
    amount: "amount" in reward ? wholeAmount(reward.amount) : null,
    label: "name" in reward ? reward.name : null,
  };
}

function wholeAmount(amount: UnfinishedAmount | null): RewardAmount | null {
  if (amount?.kind === "fixed") return amount.minor === null ? null : { kind: "fixed", minor: amount.minor };
  if (!amount || amount.basisPoints === null || amount.property === null) return null;
  return { ...amount, basisPoints: amount.basisPoints, property: amount.property };
}

/** "€ 10.00", "5 % of total", "100": how much, in words. */
export function amountWords(amount: RewardAmount, unit: "money" | "points", currency: string): string {
  const words = (minor: number) => (unit === "money" ? formatMoney(minor, currency) : minor.toLocaleString("en-GB"));
  if (amount.kind === "fixed") return words(amount.minor);
  const { basisPoints, property, floorMinor, capMinor } = amount;
  const bounds = [floorMinor && `at least ${words(floorMinor)}`, capMinor && `at most ${words(capMinor)}`].filter(
    Boolean,
  );
  return `${basisPoints / 100} % of ${property}${bounds.length > 0 ? ` (${bounds.join(", ")})` : ""}`;
}
