import type { ReferralConfig, RewardRule } from "@/lib/domain/campaign/config";
import type { Side } from "@/lib/domain/decision";
import { decideReferral, type ReferralDecision, type SideDecision } from "@/lib/domain/referral/decide-referral";
import type { LoadedCampaign, ProjectConfig } from "../project-config";
import type { DueEvent } from "./due-event";
import { codeFactKey, type Facts, type KnownReferral, referralFactKey } from "./facts";

export interface NewReferral {
  id: string;
  event: DueEvent;
  campaignId: string;
  campaignVersion: number;
  referrerId: string;
  codeId: string;
  /** The event that converts it, when it is in the same batch. */
  qualifiedBy: DueEvent | null;
}

export interface NewReward {
  id: string;
  event: DueEvent;
  campaignId: string;
  campaignVersion: number;
  side: Side;
  beneficiaryId: string;
  referralId: string;
  rule: RewardRule;
  currency: string;
}

export interface NewDecision {
  event: DueEvent;
  campaignId: string;
  campaignVersion: number;
  decision: SideDecision;
  referralId: string | null;
  rewardId: string | null;
}

/** Everything that a batch of events sets off, to be written at once. */
export interface Effects {
  referrals: NewReferral[];
  /** Referrals that stood before and are qualified now. */
  qualified: { referralId: string; event: DueEvent }[];
  rewards: NewReward[];
  decisions: NewDecision[];
}

type ReferralCampaign = LoadedCampaign & { config: ReferralConfig };

/**
 * Runs the rules event by event, in the order given: what one event does is a fact for the next. Takes its ids from
 * `makeId`; asks nobody and writes nothing. The referrals in `facts` move with it.
 */
export function decideEvents(events: DueEvent[], facts: Facts, makeId: () => string): Effects {
  const effects: Effects = { referrals: [], qualified: [], rewards: [], decisions: [] };
  for (const event of events) {
    const config = facts.configs.get(event.projectId);
    if (!config) throw new Error("an event's project was not loaded");
    for (const campaign of campaignsConcerned(event, config, facts))
      decideOne(event, campaign, config, facts, effects, makeId);
  }
  return effects;
}

/** Campaigns whose trigger the event is, and the one whose code it names. */
function campaignsConcerned(event: DueEvent, config: ProjectConfig, facts: Facts): ReferralCampaign[] {
  const named = event.referralCode ? facts.codes.get(codeFactKey(event.projectId, event.referralCode)) : undefined;
  return [...config.campaigns.values()].filter(
    (campaign): campaign is ReferralCampaign =>
      campaign.config.kind === "referral" &&
      (campaign.config.trigger.eventSchemaId === event.eventSchemaId || campaign.id === named?.campaignId),
  );
}

function decideOne(
  event: DueEvent,
  campaign: ReferralCampaign,
  config: ProjectConfig,
  facts: Facts,
  effects: Effects,
  makeId: () => string,
): void {
  const known = facts.referrals.get(referralFactKey(campaign.id, event.customerId)) ?? null;
  const decided = decideReferral(event, campaign, {
    referee: { id: event.customerId, email: event.customerEmail },
    code: (event.referralCode && facts.codes.get(codeFactKey(event.projectId, event.referralCode))) || null,
    referral: known,
    referrerDeleted: known?.referrerDeleted ?? false,
    isOpen: (campaignId) => config.campaigns.get(campaignId)?.status === "running",
    // One that makes no codes on demand has none to give, even where a reward was set on it before that was refused.
    hasCodes: (campaignId) => !facts.exhausted.has(campaignId) && !config.campaigns.get(campaignId)?.config.isStatic,
  });
  const referral = applyReferral(event, campaign, decided, known, facts, effects, makeId);
  for (const decision of decided.decisions) {
    const rewardId = decision.reward && referral ? makeId() : null;
    effects.decisions.push({
      event,
      campaignId: campaign.id,
      campaignVersion: campaign.version,
      decision,
      referralId: referral?.id ?? null,
      rewardId,
    });
    if (!rewardId || !decision.reward || !referral || decision.side === "both") continue;
    effects.rewards.push({
      id: rewardId,
      event,
      campaignId: campaign.id,
      campaignVersion: campaign.version,
      side: decision.side,
      beneficiaryId: decision.side === "referrer" ? referral.referrerId : event.customerId,
      referralId: referral.id,
      rule: decision.reward,
      currency: config.currency,
    });
  }
}

function applyReferral(
  event: DueEvent,
  campaign: ReferralCampaign,
  decided: ReferralDecision,
  known: KnownReferral | null,
  facts: Facts,
  effects: Effects,
  makeId: () => string,
): KnownReferral | null {
  if (!decided.attribute) {
    if (known && decided.qualify) {
      // One statement writes the batch, and cannot change a row that it makes.
      const made = effects.referrals.find(({ id }) => id === known.id);
      if (made) made.qualifiedBy = event;
      else effects.qualified.push({ referralId: known.id, event });
      known.status = "qualified";
    }
    return known;
  }
  const made: KnownReferral = {
    id: makeId(),
    ...decided.attribute,
    status: decided.qualify ? "qualified" : "attributed",
    campaignVersion: campaign.version,
    referrerDeleted: false,
  };
  effects.referrals.push({
    id: made.id,
    event,
    campaignId: campaign.id,
    campaignVersion: campaign.version,
    ...decided.attribute,
    qualifiedBy: decided.qualify ? event : null,
  });
  facts.referrals.set(referralFactKey(campaign.id, event.customerId), made);
  return made;
}
