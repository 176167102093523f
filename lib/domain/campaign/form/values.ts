import type { Condition } from "../../condition/condition-input";
import type { CampaignKind, FraudAnswer, FraudSignal, RewardKind, TierDrop } from "../kinds";
import type { Limit, NewReferee, Occurrence } from "../referral-config";

/**
 * A campaign as its steps hold it: amounts, numbers and moments as somebody types them, choices by their ids, "" for what is not
 * chosen yet.
 */

/** What one side gets. What was typed for one kind stays while another is looked at. */
export interface RewardValues {
  kind: RewardKind | "none";
  couponsId: string;
  giftId: string;
  loyaltyId: string;
  /** What is handed over by a person or by whoever receives the webhook. */
  name: string;
  /** "" while nobody typed an amount. */
  how: "" | "fixed" | "percent";
  amount: string;
  percent: string;
  property: string;
  currencyProperty: string;
  floor: string;
  cap: string;
  /** What a reward that is no money costs the company; "" is nothing. */
  cost: string;
}

export interface GoalValues {
  goalId: string;
  name: string;
  eventId: string;
  condition: Condition | null;
  occurrence: { kind: Occurrence["kind"]; n: string };
  withinDays: string;
  needs: string;
  qualifies: boolean;
  holdDays: string;
  does: "reward" | "take_back";
  referrer: RewardValues;
  referee: RewardValues;
  takesBack: string[];
  /** Whether a refund says by these two properties which event it is of. */
  match: { isOn: boolean; property: string; given: string };
}

export interface TierValues {
  tierId: string;
  goal: string;
  at: string;
  repeats: boolean;
  onDrop: TierDrop;
  reward: RewardValues;
}

export interface LimitValues extends Omit<Limit, "max"> {
  max: string;
}

export interface AttributionValues {
  referee: { kind: NewReferee["kind"]; days: string };
  windowDays: string;
  waitDays: string;
  graceDays: string;
  /** "" is for ever. */
  maxAgeDays: string;
  allowBrowserEvents: boolean;
}

export interface FraudValues {
  signals: Record<FraudSignal, FraudAnswer>;
  velocityMax: string;
  reviewDays: string;
}

export interface CampaignValues {
  kind: CampaignKind;
  name: string;
  description: string;
  startsAt: string;
  endsAt: string;
  goals: GoalValues[];
  tiers: TierValues[];
  attribution: AttributionValues;
  limits: LimitValues[];
  fraud: FraudValues;
  exclusive: { isOn: boolean; group: string; rank: string };
  follows: "own" | "latest";
  /** Opening balance of a card: money or points. */
  opening: string;
  pattern: string;
  charset: string;
  joinOnce: boolean;
  /** Absent where the campaign never said it. */
  isStatic?: boolean;
  kept: KeptParts;
}

/** Never asked here, and given back as it was. */
export interface KeptParts {
  /** What other programs keep with the campaign. */
  voucher: Record<string, unknown>;
  /** To the second, which fields for date and time do not show. */
  startsAt: string | null;
  endsAt: string | null;
}

export interface Place {
  currency: string;
  timeZone: string;
}
