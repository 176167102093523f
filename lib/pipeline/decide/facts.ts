import type pg from "pg";
import { codeKey } from "@/lib/domain/campaign/code";
import type { ReferralConfig } from "@/lib/domain/campaign/config";
import type { ArrivalFacts, CodeFact, GivenReward, ReferralFact } from "@/lib/domain/referral/facts";
import { presentTime } from "@/lib/server/clock";
import { type LoadedCampaign, type ProjectConfig, projectConfig } from "../project-config";
import { loadArrivals } from "./arrival-facts";
import { loadCodes } from "./code-facts";
import { CounterFacts, loadCounters } from "./counter-facts";
import type { DueEvent } from "./due-event";
import { type KnownPerson, loadPeople, unknownPerson } from "./people";
import { pinnedVersions, type VersionName, versionKey } from "./pinned-versions";
import { loadReferrals, loadRewards, loadSettled } from "./referral-facts";

export type ReferralCampaign = LoadedCampaign & { config: ReferralConfig };
export type Client = pg.PoolClient | pg.Pool;

/** What a batch of events is decided by. */
export interface Facts {
  now: Date;
  configs: Map<string, ProjectConfig>;
  people: Map<string, KnownPerson>;
  /** By project/codeKey. */
  codes: Map<string, CodeFact>;
  /** By campaign/referee. */
  referrals: Map<string, ReferralFact>;
  versions: Map<string, ReferralConfig>;
  /** By event/campaign, of those who come with a code and are not referred yet. */
  arrivals: Map<string, ArrivalFacts>;
  /** By referral, of those that a refund may be about. */
  rewards: Map<string, GivenReward[]>;
  /** Goals that an event was decided for before, by event/campaign. */
  settled: Map<string, Set<string>>;
  /** Campaigns that paid for an event when it was decided before, by event. */
  paid: Map<string, Set<string>>;
  counters: CounterFacts;
}

export const codeFactKey = (projectId: string, code: string) => `${projectId}/${codeKey(code)}`;
export const referralFactKey = (campaignId: string, refereeId: string) => `${campaignId}/${refereeId}`;
export const eventFactKey = (eventId: string, campaignId: string) => `${eventId}/${campaignId}`;

/**
 * Reads what the rules need. To decide, the counters that may move are locked, in one order; a trial only looks at them.
 */
export async function loadFacts(client: Client, events: DueEvent[], purpose: "decide" | "trial"): Promise<Facts> {
  const versions = new Map(events.map(({ projectId, configVersion }) => [projectId, configVersion]));
  const configs = new Map<string, ProjectConfig>();
  for (const [projectId, version] of versions) configs.set(projectId, await projectConfig(projectId, version));
  const codes = await loadCodes(client, events);
  const referrals = await loadReferrals(client, events);
  const people = await loadPeople(client, [
    ...events.map(({ customerId }) => customerId),
    ...[...codes.values()].flatMap(({ holderId }) => holderId ?? []),
    ...[...referrals.values()].map(({ referrerId }) => referrerId),
  ]);
  const person = (id: string) => people.get(id) ?? unknownPerson(id);
  const facts: Facts = {
    now: presentTime(),
    configs,
    people,
    codes: new Map(
      [...codes].map(([key, code]) => [key, { ...code, holder: code.holderId ? person(code.holderId) : null }]),
    ),
    referrals: new Map([...referrals].map(([key, one]) => [key, { ...one, referrer: person(one.referrerId) }])),
    versions: await pinnedVersions(client, keptVersions(events, referrals)),
    arrivals: new Map(),
    rewards: new Map(),
    ...(await loadSettled(client, events)),
    counters: new CounterFacts(),
  };
  facts.arrivals = await loadArrivals(client, events, facts);
  facts.rewards = await loadRewards(client, events, facts);
  facts.counters = await loadCounters(client, events, facts, purpose);
  return facts;
}

function keptVersions(events: DueEvent[], referrals: Map<string, { campaignVersion: number }>): VersionName[] {
  const projectOf = new Map(events.map(({ customerId, projectId }) => [customerId, projectId]));
  return [...referrals].flatMap(([key, { campaignVersion }]) => {
    const [campaignId = "", refereeId = ""] = key.split("/");
    const projectId = projectOf.get(refereeId);
    return projectId ? [{ projectId, campaignId, number: campaignVersion }] : [];
  });
}

/** What a referral is judged by: the version it keeps, or the current one. */
export function rulesOf(campaign: ReferralCampaign, referral: ReferralFact | null, facts: Facts) {
  const { config, id, version } = campaign;
  if (!referral || config.follows === "latest" || referral.campaignVersion === version)
    return { rules: config, version };
  const kept = facts.versions.get(versionKey(id, referral.campaignVersion));
  return kept ? { rules: kept, version: referral.campaignVersion } : { rules: config, version };
}

/** Campaigns whose goal the event is, and the one whose code it names; the ones that come first in their group first. */
export function campaignsConcerned(event: DueEvent, facts: Facts): ReferralCampaign[] {
  const config = facts.configs.get(event.projectId);
  if (!config) throw new Error("an event's project was not loaded");
  const named = codeNamed(event, facts);
  return config.referralCampaigns.filter((campaign) => {
    if (campaign.id === named?.campaignId) return true;
    const { rules } = rulesOf(campaign, referralOf(event, campaign, facts), facts);
    return rules.goals.some(({ trigger }) => trigger.eventSchemaId === event.eventSchemaId);
  });
}

export function codeNamed(event: DueEvent, facts: Facts): CodeFact | null {
  return (event.referralCode && facts.codes.get(codeFactKey(event.projectId, event.referralCode))) || null;
}

export function referralOf(event: DueEvent, campaign: { id: string }, facts: Facts): ReferralFact | null {
  return facts.referrals.get(referralFactKey(campaign.id, event.customerId)) ?? null;
}
