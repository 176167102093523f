import type { ReferralConfig } from "../campaign/config";
import type { CampaignStatus, FraudAnswer, FraudSignal, RewardStatus } from "../campaign/kinds";
import type { Side } from "../decision";

/** What one event is decided by. All of it comes in as arguments: no clock, no database. */

export interface Person {
  id: string;
  sourceId: string | null;
  name: string | null;
  email: string | null;
  phone: string | null;
  birthdate: string | null;
  address: unknown;
  metadata: unknown;
  createdAt: Date;
}

/** Where an event came from, as far as its sender says. */
export interface Trace {
  ip: string | null;
  userAgent: string | null;
  deviceId: string | null;
}

export interface EventFact {
  id: string;
  eventSchemaId: string;
  occurredAt: Date;
  receivedAt: Date;
  channel: string;
  referralCode: string | null;
  payload: unknown;
  trace: Trace | null;
  /** Whether the customer was first heard of by this event. */
  madeCustomer: boolean;
}

export interface CodeFact {
  id: string;
  code: string;
  campaignId: string;
  active: boolean;
  /** Null until published. */
  holder: (Person & { deleted: boolean }) | null;
}

/** A sign that fired when the referral was made, and what the campaign does about it. */
export interface FiredSignal {
  signal: FraudSignal;
  answer: FraudAnswer;
  saw: string;
}

export interface ReferralFact {
  id: string;
  codeId: string;
  code: string;
  referrer: Person & { deleted: boolean };
  status: "attributed" | "qualified";
  attributedAt: Date;
  campaignVersion: number;
  signals: FiredSignal[];
  /** By goal. */
  progress: Map<string, GoalProgress>;
}

export interface GoalProgress {
  /** Events that met the goal's conditions. */
  occurrences: number;
  /** How often the goal was reached. */
  reached: number;
  /** How often what it gave was taken back since: the friend counts for tiers while this is less. */
  undone: number;
}

export interface CampaignFact {
  id: string;
  version: number;
  status: CampaignStatus;
  startsAt: Date | null;
  endsAt: Date | null;
  /** The current one: its limits, tiers and fraud policy hold for everybody. */
  config: ReferralConfig;
}

/** A reward that was given for this referral, or waits to be. */
export interface GivenReward {
  id: string;
  goal: string;
  side: Side;
  beneficiaryId: string;
  status: RewardStatus;
  costMinor: number;
  occurredAt: Date;
  /** The event it was given for, and what that says. */
  eventId: string;
  payload: unknown;
}

/**
 * An event that is run again under the current version of one campaign. What was given stays, and nothing is given twice:
 * refunds are not run again, and what was refunded since, or given by a person, is not given once more.
 */
export interface RunAgain {
  /** Sides of goals that the event reached, and that got nothing for one of `unpaidReasons` (run-again). */
  unpaid: ReadonlyMap<string, readonly Side[]>;
  /** What a person gave for the referral past the rules. */
  byHand: readonly { goal: string; side: Side; eventId: string }[];
  /** What the friend sent after it. */
  later: readonly Pick<EventFact, "eventSchemaId" | "payload">[];
}

export interface ReferralFacts {
  referee: Person;
  /** The code the event names, of whatever campaign; null when it names none or an unknown one. */
  code: CodeFact | null;
  /** Of an unknown code, one that differs by a slip of the hand; null when there is none. */
  nearCode: string | null;
  /** The referee's referral in this campaign. */
  referral: ReferralFact | null;
  /** What the referral is judged by: the version it keeps, or the current one. */
  rules: ReferralConfig;
  rulesVersion: number;
  /** Asked only of who comes with a code and is not referred yet. */
  arrival: ArrivalFacts | null;
  rewards: GivenReward[];
  /** Steps of tiers that the referrer was given, asked only where a refund may take them back. */
  tierRewards: GivenReward[];
  /** Goals that this event was decided for before, and set something off in or was counted. */
  settled: ReadonlySet<string>;
  /** Set where the event is run again under the current version of this campaign. */
  again: RunAgain | null;
  counters: Counters;
  currency: string;
  timeZone: string;
  now: Date;
  /** Where a property of the event's schema stands today, by its id. */
  pathOf: (propertyId: string) => readonly string[] | null;
  /** Whether the campaign that a reward draws on is running. */
  isOpen: (campaignId: string) => boolean;
  /** Another campaign of the same group that paid for this event; null when none did. */
  paidBefore: string | null;
}

/** What is known of somebody who comes with a code. */
export interface ArrivalFacts {
  /** When the referee first sent an event that is a goal, if that was before the time the campaign looks back. */
  earlierGoalEvent: { name: string; at: Date } | null;
  /** Whether the referee once referred the one whose code it is. */
  isLoop: boolean;
  /** Friends that came with that person's code in the 24 hours before. */
  friendsInDay: number;
  isDisposable: boolean;
  /** Where the referrer, and friends of the same referrer, were heard of from. */
  traces: (Trace & { who: string })[];
}

/** How much was given within a limit, moved on by every reward that is planned or taken back. */
export interface Counters {
  of: (key: string) => { count: number; valueMinor: number };
  add: (key: string, count: number, valueMinor: number) => void;
}
