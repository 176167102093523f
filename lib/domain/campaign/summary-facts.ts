import { referralFields } from "../condition/condition-fields";
import { conditionSentence } from "../condition/condition-sentence";
import { formatMoney } from "../money";
import type { Phrase } from "../phrase";
import type { CampaignKind, FraudAnswer, FraudSignal, RewardKind, TierDrop } from "./kinds";
import type { CampaignRecord, PublicGoal, PublicReferral, PublicReward } from "./record";
import type { Attribution, Limit, Occurrence, RewardAmount } from "./referral-config";

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
  occurrence: Occurrence;
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
  tiers: { at: number; repeats: boolean; onDrop: TierDrop; goal: string; reward: RewardFacts }[];
  limits: Limit[];
  attribution: Attribution;
  signals: Record<FraudSignal, FraudAnswer>;
}

/** Everything that a campaign's summary is made from. */
export interface CampaignFacts {
  kind: CampaignKind;
  referral: ReferralSummaryFacts | null;
  joinOnce: boolean;
  isStatic: boolean;
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

/** What a stored campaign is summed up from. */
export function campaignFacts({ config, startsAt, endsAt }: CampaignRecord, place: Place): CampaignFacts {
  return {
    kind: config.kind,
    referral: config.kind === "referral" ? referralFacts(config, place) : null,
    joinOnce: config.joinOnce,
    isStatic: config.isStatic ?? false,
    code: config.code,
    opening: config.kind === "gift" ? config.amountMinor : config.kind === "loyalty" ? config.points : null,
    startsAt: startsAt ? new Date(startsAt) : null,
    endsAt: endsAt ? new Date(endsAt) : null,
  };
}

export function referralFacts(config: PublicReferral, { timeZone }: Place): ReferralSummaryFacts {
  const nameOf = (id: string) => config.goals.find((goal) => goal.id === id)?.name ?? id;
  const goalFacts = (goal: PublicGoal): GoalFacts => ({
    name: goal.name,
    event: goal.trigger.name,
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
    tiers: config.tiers.flatMap(({ at, repeats, onDrop, goal, reward }) => {
      const facts = rewardFacts(reward);
      return facts ? [{ at, repeats, onDrop, goal: nameOf(goal), reward: facts }] : [];
    }),
    limits: config.limits,
    attribution: config.attribution,
    signals: config.fraud.signals,
  };
}

export function rewardFacts(reward: PublicReward | null): RewardFacts | null {
  if (!reward) return null;
  return {
    kind: reward.kind,
    campaign: "campaign" in reward ? reward.campaign.name : null,
    amount: "amount" in reward ? reward.amount : null,
    label: "name" in reward ? reward.name : null,
  };
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
