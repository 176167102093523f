import { periodKey } from "@/lib/domain/calendar-period";
import type { RewardStatus } from "@/lib/domain/campaign/kinds";
import type { Counters, GivenReward, ReferralFact } from "@/lib/domain/referral/facts";
import { CounterFacts } from "@/lib/pipeline/decide/counters";

export interface ModelReward extends GivenReward {
  seq: number;
  campaignId: string;
  referralId: string;
  amountMinor: number | null;
  fromCampaignId: string | null;
  dueAt: Date;
  wasIssued: boolean;
  /** A step of a tier that was taken back for want of friends. */
  isDropped: boolean;
}

export const isEnded = (status: RewardStatus) => status === "void" || status === "reversed";

/** What counters are told from. */
interface Standing {
  referrals: ReadonlyMap<string, ReferralFact>;
  rewards: ReadonlyMap<string, ModelReward>;
  timeZone: string;
}

/** Each counter as it is defined, as it stood before the batch, and what the batch adds to it. */
export class StandingCounters extends CounterFacts {
  readonly #added = new Map<string, { count: number; valueMinor: number }>();
  /** Friends at a goal, by campaign/goal/referrer: referrals move while a batch is decided, and rewards do not. */
  readonly #friends = new Map<string, number>();

  constructor(private readonly model: Standing) {
    super();
    for (const [key, { referrer, progress }] of model.referrals) {
      const [campaignId = ""] = key.split("/");
      for (const [goal, { reached, undone }] of progress) {
        const tally = `${campaignId} goal.${goal}/${referrer.id}/all`;
        if (reached > undone) this.#friends.set(tally, (this.#friends.get(tally) ?? 0) + 1);
      }
    }
  }

  override of(campaignId: string): Counters {
    const addedTo = (key: string) => this.#added.get(`${campaignId} ${key}`) ?? { count: 0, valueMinor: 0 };
    return {
      of: (key) => {
        const stood = this.standing(campaignId, key);
        const added = addedTo(key);
        return { count: stood.count + added.count, valueMinor: stood.valueMinor + added.valueMinor };
      },
      add: (key, count, valueMinor) => {
        const added = addedTo(key);
        this.#added.set(`${campaignId} ${key}`, {
          count: added.count + count,
          valueMinor: added.valueMinor + valueMinor,
        });
      },
    };
  }

  standing(campaignId: string, key: string): { count: number; valueMinor: number } {
    const [subject = "", who = "", period = ""] = key.split("/");
    if (subject.startsWith("goal.")) return { count: this.#friends.get(`${campaignId} ${key}`) ?? 0, valueMinor: 0 };
    const own = [...this.model.rewards.values()].filter((one) => one.campaignId === campaignId);
    if (subject.startsWith("tier.")) {
      const steps = own.filter(
        ({ goal, beneficiaryId, isDropped }) => !isDropped && goal.startsWith(`${subject}.`) && beneficiaryId === who,
      );
      return { count: steps.length, valueMinor: 0 };
    }
    const kind = period === "all" ? "all" : period.includes("W") ? "week" : period.length === 7 ? "month" : "day";
    const counted = own.filter(
      ({ status, side, beneficiaryId, occurredAt }) =>
        !isEnded(status) &&
        (subject === "campaign" || (side === subject && beneficiaryId === who)) &&
        periodKey(kind, occurredAt, this.model.timeZone) === period,
    );
    return { count: counted.length, valueMinor: counted.reduce((sum, { costMinor }) => sum + costMinor, 0) };
  }
}
