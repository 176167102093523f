import type pg from "pg";
import { codeKey } from "@/lib/domain/campaign/code";
import type { ReferralConfig } from "@/lib/domain/campaign/config";
import type { ArrivalFacts, CodeFact, GivenReward, ReferralFact, RunAgain } from "@/lib/domain/referral/facts";
import type { LoadedCampaign, ProjectConfig } from "../project-config";
import type { CounterFacts } from "./counters";
import type { DueEvent } from "./due-event";
import type { KnownPerson } from "./people";
import { versionKey } from "./pinned-versions";

export type ReferralCampaign = LoadedCampaign & { config: ReferralConfig };
export type Client = pg.PoolClient | pg.Pool;

/** What a batch of events is decided by. */
export interface Facts {
  now: Date;
  configs: Map<string, ProjectConfig>;
  people: Map<string, KnownPerson>;
  /** By project/codeKey. */
  codes: Map<string, CodeFact>;
  /** By project/codeKey of a code that nobody has: one that may be meant. */
  nearCodes: Map<string, string>;
  /** By campaign/referee. */
  referrals: Map<string, ReferralFact>;
  versions: Map<string, ReferralConfig>;
  /** By event/campaign, of those who come with a code and are not referred yet. */
  arrivals: Map<string, ArrivalFacts>;
  /** By referral, of those that a refund may be about. */
  rewards: Map<string, GivenReward[]>;
  /** By campaign/referrer: steps of tiers that a refund may take back. */
  tierRewards: Map<string, GivenReward[]>;
  /** Goals that an event was decided for before, by event/campaign. */
  settled: Map<string, Set<string>>;
  /** Campaigns that paid for an event when it was decided before, by event. */
  paid: Map<string, Set<string>>;
  /** By event/campaign, of those that are run again. */
  reruns: Map<string, RunAgain>;
  counters: CounterFacts;
}

export const codeFactKey = (projectId: string, code: string) => `${projectId}/${codeKey(code)}`;
export const referralFactKey = (campaignId: string, refereeId: string) => `${campaignId}/${refereeId}`;
export const tierFactKey = (campaignId: string, referrerId: string) => `${campaignId}/${referrerId}`;
export const eventFactKey = (eventId: string, campaignId: string) => `${eventId}/${campaignId}`;

/** Whether the event is run again under this version of the campaign; one that has moved on since is left alone. */
export function isRerun({ rerun }: DueEvent, { id, version }: { id: string; version: number }): boolean {
  return rerun !== null && rerun.campaignId === id && rerun.version === version;
}

/** What an event is judged by: the version its referral keeps, or the current one; also where it is run again. */
export function rulesOf(event: DueEvent, campaign: ReferralCampaign, referral: ReferralFact | null, facts: Facts) {
  const { config, id, version } = campaign;
  const isCurrent = config.follows === "latest" || referral?.campaignVersion === version || isRerun(event, campaign);
  if (!referral || isCurrent) return { rules: config, version };
  const kept = facts.versions.get(versionKey(id, referral.campaignVersion));
  return kept ? { rules: kept, version: referral.campaignVersion } : { rules: config, version };
}

/** Campaigns whose goal the event is, and the one whose code it names; the ones that come first in their group first. */
export function campaignsConcerned(event: DueEvent, facts: Facts): ReferralCampaign[] {
  const config = facts.configs.get(event.projectId);
  if (!config) throw new Error("an event's project was not loaded");
  const named = codeNamed(event, facts);
  return config.referralCampaigns.filter((campaign) => {
    if (event.rerun && !event.again && !isRerun(event, campaign)) return false;
    if (campaign.id === named?.campaignId) return true;
    const { rules } = rulesOf(event, campaign, referralOf(event, campaign, facts), facts);
    return rules.goals.some(({ trigger }) => trigger.eventSchemaId === event.eventSchemaId);
  });
}

/** Whether the event is a refund in the campaign: it may take back what was given for the referral. */
export function takesBack(event: DueEvent, campaign: ReferralCampaign, referral: ReferralFact, facts: Facts): boolean {
  return rulesOf(event, campaign, referral, facts).rules.goals.some(
    ({ trigger, action }) => action.kind === "take_back" && trigger.eventSchemaId === event.eventSchemaId,
  );
}

export function codeNamed(event: DueEvent, facts: Facts): CodeFact | null {
  return (event.referralCode && facts.codes.get(codeFactKey(event.projectId, event.referralCode))) || null;
}

export function referralOf(event: DueEvent, campaign: { id: string }, facts: Facts): ReferralFact | null {
  return facts.referrals.get(referralFactKey(campaign.id, event.customerId)) ?? null;
}
