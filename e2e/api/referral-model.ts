import type { DecisionReason, Side } from "@/lib/domain/decision";
import type { ArrivalFacts, GivenReward, ReferralFact } from "@/lib/domain/referral/facts";
import { unpaidReasons } from "@/lib/domain/referral/run-again";
import { decideEvents } from "@/lib/pipeline/decide/decide-events";
import type { DueEvent } from "@/lib/pipeline/decide/due-event";
import type { Effects, NewReward } from "@/lib/pipeline/decide/effects";
import {
  campaignsConcerned,
  codeFactKey,
  eventFactKey,
  type Facts,
  isRerun,
  tierFactKey,
} from "@/lib/pipeline/decide/facts";
import type { KnownPerson } from "@/lib/pipeline/decide/people";
import { versionKey } from "@/lib/pipeline/decide/pinned-versions";
import type { ProjectConfig } from "@/lib/pipeline/project-config";
import { isCounted, type ModelDecision } from "./model-decision";
import { isEnded, type ModelReward, StandingCounters } from "./standing-counters";

const dayMs = 86_400_000;

/**
 * What the database should say, kept in memory: the pure rules, asked with facts that are told from the definitions (a
 * counter is the sum of the rewards that stand) and never from the bookkeeping that the pipeline does.
 */
export class ReferralModel {
  readonly events = new Map<string, DueEvent>();
  /** By event: whether it comes again, or is run again. */
  readonly due = new Map<string, Pick<DueEvent, "again" | "rerun">>();
  readonly referrals = new Map<string, ReferralFact>();
  readonly referees = new Map<string, { campaignId: string; refereeId: string }>();
  readonly rewards = new Map<string, ModelReward>();
  decisions: ModelDecision[] = [];
  freeCodes = 0;
  readonly #unjudged = new Set<string>();
  #made = 0;

  constructor(
    readonly people: Map<string, KnownPerson>,
    readonly codes: Facts["codes"],
    private readonly versions: Facts["versions"],
    readonly timeZone: string,
    private readonly poolId: string,
  ) {}

  receive(event: DueEvent): void {
    if (this.events.has(event.id)) return;
    this.events.set(event.id, event);
    this.due.set(event.id, { again: false, rerun: null });
  }

  runAgain(eventIds: string[], rerun: NonNullable<DueEvent["rerun"]>): void {
    for (const id of eventIds) this.due.set(id, { again: false, rerun });
  }

  /** Everything that is due, in batches of all there is, as one worker alone takes it. */
  decide(config: ProjectConfig): void {
    this.#noteVersions(config);
    while (this.due.size > 0) {
      const batch = [...this.due]
        .map(([id, marks]) => ({ ...this.#event(id), ...marks }))
        .sort((one, other) => (one.id < other.id ? -1 : 1));
      const facts = this.#facts(batch, config);
      const effects = decideEvents(batch, facts, () => `made-${this.#made++}`);
      this.#apply(effects, facts);
    }
  }

  #event(id: string): DueEvent {
    const event = this.events.get(id);
    if (!event) throw new Error("an event that is due was never received");
    return event;
  }

  #noteVersions(config: ProjectConfig): void {
    for (const { id, version, config: rules } of config.referralCampaigns)
      this.versions.set(versionKey(id, version), rules);
  }

  #facts(batch: DueEvent[], config: ProjectConfig): Facts {
    const { people, codes, referrals, versions } = this;
    const arrivals: Facts["arrivals"] = new Map();
    for (const event of batch) {
      for (const campaign of config.referralCampaigns)
        arrivals.set(eventFactKey(event.id, campaign.id), this.#arrival(event, campaign));
    }
    const rewards = new Map<string, GivenReward[]>();
    for (const one of this.rewards.values())
      rewards.set(one.referralId, [...(rewards.get(one.referralId) ?? []), { ...one }]);
    const tierRewards: Facts["tierRewards"] = new Map();
    for (const one of this.rewards.values()) {
      if (!one.goal.startsWith("tier.") || one.isDropped) continue;
      const key = tierFactKey(one.campaignId, one.beneficiaryId);
      tierRewards.set(key, [...(tierRewards.get(key) ?? []), { ...one }]);
    }
    const again = batch.filter((event) => event.again || event.rerun);
    const settled: Facts["settled"] = new Map();
    const paid: Facts["paid"] = new Map();
    for (const { id } of again) {
      for (const one of this.decisions.filter(({ eventId }) => eventId === id)) {
        const key = eventFactKey(id, one.campaignId);
        if (isCounted(one)) settled.set(key, (settled.get(key) ?? new Set()).add(one.goal));
        if (one.rewardId) paid.set(id, (paid.get(id) ?? new Set()).add(one.campaignId));
      }
    }
    const configs = new Map([[config.projectId, config]]);
    const counters = new StandingCounters(this);
    return {
      ...{ now: new Date(), configs, people, codes, referrals, versions, arrivals, rewards, settled, paid },
      ...{ tierRewards, nearCodes: new Map(), reruns: this.#reruns(batch, config) },
      counters,
    };
  }

  #reruns(batch: DueEvent[], config: ProjectConfig): Facts["reruns"] {
    const reruns: Facts["reruns"] = new Map();
    for (const event of batch) {
      const campaign = config.referralCampaigns.find(({ id }) => id === event.rerun?.campaignId);
      if (!campaign) continue;
      const unpaid = new Map<string, Side[]>();
      for (const { eventId, campaignId, goal, side, rewardId, reason } of this.decisions) {
        if (eventId !== event.id || campaignId !== campaign.id || side === "both" || rewardId) continue;
        if (unpaidReasons.includes(reason as DecisionReason))
          unpaid.set(goal, [...(unpaid.get(goal) ?? []), side as Side]);
      }
      const later = [...this.events.values()].filter(
        ({ id, customerId }) => customerId === event.customerId && id > event.id,
      );
      reruns.set(eventFactKey(event.id, campaign.id), { unpaid, byHand: [], later });
    }
    return reruns;
  }

  #arrival(event: DueEvent, { id, config }: ProjectConfig["referralCampaigns"][number]): ArrivalFacts {
    const code = event.referralCode ? this.codes.get(codeFactKey(event.projectId, event.referralCode)) : null;
    const holderId = code?.holder?.id;
    const at = event.occurredAt.getTime();
    const goalSchemas = config.goals.filter(({ action }) => action.kind === "reward").map(({ trigger }) => trigger);
    const earlier = [...this.events.values()].find(
      (other) =>
        other.id !== event.id &&
        other.customerId === event.customerId &&
        other.occurredAt.getTime() < at - config.attribution.waitDays * dayMs &&
        goalSchemas.some(({ eventSchemaId }) => eventSchemaId === other.eventSchemaId),
    );
    const all = [...this.referrals].map(([key, one]) => ({ ...one, key }));
    const friends = all.filter(
      ({ key, referrer, attributedAt }) =>
        key.startsWith(`${id}/`) &&
        referrer.id === holderId &&
        attributedAt.getTime() > at - dayMs &&
        attributedAt.getTime() <= at,
    );
    return {
      earlierGoalEvent: earlier ? { name: "", at: earlier.occurredAt } : null,
      isLoop: all.some(({ key, referrer }) => key.endsWith(`/${holderId}`) && referrer.id === event.customerId),
      friendsInDay: friends.length,
      isDisposable: false,
      traces: [],
    };
  }

  #apply(effects: Effects, facts: Facts): void {
    for (const event of effects.events) {
      this.due.delete(event.id);
      if (event.again || event.rerun) this.#drop(event, effects, facts);
    }
    for (const { id, event, campaignId } of effects.referrals)
      this.referees.set(id, { campaignId, refereeId: event.customerId });
    for (const { reward } of [...effects.takenBack, ...effects.dropped]) this.#end(reward.id);
    for (const { reward } of effects.dropped) {
      const dropped = this.rewards.get(reward.id);
      if (dropped) dropped.isDropped = true;
    }
    for (const reward of effects.rewards) this.#give(reward);
    for (const { event, campaignId, decision, rewardId } of effects.decisions) {
      const isOut = rewardId !== null && this.rewards.get(rewardId)?.status === "awaiting_stock";
      const { goal, side } = decision;
      const outcome = isOut ? "waiting" : decision.outcome;
      const reason = isOut ? "codes_exhausted" : decision.reason;
      this.decisions.push({ eventId: event.id, campaignId, goal, side, outcome, reason, rewardId });
    }
    const decided = new Set(effects.events.filter(({ again, rerun }) => again || !rerun).map(({ id }) => id));
    for (const { event, waiting } of effects.referrals) this.#requeue(event, waiting, decided);
  }

  /** Of the campaigns that decide it again, what it did not count for; of one that runs it again, refunds stay as they are. */
  #drop(event: DueEvent, { decisions }: Effects, facts: Facts): void {
    const concerned = new Set(campaignsConcerned(event, facts).map(({ id }) => id));
    const refunds = new Set(
      facts.configs
        .get(event.projectId)
        ?.referralCampaigns.filter((campaign) => isRerun(event, campaign))
        .flatMap(({ id, config }) =>
          config.goals.filter(({ action }) => action.kind === "take_back").map((goal) => `${id}/${goal.id}`),
        ),
    );
    this.decisions = this.decisions.filter(({ eventId, campaignId, goal, side, rewardId }) => {
      if (eventId !== event.id || rewardId !== null || (!event.again && !concerned.has(campaignId))) return true;
      const isReplaced = decisions.some(
        (made) =>
          made.event.id === eventId &&
          made.campaignId === campaignId &&
          made.decision.goal === goal &&
          made.decision.side === side,
      );
      const isKept = facts.settled.get(eventFactKey(eventId, campaignId))?.has(goal);
      return !isReplaced && (isKept || refunds.has(`${campaignId}/${goal}`));
    });
  }

  /** Events that came before the code did, whatever was decided of them; those after it had their turn with it. */
  #requeue(
    { customerId, id: by }: DueEvent,
    waiting: Effects["referrals"][number]["waiting"],
    decided: Set<string>,
  ): void {
    for (const event of this.events.values()) {
      const due = this.due.get(event.id);
      if (event.customerId !== customerId || (due && !due.rerun)) continue;
      if (decided.has(event.id) && event.id >= by) continue;
      if (event.occurredAt >= waiting.since && waiting.eventSchemaIds.includes(event.eventSchemaId))
        this.due.set(event.id, { again: true, rerun: due?.rerun ?? null });
    }
  }

  #give(reward: NewReward): void {
    const { id, goal, side, beneficiaryId, campaignId, referralId, amountMinor, costMinor, event, rule, dueAt } =
      reward;
    const status = { nothing: "issued", day: "pending", person: "held" } as const;
    const fromCampaignId = "campaignId" in rule ? rule.campaignId : null;
    const made: ModelReward = {
      ...{ id, goal, side, beneficiaryId, campaignId, referralId, amountMinor, costMinor, fromCampaignId, dueAt },
      ...{ seq: this.rewards.size, occurredAt: event.occurredAt, eventId: event.id, payload: event.payload },
      ...{ status: status[reward.waitsFor], wasIssued: false, isDropped: false },
    };
    this.rewards.set(id, made);
    if (made.status === "issued") this.#issue(made);
  }

  #issue(reward: ModelReward): void {
    if (reward.fromCampaignId === this.poolId && this.freeCodes === 0) {
      reward.status = "awaiting_stock";
      return;
    }
    if (reward.fromCampaignId === this.poolId) this.freeCodes--;
    reward.status = "issued";
    reward.wasIssued = true;
  }

  #end(rewardId: string): void {
    const reward = this.rewards.get(rewardId);
    if (!reward || isEnded(reward.status)) return;
    reward.status = reward.wasIssued ? "reversed" : "void";
  }

  /** What the worker's other clock does: gives what is due now, where both campaigns are open. */
  giveDue(status: "pending" | "awaiting_stock", config: ProjectConfig): void {
    const isOpen = ({ campaignId, fromCampaignId }: ModelReward) =>
      config.campaigns.get(campaignId)?.status === "running" &&
      (fromCampaignId === null || config.campaigns.get(fromCampaignId)?.status === "running");
    const waiting = [...this.rewards.values()].filter(
      (one) => one.status === status && isOpen(one) && (status === "awaiting_stock" || one.dueAt <= new Date()),
    );
    waiting.sort((one, other) => one.dueAt.getTime() - other.dueAt.getTime() || one.seq - other.seq);
    for (const one of waiting) this.#issue(one);
  }

  letDaysPass(column: "due_at" | "review_until"): void {
    for (const one of this.rewards.values()) {
      if (column === "due_at" && one.status === "pending") one.dueAt = new Date(0);
      if (column === "review_until" && one.status === "held") this.#unjudged.add(one.id);
    }
  }

  endUnjudged(): void {
    for (const id of this.#unjudged) if (this.rewards.get(id)?.status === "held") this.#end(id);
    this.#unjudged.clear();
  }
}
