import type { RewardKind } from "../campaign/kinds";
import type { DecisionOutcome, DecisionReason, Side } from "../decision";
import { leadingDecision } from "../event/outcome";
import type { gainedStatuses, ToldDecision } from "./rerun";

/** A decision as far as a preview tells it. */
export interface PreviewDecision {
  goal: string;
  side: Side | "both";
  outcome: DecisionOutcome;
  reason: DecisionReason;
  check: { expected: string; saw: string } | null;
}

export interface PreviewReward {
  id: string;
  campaignId: string;
  side: Side;
  kind: RewardKind;
  status: (typeof gainedStatuses)[number];
  label: string | null;
  beneficiaryId: string;
  amountMinor: number | null;
  costMinor: number;
}

export interface PreviewEvent {
  id: string;
  eventSchemaId: string;
  occurredAt: string;
  customerId: string;
  isFollowing: boolean;
  before: PreviewDecision[];
  after: PreviewDecision[];
  rewards: PreviewReward[];
}

interface StoredSample extends Omit<PreviewEvent, "before" | "after"> {
  before: ToldDecision | null;
  after: ToldDecision | null;
}

type Ended = Pick<ToldDecision, "outcome" | "reason">;

/** The preview as it is stored: people, events and campaigns by their ids alone. */
export interface StoredPreview {
  currency: string;
  changed: number;
  unchanged: number;
  following: number;
  referrals: number;
  rewards: (Omit<PreviewReward, "id" | "beneficiaryId" | "amountMinor" | "costMinor"> & {
    count: number;
    amountMinor: string | null;
    costMinor: string;
  })[];
  costMinor: string;
  moves: { before: Ended | null; after: Ended | null; events: number }[];
  samples: StoredSample[];
}

const samplesMax = 200;

/** Adds up what an event's decisions become. An event that is decided as before counts and is not told. */
export class PreviewTally {
  readonly #events = new Map<string, PreviewEvent>();
  #referrals = 0;

  constructor(private readonly currency: string) {}

  /** Decided once more, it goes on from what it became. */
  add(event: PreviewEvent): void {
    const earlier = this.#events.get(event.id);
    this.#events.set(
      event.id,
      earlier ? { ...earlier, after: event.after, rewards: [...earlier.rewards, ...event.rewards] } : event,
    );
  }

  addReferral(): void {
    this.#referrals += 1;
  }

  /** What the same run gives and a refund behind it takes back is not gained. */
  takeBack(rewardId: string): void {
    for (const event of this.#events.values()) event.rewards = event.rewards.filter(({ id }) => id !== rewardId);
  }

  decisionsOf(eventId: string): PreviewDecision[] | null {
    return this.#events.get(eventId)?.after ?? null;
  }

  finish(): StoredPreview {
    const events = [...this.#events.values()];
    const changed = events.filter(isChanged);
    const following = changed.filter(({ isFollowing }) => isFollowing).length;
    const chosen = events.filter(({ isFollowing }) => !isFollowing).length;
    const rewards = changed.flatMap((event) => event.rewards);
    return {
      currency: this.currency,
      changed: changed.length - following,
      unchanged: chosen - (changed.length - following),
      following,
      referrals: this.#referrals,
      rewards: rewardRows(rewards),
      costMinor: String(rewards.reduce((sum, { costMinor }) => sum + costMinor, 0)),
      moves: moves(changed),
      // What gives something first: that is what somebody has to agree to.
      samples: [...changed]
        .sort((one, other) => other.rewards.length - one.rewards.length)
        .slice(0, samplesMax)
        .map(({ before, after, ...event }) => ({
          ...event,
          before: told(without(before, after)),
          after: told(without(after, before)),
        })),
    };
  }
}

function isChanged({ before, after, rewards }: PreviewEvent): boolean {
  const words = (decisions: PreviewDecision[]) => decisions.map(wordsOf).sort().join("|");
  return rewards.length > 0 || words(before) !== words(after);
}

const wordsOf = ({ goal, side, outcome, reason }: PreviewDecision) => `${goal} ${side} ${outcome} ${reason}`;

/** What is said no more, or anew: what stays beside it, such as that the friend came, is no part of the change. */
function without(decisions: PreviewDecision[], others: PreviewDecision[]): PreviewDecision[] {
  const staying = new Set(others.map(wordsOf));
  return decisions.filter((decision) => !staying.has(wordsOf(decision)));
}

function told(decisions: PreviewDecision[]): ToldDecision | null {
  const leading = leadingDecision(decisions);
  return leading ? { outcome: leading.outcome, reason: leading.reason, check: leading.check } : null;
}

function rewardRows(rewards: PreviewReward[]): StoredPreview["rewards"] {
  const rows = new Map<string, { row: PreviewReward; count: number; amount: number | null; cost: number }>();
  for (const row of rewards) {
    const key = [row.campaignId, row.side, row.kind, row.status, row.label].join(" ");
    const held = rows.get(key) ?? { row, count: 0, amount: row.amountMinor === null ? null : 0, cost: 0 };
    held.count += 1;
    held.cost += row.costMinor;
    if (held.amount !== null) held.amount += row.amountMinor ?? 0;
    rows.set(key, held);
  }
  return [...rows.values()]
    .sort((one, other) => other.count - one.count)
    .map(({ row: { campaignId, side, kind, status, label }, count, amount, cost }) => ({
      ...{ campaignId, side, kind, status, label, count, costMinor: String(cost) },
      amountMinor: amount === null ? null : String(amount),
    }));
}

function moves(changed: PreviewEvent[]): StoredPreview["moves"] {
  const rows = new Map<string, StoredPreview["moves"][number]>();
  for (const event of changed) {
    const [before, after] = [ended(without(event.before, event.after)), ended(without(event.after, event.before))];
    const key = [before?.outcome, before?.reason, after?.outcome, after?.reason].join(" ");
    const row = rows.get(key) ?? { before, after, events: 0 };
    row.events += 1;
    rows.set(key, row);
  }
  return [...rows.values()].sort((one, other) => other.events - one.events);
}

function ended(decisions: PreviewDecision[]): Ended | null {
  const leading = leadingDecision(decisions);
  return leading ? { outcome: leading.outcome, reason: leading.reason } : null;
}
