import type { ReferralConfig } from "@/lib/domain/campaign/config";
import type { GivenReward } from "@/lib/domain/referral/facts";
import type { EventOutcome, SimulatedReward } from "@/lib/domain/simulation/outcome";
import { decideEvents } from "../decide/decide-events";
import type { Effects, NewReward } from "../decide/effects";
import {
  codeNamed,
  eventFactKey,
  type Facts,
  type ReferralCampaign,
  referralFactKey,
  referralOf,
  tierFactKey,
} from "../decide/facts";
import type { ProjectConfig } from "../project-config";
import { type ChunkFacts, type Holders, loadChunkFacts } from "./chunk-facts";
import { givenPayload } from "./given-payload";
import { MemoryCounters } from "./memory-counters";
import { FriendMemory, loadStoredArrivals, type StoredArrivals } from "./past-arrivals";
import { eventsWaiting, type PastEvent } from "./past-events";

const nothing: StoredArrivals = { earlier: new Map(), loops: new Set(), traces: new Map() };

/**
 * One configuration of a campaign, run over past events in the order they occurred, by the rules that decide real ones and
 * with all that they set off kept in memory. The campaign counts as running; nobody else's campaign is asked.
 */
export class Replay {
  readonly #campaign: ReferralCampaign;
  readonly #facts: Facts;
  readonly #friends = new FriendMemory();
  readonly #rewards = new Map<string, SimulatedReward>();
  /** Why events that named a code made no friend, for as long as the code that does may yet come. */
  readonly #unattributed = new Map<string, { at: number } & NonNullable<EventOutcome["replaced"]>>();
  readonly #takesBack: boolean;
  #waiting = new Map<string, PastEvent[]>();
  #stored = nothing;
  #numbered = 0;

  constructor(
    project: ProjectConfig,
    campaign: { id: string; name: string; config: ReferralConfig },
    private readonly holders: Holders,
    private readonly since: Date,
  ) {
    this.#campaign = { ...campaign, version: 0, status: "running", startsAt: null, endsAt: null };
    this.#takesBack = campaign.config.goals.some(({ action }) => action.kind === "take_back");
    this.#facts = {
      now: since,
      configs: new Map([[project.projectId, { ...project, referralCampaigns: [this.#campaign] }]]),
      people: new Map(),
      codes: new Map(),
      nearCodes: new Map(),
      referrals: new Map(),
      versions: new Map(),
      arrivals: new Map(),
      rewards: new Map(),
      tierRewards: new Map(),
      settled: new Map(),
      paid: new Map(),
      reruns: new Map(),
      counters: new MemoryCounters(),
    };
  }

  /** Reads what these events ask for beyond what both runs share. */
  async prepare(events: PastEvent[], shared: ChunkFacts): Promise<void> {
    const facts = this.#facts;
    facts.people = shared.people;
    facts.codes = shared.codes;
    const arrivals = events.flatMap((event) => this.#arrivalOf(event) ?? []);
    this.#stored = arrivals.length > 0 ? await loadStoredArrivals(arrivals) : nothing;
    const { goals, attribution } = this.#campaign.config;
    this.#waiting = await eventsWaiting(
      events[0]?.projectId ?? "",
      arrivals.map(({ event }) => event),
      { schemas: [...new Set(goals.map(({ trigger }) => trigger.eventSchemaId))], days: attribution.waitDays },
    );
    const naming = [...this.#waiting.values()].flat().filter(({ referralCode }) => referralCode !== null);
    if (naming.length === 0) return;
    const more = await loadChunkFacts(naming, this.holders);
    facts.codes = new Map([...more.codes, ...shared.codes]);
  }

  /** What the event does, and after it those of the same customer that waited for their code. */
  decide(event: PastEvent): EventOutcome[] {
    const arrival = this.#arrivalOf(event);
    if (arrival) {
      const { holder } = arrival;
      const referral = this.#facts.referrals.get(referralFactKey(this.#campaign.id, holder.id));
      this.#facts.arrivals.set(
        eventFactKey(event.id, this.#campaign.id),
        this.#friends.arrivalOf(arrival, this.#stored, {
          referee: this.#facts.people.get(event.customerId),
          isLoopHere: referral?.referrer.id === event.customerId,
        }),
      );
    }
    this.#facts.now = event.receivedAt;
    const outcome = this.#decideOne(event, null);
    if (!outcome.made) {
      this.#noteUnattributed(event, outcome);
      return [outcome];
    }
    const { signals } = this.#campaign.config.fraud;
    this.#friends.note(outcome.made, event, signals.same_device !== "off" || signals.same_ip_agent !== "off");
    const waiting = this.#waiting.get(event.id) ?? [];
    return [outcome, ...waiting.map((one) => this.#decideOne(one, this.#replacedOf(one)))];
  }

  #arrivalOf(event: PastEvent) {
    const code = codeNamed(event, this.#facts);
    if (!code?.holder || code.campaignId !== this.#campaign.id) return null;
    if (referralOf(event, this.#campaign, this.#facts)) return null;
    return { event, campaign: this.#campaign, holder: code.holder };
  }

  #decideOne(event: PastEvent, replaced: EventOutcome["replaced"]): EventOutcome {
    const effects = decideEvents([event], this.#facts, () => String(++this.#numbered));
    this.#facts.arrivals.clear();
    const [made] = effects.referrals;
    const referral = referralOf(event, this.#campaign, this.#facts);
    const isConverted = Boolean(made?.qualifiedBy) || effects.qualified.length > 0;
    return {
      eventId: event.id,
      occurredAt: event.occurredAt,
      made: made?.referrerId ?? null,
      converted: isConverted ? (referral?.referrer.id ?? null) : null,
      decisions: effects.decisions.map(({ decision }) => decision),
      rewards: effects.rewards.map((reward) => this.#give(reward, referral?.referrer.id ?? "")),
      takenBack: this.#takeBack(effects),
      replaced,
    };
  }

  #give(reward: NewReward, referrerId: string): SimulatedReward {
    const { event, goal, side, rule, once, beneficiaryId, dueAt, amountMinor, costMinor, signals } = reward;
    const per = { referral: event.customerId, event: event.id, step: "" }[once.per];
    const given: SimulatedReward = {
      ...{ key: `${goal}/${side}/${beneficiaryId}/${per}`, goal, side, kind: rule.kind, referrerId },
      ...{ refereeId: event.customerId, eventId: event.id, occurredAt: event.occurredAt, dueAt },
      ...{ isHeld: reward.waitsFor === "person", amountMinor, costMinor, signals },
    };
    if (this.#takesBack) this.#keep(reward, given);
    return given;
  }

  /** Only where something may be taken back: a million rewards need not be remembered for nothing. */
  #keep(reward: NewReward, given: SimulatedReward): void {
    const { id, goal, side, beneficiaryId, costMinor, event, referralId, once } = reward;
    this.#rewards.set(id, given);
    // Steps of tiers are found by who has them: it is another friend's refund that takes them back.
    const [kept, key] =
      once.per === "step"
        ? [this.#facts.tierRewards, tierFactKey(this.#campaign.id, beneficiaryId)]
        : [this.#facts.rewards, referralId];
    kept.set(key, [
      ...(kept.get(key) ?? []),
      {
        ...{ id, goal, side, beneficiaryId, status: "issued", costMinor },
        ...{ occurredAt: event.occurredAt, eventId: event.id },
        payload: givenPayload(this.#campaign.config, event.payload),
      },
    ]);
  }

  #takeBack({ takenBack, dropped }: Effects): SimulatedReward[] {
    return [...takenBack, ...dropped].flatMap(({ reward }: { reward: GivenReward }) => {
      reward.status = "reversed";
      const given = this.#rewards.get(reward.id);
      this.#rewards.delete(reward.id);
      return given ? [given] : [];
    });
  }

  #noteUnattributed(event: PastEvent, { decisions }: EventOutcome): void {
    const { waitDays } = this.#campaign.config.attribution;
    const [decision] = decisions;
    if (event.referralCode === null || waitDays === 0 || !decision || referralOf(event, this.#campaign, this.#facts))
      return;
    const at = event.occurredAt.getTime();
    for (const [id, { at: noted }] of this.#unattributed) {
      if (noted >= at - waitDays * 86_400_000) break;
      this.#unattributed.delete(id);
    }
    this.#unattributed.set(event.id, { at, outcome: decision.outcome, reason: decision.reason });
  }

  /** What was counted of an event when nobody had referred its customer yet; nothing of one before the days. */
  #replacedOf(event: PastEvent): EventOutcome["replaced"] {
    if (event.occurredAt < this.since) return null;
    if (event.referralCode === null) return { outcome: "nothing_due", reason: "no_code" };
    return this.#unattributed.get(event.id) ?? null;
  }
}
