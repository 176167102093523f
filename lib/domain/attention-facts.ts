import type { FraudSignal } from "./campaign/kinds";
import type { SaidSupply } from "./campaign/runway-words";

/** What the sentences are made of; each list holds the gravest first, cut to a bound. */
export interface AttentionFacts {
  now: Date;
  /** Open problems of the inbox. */
  problems: OpenProblem[];
  /** Events whose deciding failed every time. */
  failed: { count: number; isMore: boolean };
  /** Running referral campaigns. */
  campaigns: RunningCampaign[];
  /** Event schemas with a draft that differs from what is published. */
  drafts: { id: string; name: string; savedAt: Date }[];
  keys: UsedKey[];
  /** Endpoints that were given up. */
  webhooks: LostWebhook[];
  /** Rewards that wait for a person; the sign that holds most of them, and when the first is void. */
  held: { count: number; isMore: boolean; signal: FraudSignal | null; firstVoidAt: Date | null };
  /** Limits of running campaigns, and their pools. */
  supplies: RunningSupply[];
}

export interface RunningSupply extends SaidSupply {
  /** Whose limit it is, or the pool. */
  campaign: { id: string; name: string };
  isSoon: boolean;
  currency: string;
  timeZone: string;
}

export interface LostWebhook {
  id: string;
  url: string;
  reason: "gone" | "failing";
  disabledAt: Date;
}

export interface OpenProblem {
  problem: string;
  /** "metadata.amount: must be a number, was a text." */
  sentence: string;
  event: string | null;
  count: number;
  isMore: boolean;
  firstSeenAt: Date;
  /** The key that sent most of them, and how many. */
  sender: { name: string; count: number } | null;
}

export interface RunningCampaign {
  id: string;
  name: string;
  trigger: { id: string; name: string; status: "published" | "draft" | "archived" } | null;
  /** Rewards that were not given in the last days because no code was left. */
  exhausted: number;
  /** Campaigns that its rewards come from. */
  drawsOn: string[];
}

export interface UsedKey {
  id: string;
  name: string;
  createdAt: Date;
  lastUsedAt: Date | null;
  expiresAt: Date | null;
}
