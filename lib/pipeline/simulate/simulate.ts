import { setImmediate as breathe } from "node:timers/promises";
import { CampaignConfig, type ReferralConfig } from "@/lib/domain/campaign/config";
import { Difference } from "@/lib/domain/simulation/difference";
import { simulationNotes } from "@/lib/domain/simulation/notes";
import type { EventOutcome } from "@/lib/domain/simulation/outcome";
import type { StoredResult } from "@/lib/domain/simulation/stored-result";
import { Tally } from "@/lib/domain/simulation/tally";
import { type ProjectConfig, projectConfig } from "../project-config";
import { friendsBefore, type Holders, loadChunkFacts } from "./chunk-facts";
import { countPastEvents, type PastEvent, type PastSpan, pastEvents } from "./past-events";
import { realFates } from "./real-fate";
import { Replay } from "./replay";

export interface SimulationJob {
  projectId: string;
  campaignId: string;
  config: ReferralConfig;
  compared: { number: number; config: ReferralConfig } | null;
  days: number;
  /** When it was ordered: the end of its days. */
  createdAt: Date;
}

/** Told after every chunk; throws when nobody wants it any more. */
export type Progress = (moved: { seen: number; total: number | null }) => Promise<void>;

interface Run {
  replay: Replay;
  tally: Tally;
}

const dayMs = 86_400_000;
/** The worker's event loop is also the deciding one's: it is given back after so many events, which take about a millisecond. */
const eventsAtOnce = 50;

export async function simulate(job: SimulationJob, progress: Progress): Promise<StoredResult> {
  const project = await projectConfig(job.projectId);
  const span = spanOf(job, project);
  let total = 0;
  for await (const events of countPastEvents(span)) {
    total += events;
    await progress({ seen: 0, total: null });
  }
  const holders: Holders = new Map();
  const runOf = (config: ReferralConfig): Run => ({
    replay: new Replay(project, { id: job.campaignId, name: "", config }, holders, span.since),
    tally: new Tally({ since: span.since, until: span.until, timeZone: project.timeZone }),
  });
  const tried = runOf(job.config);
  const running = job.compared && runOf(job.compared.config);
  const difference = running && new Difference(span.until);
  let seen = 0;
  let eventsOfEarlierFriends = 0;
  for await (const chunk of pastEvents(span)) {
    const before = await friendsBefore(chunk, { ...job, since: span.since });
    const events = chunk.filter(({ customerId }) => !before.has(customerId));
    eventsOfEarlierFriends += chunk.length - events.length;
    await runChunk(job, events, { tried, running, difference, holders });
    seen += chunk.length;
    await progress({ seen, total: Math.max(total, seen) });
  }
  return {
    since: span.since.toISOString(),
    until: span.until.toISOString(),
    currency: project.currency,
    timeZone: project.timeZone,
    figures: tried.tally.figures(),
    compared:
      job.compared && running && difference
        ? { number: job.compared.number, figures: running.tally.figures(), ...difference.finish() }
        : null,
    notes: simulationNotes([job.config, ...(job.compared ? [job.compared.config] : [])], { eventsOfEarlierFriends }),
  };
}

function spanOf({ projectId, config, compared, days, createdAt }: SimulationJob, project: ProjectConfig): PastSpan {
  const goals = [...config.goals, ...(compared?.config.goals ?? [])].map(({ trigger }) => trigger.eventSchemaId);
  const others = [...project.schemas.values()].map(({ id }) => id).filter((id) => !goals.includes(id));
  return {
    projectId,
    schemas: [
      ...[...new Set(goals)].map((id) => ({ id, isGoal: true })),
      ...others.map((id) => ({ id, isGoal: false })),
    ],
    since: new Date(createdAt.getTime() - days * dayMs),
    until: createdAt,
  };
}

interface Runs {
  tried: Run;
  running: Run | null;
  difference: Difference | null;
  holders: Holders;
}

async function runChunk(job: SimulationJob, events: PastEvent[], runs: Runs): Promise<void> {
  if (events.length === 0) return;
  const shared = await loadChunkFacts(events, runs.holders);
  await runs.tried.replay.prepare(events, shared);
  await runs.running?.replay.prepare(events, shared);
  const held = { tried: new Map<string, EventOutcome>(), running: new Map<string, EventOutcome>() };
  for (const [at, event] of events.entries()) {
    if (at % eventsAtOnce === eventsAtOnce - 1) await breathe();
    const tried = decide(runs.tried, event, held.tried);
    if (!runs.running) continue;
    const running = decide(runs.running, event, held.running);
    if (runs.difference) compare(runs.difference, running, tried);
  }
  await judgeHeld(job, runs.tried, held.tried);
  if (runs.running) await judgeHeld(job, runs.running, held.running);
}

function decide({ replay, tally }: Run, event: PastEvent, held: Map<string, EventOutcome>): EventOutcome[] {
  const outcomes = replay.decide(event);
  for (const outcome of outcomes) {
    tally.add(outcome);
    if (outcome.rewards.some(({ isHeld }) => isHeld)) held.set(outcome.eventId, outcome);
  }
  return outcomes;
}

/** An event may be decided by one run with what waited for it, and by the other not. */
function compare(difference: Difference, running: EventOutcome[], tried: EventOutcome[]): void {
  const ids = new Set([...running, ...tried].map(({ eventId }) => eventId));
  for (const id of ids) {
    const one = running.find(({ eventId }) => eventId === id);
    const other = tried.find(({ eventId }) => eventId === id);
    difference.add(one ?? silent(other), other ?? silent(one));
  }
}

function silent(of: EventOutcome | undefined): EventOutcome {
  if (!of) throw new Error("an event that neither run decided");
  return { ...of, made: null, converted: null, decisions: [], rewards: [], takenBack: [], replaced: null };
}

async function judgeHeld(job: SimulationJob, { tally }: Run, outcomes: Map<string, EventOutcome>): Promise<void> {
  const held = [...outcomes.values()].flatMap(({ rewards }) => rewards.filter(({ isHeld }) => isHeld));
  const fates = await realFates(job, held);
  for (const [at, reward] of held.entries()) tally.judge(reward, fates[at] ?? "unknown");
}

/** A stored configuration that can be simulated; null when it cannot be read. */
export function simulatedConfig(stored: unknown): ReferralConfig | null {
  const parsed = CampaignConfig.safeParse(stored);
  return parsed.success && parsed.data.kind === "referral" ? parsed.data : null;
}
