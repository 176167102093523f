import { setImmediate as breathe } from "node:timers/promises";
import { type PreviewReward, PreviewTally, type StoredPreview } from "@/lib/domain/rerun/preview";
import { pool } from "@/lib/server/db";
import { newId } from "@/lib/server/new-id";
import { decideEvents } from "../decide/decide-events";
import type { DueEvent } from "../decide/due-event";
import type { Effects, NewReward } from "../decide/effects";
import { campaignsConcerned, eventFactKey, type Facts } from "../decide/facts";
import { keptGoals } from "../decide/kept-goals";
import { loadFacts } from "../decide/load-facts";
import { type ProjectConfig, projectConfig } from "../project-config";
import {
  chosenEvents,
  decisionsNow,
  failedCheck,
  followingEvents,
  type RerunJob,
  type StandingDecision,
} from "./rerun-events";

/** The worker's event loop is also the deciding one's: it is given back after so many events, which take about a millisecond. */
const eventsAtOnce = 50;

/**
 * What running the events again would change: the same facts and rules as the worker's, with all that they set off kept in
 * memory. Writes nothing.
 */
export async function previewRerun(
  job: RerunJob,
  progress: (moved: { seen: number }) => Promise<void>,
): Promise<StoredPreview> {
  const project = await projectConfig(job.projectId, await configVersion(job.projectId));
  if (project.campaigns.get(job.campaignId)?.version !== job.version) throw new CampaignChanged();
  const preview = new Preview(job, project);
  const events = await chosenEvents(job);
  await preview.read(events);
  for (let at = 0; at < events.length; at += eventsAtOnce) {
    const slice = events.slice(at, at + eventsAtOnce);
    await preview.decide(slice, false);
    await progress({ seen: at + slice.length });
    await breathe();
  }
  return preview.tally.finish();
}

/** What was ordered is about a version that is none any more. */
export class CampaignChanged extends Error {
  constructor() {
    super("The campaign was changed meanwhile. Look again at what its new version would change.");
  }
}

async function configVersion(projectId: string): Promise<number> {
  const { rows } = await pool().query<{ v: number }>("SELECT config_version AS v FROM project WHERE id = $1", [
    projectId,
  ]);
  return rows[0]?.v ?? 0;
}

class Preview {
  readonly tally: PreviewTally;
  readonly #decisions = new Map<string, StandingDecision[]>();
  readonly #chosen: ReadonlySet<string>;
  /** What was decided here. */
  readonly #seen = new Set<string>();
  #facts: Facts | null = null;

  constructor(
    private readonly job: RerunJob,
    private readonly project: ProjectConfig,
  ) {
    this.tally = new PreviewTally(project.currency);
    this.#chosen = new Set(job.eventIds);
  }

  async read(events: DueEvent[]): Promise<void> {
    const current = events.map((event) => ({ ...event, configVersion: this.project.version }));
    const facts = await loadFacts(pool(), current, "trial", this.#facts?.referrals);
    const ids = events.map(({ id }) => id);
    for (const [id, decisions] of await decisionsNow(this.job, ids))
      if (!this.#decisions.has(id)) this.#decisions.set(id, decisions);
    if (this.#facts) merge(this.#facts, facts);
    else this.#facts = facts;
  }

  async decide(events: DueEvent[], isFollowing: boolean): Promise<void> {
    const facts = this.#facts;
    if (!facts) throw new Error("a preview decides what it has read");
    const made: Effects["referrals"] = [];
    let waiting = events;
    // A refund of what the same batch gives is left for the next one.
    while (waiting.length > 0) {
      const effects = decideEvents(waiting, facts, newId);
      this.#note(effects, facts, isFollowing);
      made.push(...effects.referrals);
      const decided = new Set(effects.events.map(({ id }) => id));
      waiting = waiting.filter(({ id }) => !decided.has(id));
    }
    const following = (await followingEvents(made)).filter((event) => this.#isNext(event, made));
    if (following.length === 0) return;
    await this.read(following);
    await this.decide(following, true);
  }

  /** Not those that have their turn still to come; one that had it before its friend was referred has it once more. */
  #isNext({ id, customerId }: DueEvent, made: Effects["referrals"]): boolean {
    if (!this.#chosen.has(id)) return !this.#seen.has(id);
    return this.#seen.has(id) && made.some(({ event }) => event.customerId === customerId && id < event.id);
  }

  #note({ events, decisions, rewards, referrals, takenBack }: Effects, facts: Facts, isFollowing: boolean): void {
    for (const _ of referrals) this.tally.addReferral();
    for (const event of events) {
      const before = this.#decisions.get(event.id) ?? [];
      const own = decisions.filter((one) => one.event.id === event.id && one.campaignId === this.job.campaignId);
      const after = [
        ...this.#standing(event, before, own, facts),
        ...own.map(({ decision: { goal, side, outcome, reason, checks }, rewardId }) => ({
          ...{ goal, side, outcome, reason, check: failedCheck(checks), isPaid: rewardId !== null },
        })),
      ];
      this.#decisions.set(event.id, after);
      this.#seen.add(event.id);
      const gained = rewards.filter((reward) => reward.event.id === event.id);
      for (const reward of gained) keepReward(facts, reward);
      this.tally.add({
        ...{ id: event.id, eventSchemaId: event.eventSchemaId, occurredAt: event.occurredAt.toISOString() },
        ...{ customerId: event.customerId, isFollowing: isFollowing && !this.#chosen.has(event.id), before, after },
        rewards: gained.map(previewReward),
      });
    }
    for (const { reward } of takenBack) this.tally.takeBack(reward.id);
  }

  /** What is said of the event and stays beside what is said anew (`dropDecisionsStatement`). */
  #standing(event: DueEvent, before: StandingDecision[], made: Effects["decisions"], facts: Facts): StandingDecision[] {
    const { campaignId } = this.job;
    if (!event.again && !campaignsConcerned(event, facts).some(({ id }) => id === campaignId)) return before;
    const key = eventFactKey(event.id, campaignId);
    const kept = new Set(keptGoals([event], facts));
    const isReplaced = (one: StandingDecision) =>
      made.some(({ decision }) => decision.goal === one.goal && decision.side === one.side);
    return before.filter((one) => one.isPaid || (kept.has(`${key}/${one.goal}`) && !isReplaced(one)));
  }
}

/** A refund behind it may take it back. */
function keepReward(facts: Facts, { id, goal, side, beneficiaryId, costMinor, event, referralId }: NewReward): void {
  const held = facts.rewards.get(referralId) ?? [];
  const { occurredAt, payload } = event;
  held.push({ id, goal, side, beneficiaryId, status: "issued", costMinor, occurredAt, eventId: event.id, payload });
  facts.rewards.set(referralId, held);
}

function previewReward({ id, campaignId, side, rule, waitsFor, beneficiaryId, ...reward }: NewReward): PreviewReward {
  const { amountMinor, costMinor } = reward;
  const status = { nothing: "issued", day: "pending", person: "held" } as const;
  const label = "name" in rule ? rule.name : null;
  return {
    ...{ id, campaignId, side, kind: rule.kind, status: status[waitsFor], label },
    ...{ beneficiaryId, amountMinor, costMinor },
  };
}

/** What has moved here stays as it is; what was read for more events is added. */
function merge(into: Facts, more: Facts): void {
  addTo(into.people, more.people);
  addTo(into.codes, more.codes);
  addTo(into.referrals, more.referrals);
  addTo(into.versions, more.versions);
  addTo(into.arrivals, more.arrivals);
  addTo(into.rewards, more.rewards);
  addTo(into.settled, more.settled);
  addTo(into.paid, more.paid);
  into.counters.adopt(more.counters);
}

function addTo<Value>(into: Map<string, Value>, more: Map<string, Value>): void {
  for (const [key, value] of more) if (!into.has(key)) into.set(key, value);
}
