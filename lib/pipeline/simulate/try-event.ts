import type { ReferralConfig } from "@/lib/domain/campaign/config";
import type { JudgedEvent } from "@/lib/domain/ingest/judge-event";
import type { CodeFact, ReferralFact } from "@/lib/domain/referral/facts";
import { stepsAt } from "@/lib/domain/referral/tiers";
import type { AssumedCounters } from "@/lib/domain/simulation/campaign-trial";
import { pool } from "@/lib/server/db";
import { newId } from "@/lib/server/new-id";
import { loadArrivals } from "../decide/arrival-facts";
import { loadCounters } from "../decide/counter-facts";
import { decideEvents } from "../decide/decide-events";
import type { DueEvent } from "../decide/due-event";
import type { NewDecision } from "../decide/effects";
import { codeFactKey, type Facts, type ReferralCampaign, referralFactKey } from "../decide/facts";
import type { KnownPerson } from "../decide/people";
import type { ProjectConfig } from "../project-config";
import { MemoryCounters } from "./memory-counters";

export interface Assumed {
  project: ProjectConfig;
  campaign: { id: string; name: string; config: ReferralConfig };
  event: JudgedEvent;
  channel: string;
  referee: KnownPerson;
  isNew: boolean;
  /** The code the friend comes with, or came with; null for nobody's. */
  code: CodeFact | null;
  /** As it was typed, where there is no such code. */
  codeName: string | null;
  referral: { attributedAt: Date; reached: string[] } | null;
  counters: AssumedCounters | undefined;
  now: Date;
}

/** What one event would do in a campaign that counts as running, by the rules that decide real events. */
export async function tryEvent(assumed: Assumed): Promise<NewDecision[]> {
  const { project, referee, code, now } = assumed;
  const campaign: ReferralCampaign = {
    ...{ ...assumed.campaign, version: 0, status: "running" },
    ...{ startsAt: null, endsAt: null },
  };
  const event = dueEvent(assumed);
  const referral = referralOf(assumed);
  const people = [referee, ...(code?.holder ? [code.holder] : [])];
  const facts: Facts = {
    now,
    configs: new Map([[project.projectId, { ...project, referralCampaigns: [campaign] }]]),
    people: new Map(people.map((person) => [person.id, person])),
    codes: new Map(code && event.referralCode ? [[codeFactKey(project.projectId, event.referralCode), code]] : []),
    nearCodes: new Map(),
    referrals: new Map(referral ? [[referralFactKey(campaign.id, referee.id), referral]] : []),
    versions: new Map(),
    arrivals: new Map(),
    rewards: new Map(),
    tierRewards: new Map(),
    settled: new Map(),
    paid: new Map(),
    reruns: new Map(),
    counters: new MemoryCounters(),
  };
  facts.arrivals = await loadArrivals(pool(), [event], facts);
  facts.counters = assumed.counters
    ? new MemoryCounters(assumedCounter(assumed.counters, campaign.config))
    : await loadCounters(pool(), [event], facts, "trial");
  return decideEvents([event], facts, newId).decisions;
}

function dueEvent({ project, event, channel, referee, isNew, codeName, referral, now }: Assumed): DueEvent {
  const { context } = event.envelope;
  return {
    id: newId(),
    projectId: project.projectId,
    customerId: referee.id,
    attempts: 0,
    again: false,
    rerun: null,
    configVersion: project.version,
    eventSchemaId: event.schema.id,
    occurredAt: event.occurredAt,
    receivedAt: now,
    channel,
    referralCode: referral ? null : codeName,
    payload: event.metadata,
    trace: context
      ? { ip: context.ip ?? null, userAgent: context.user_agent ?? null, deviceId: context.device_id ?? null }
      : null,
    madeCustomer: isNew,
  };
}

function referralOf({ code, referral, campaign }: Assumed): ReferralFact | null {
  if (!referral || !code?.holder) return null;
  const reached = referral.reached.map((goal) => [goal, { occurrences: 1, reached: 1, undone: 0 }] as const);
  const { goals } = campaign.config;
  return {
    id: newId(),
    codeId: code.id,
    code: code.code,
    referrer: code.holder,
    status: goals.some(({ id, qualifies }) => qualifies && referral.reached.includes(id)) ? "qualified" : "attributed",
    attributedAt: referral.attributedAt,
    campaignVersion: 0,
    signals: [],
    progress: new Map(reached),
  };
}

/** By what the counter's key begins with (lib/domain/referral/limits). Steps that the assumed friends are worth were given. */
function assumedCounter({ friends, ...given }: AssumedCounters, { tiers }: ReferralConfig) {
  return (key: string): { count: number; valueMinor: number } => {
    const [subject = ""] = key.split("/");
    if (subject.startsWith("goal.")) return { count: friends, valueMinor: 0 };
    if (subject.startsWith("tier.")) {
      const tier = tiers.find(({ id }) => subject === `tier.${id}`);
      return { count: tier ? stepsAt(tier, friends) : 0, valueMinor: 0 };
    }
    const none = { count: 0, valueMinor: 0 };
    return (subject === "referrer" || subject === "referee" || subject === "campaign" ? given[subject] : none) ?? none;
  };
}
