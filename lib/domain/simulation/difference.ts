import type { RewardKind, RewardStatus } from "../campaign/kinds";
import type { Side } from "../decision";
import type { SideDecision } from "../referral/plan-reward";
import { type EventOutcome, type SimulatedReward, statusAt, takenBackStatus } from "./outcome";
import type { Told } from "./simulation";

type Run = "running" | "tried";

interface Paid {
  status: RewardStatus;
  amountMinor: string | null;
  costMinor: string;
}

/** A difference as it is stored: people by their ids alone. */
export interface StoredDifference {
  eventId: string;
  occurredAt: string;
  goal: string;
  side: Side;
  kind: RewardKind;
  referrerId: string;
  refereeId: string;
  running: Paid | null;
  tried: Paid | null;
  runningSays: Told | null;
  triedSays: Told | null;
}

export interface StoredDifferences {
  count: number;
  costMinor: string;
  samples: StoredDifference[];
}

interface Unmet {
  run: Run;
  reward: SimulatedReward;
  status: RewardStatus;
  isTakenBack: boolean;
  says: { running: Told | null; tried: Told | null };
}

const samplesMax = 100;

/**
 * What two runs over the same events gave differently. Only what the other run has not given (yet) is held: as a rule both
 * give the same for the same event, and it is forgotten at once.
 */
export class Difference {
  readonly #unmet = new Map<string, Unmet>();
  readonly #changed = new Sum();

  constructor(private readonly until: Date) {}

  add(running: EventOutcome, tried: EventOutcome): void {
    const outcomes = { running, tried };
    for (const run of ["running", "tried"] as const) {
      for (const reward of outcomes[run].rewards) {
        this.#meet(reward.key, { run, reward, status: statusAt(reward, this.until), isTakenBack: false }, outcomes);
      }
    }
    for (const run of ["running", "tried"] as const) {
      for (const reward of outcomes[run].takenBack) {
        // Given and taken back by one run alone: in the end nothing is different.
        if (this.#unmet.get(reward.key)?.run === run) this.#unmet.delete(reward.key);
        else {
          const status = takenBackStatus(reward, outcomes[run].occurredAt);
          this.#meet(`${reward.key}#back`, { run, reward, status, isTakenBack: true }, outcomes);
        }
      }
    }
  }

  finish(): { gained: StoredDifferences; lost: StoredDifferences; changed: StoredDifferences } {
    const gained = new Sum();
    const lost = new Sum();
    for (const one of this.#unmet.values()) {
      const { run, reward, says } = one;
      const cost = run === "tried" ? reward.costMinor : -reward.costMinor;
      const paid = paidOf(reward, one.status);
      if (one.isTakenBack) {
        const kept = paidOf(reward, statusAt(reward, this.until));
        this.#changed.add(-cost, () => toldOf(reward, run === "tried" ? [kept, paid] : [paid, kept], says));
      } else if (run === "tried") gained.add(cost, () => toldOf(reward, [null, paid], says));
      else lost.add(cost, () => toldOf(reward, [paid, null], says));
    }
    return { gained: gained.stored(), lost: lost.stored(), changed: this.#changed.stored() };
  }

  #meet(key: string, one: Omit<Unmet, "says">, outcomes: Record<Run, EventOutcome>): void {
    const other = this.#unmet.get(key);
    if (!other || other.run === one.run) {
      // Samples are of the first: later ones need no words.
      const isTold = this.#unmet.size < 10 * samplesMax;
      const { goal, side } = one.reward;
      const says = {
        running: isTold ? saidOf(outcomes.running, goal, side) : null,
        tried: isTold ? saidOf(outcomes.tried, goal, side) : null,
      };
      this.#unmet.set(key, { ...one, says });
      return;
    }
    this.#unmet.delete(key);
    const [running, tried] = one.run === "tried" ? [other, one] : [one, other];
    const isSame =
      running.status === tried.status &&
      running.reward.amountMinor === tried.reward.amountMinor &&
      running.reward.costMinor === tried.reward.costMinor;
    if (isSame || one.isTakenBack) return;
    const { goal, side } = tried.reward;
    this.#changed.add(tried.reward.costMinor - running.reward.costMinor, () =>
      toldOf(tried.reward, [paidOf(running.reward, running.status), paidOf(tried.reward, tried.status)], {
        running: saidOf(outcomes.running, goal, side),
        tried: saidOf(outcomes.tried, goal, side),
      }),
    );
  }
}

class Sum {
  #count = 0;
  #cost = 0;
  readonly #samples: StoredDifference[] = [];

  add(costMinor: number, sample: () => StoredDifference): void {
    this.#count += 1;
    this.#cost += costMinor;
    if (this.#samples.length < samplesMax) this.#samples.push(sample());
  }

  stored(): StoredDifferences {
    return { count: this.#count, costMinor: String(this.#cost), samples: this.#samples };
  }
}

function paidOf({ amountMinor, costMinor }: SimulatedReward, status: RewardStatus): Paid {
  return { status, amountMinor: amountMinor === null ? null : String(amountMinor), costMinor: String(costMinor) };
}

function toldOf(
  { eventId, occurredAt, goal, side, kind, referrerId, refereeId }: SimulatedReward,
  [running, tried]: [Paid | null, Paid | null],
  says: Unmet["says"],
): StoredDifference {
  return {
    ...{ eventId, occurredAt: occurredAt.toISOString(), goal, side, kind, referrerId, refereeId, running, tried },
    ...{ runningSays: says.running, triedSays: says.tried },
  };
}

/** What a run said of that goal and side, else of the goal, else of the event. */
function saidOf({ decisions }: EventOutcome, goal: string, side: Side): Told | null {
  const said =
    decisions.find((one) => one.goal === goal && one.side === side) ??
    decisions.find((one) => one.goal === goal) ??
    decisions.find(({ outcome }) => outcome === "refused") ??
    decisions[0];
  return said ? toldDecision(said) : null;
}

function toldDecision({ outcome, reason, checks }: SideDecision): Told {
  const failed = checks.find(({ ok }) => !ok);
  if (!failed) return { outcome, reason, check: null };
  const { check, expected, saw, miss } = failed;
  return { outcome, reason, check: { check, expected, saw, ...(miss && { miss }) } };
}
