import { withCame } from "@/lib/domain/referral/came-before";
import { decideReferral } from "@/lib/domain/referral/decide-referral";
import type { ReferralDecision } from "@/lib/domain/referral/deciding";
import type { ArrivalFacts, ReferralFact, ReferralFacts } from "@/lib/domain/referral/facts";
import { noProgress } from "@/lib/domain/referral/reach-goal";
import type { ProjectConfig } from "../project-config";
import type { DueEvent } from "./due-event";
import { type Effects, noEffects } from "./effects";
import {
  campaignsConcerned,
  codeFactKey,
  codeNamed,
  eventFactKey,
  type Facts,
  isRerun,
  type ReferralCampaign,
  referralFactKey,
  referralOf,
  rulesOf,
  takesBack,
  tierFactKey,
} from "./facts";
import { unknownPerson } from "./people";

/**
 * Runs the rules event by event, in the order given: what one event does is a fact for the next. Takes its ids from
 * `makeId`; asks nobody and writes nothing. The referrals, rewards and counters in `facts` move with it.
 *
 * A refund of what the same batch gives is left for the next batch, and with it everything later of that customer: what
 * is given has to be written before it can be taken back.
 */
export function decideEvents(events: DueEvent[], facts: Facts, makeId: () => string): Effects {
  const effects = noEffects();
  const deferred = new Set<string>();
  for (const event of events) {
    const config = facts.configs.get(event.projectId);
    if (!config) throw new Error("an event's project was not loaded");
    const campaigns = campaignsConcerned(event, facts);
    if (
      deferred.has(event.customerId) ||
      campaigns.some((campaign) => isRefundOfBatch(event, campaign, facts, effects))
    ) {
      deferred.add(event.customerId);
      continue;
    }
    effects.events.push(event);
    const paid = paidGroups(event, config, facts);
    for (const campaign of campaigns) {
      const group = campaign.config.exclusive?.group;
      const payer = group === undefined ? undefined : paid.get(group);
      const paidBefore = payer && payer.id !== campaign.id ? payer.name : null;
      const decided = decideOne({ event, campaign, config, facts, effects, makeId }, paidBefore);
      if (group !== undefined && decided.decisions.some(({ reward }) => reward)) paid.set(group, campaign);
    }
  }
  return effects;
}

/** Of campaigns of which only one pays, the one that did when the event was decided before. */
function paidGroups(event: DueEvent, config: ProjectConfig, facts: Facts): Map<string, ReferralCampaign> {
  const before = facts.paid.get(event.id);
  const paid = new Map<string, ReferralCampaign>();
  if (!before) return paid;
  for (const campaign of config.referralCampaigns) {
    const group = campaign.config.exclusive?.group;
    if (group !== undefined && before.has(campaign.id)) paid.set(group, campaign);
  }
  return paid;
}

interface Deciding {
  event: DueEvent;
  campaign: ReferralCampaign;
  config: ProjectConfig;
  facts: Facts;
  effects: Effects;
  makeId: () => string;
}

function isRefundOfBatch(event: DueEvent, campaign: ReferralCampaign, facts: Facts, { rewards }: Effects): boolean {
  const referral = referralOf(event, campaign, facts);
  if (!referral || !takesBack(event, campaign, referral, facts)) return false;
  const dropsTiers = campaign.config.tiers.some(({ onDrop }) => onDrop === "take_back");
  return rewards.some(
    ({ referralId, campaignId, once, beneficiaryId }) =>
      referralId === referral.id ||
      (dropsTiers && once.per === "step" && campaignId === campaign.id && beneficiaryId === referral.referrer.id),
  );
}

function decideOne(deciding: Deciding, paidBefore: string | null): ReferralDecision {
  const { event, campaign, facts, effects, makeId } = deciding;
  const known = referralOf(event, campaign, facts);
  const { rules, version } = rulesOf(event, campaign, known, facts);
  const decided = decideReferral(
    event,
    campaign,
    referralFacts(deciding, known, { rules, rulesVersion: version, paidBefore }),
  );
  const referral = applyReferral(deciding, decided, known);
  if (decided.attempt && referral) {
    effects.attempts.push({ event, campaignId: campaign.id, referralId: referral.id, codeId: decided.attempt.id });
  }
  if (referral) applyProgress(event, decided, referral, effects);
  for (const reward of decided.takeBack) {
    effects.takenBack.push({ reward, event });
    // The next refund of the batch finds it taken back, and gives nothing back to the limits a second time.
    reward.status = "reversed";
  }
  dropSteps(deciding, decided, referral);
  for (const decision of decided.decisions) {
    const rewardId = decision.reward && referral ? makeId() : null;
    const base = { event, campaignId: campaign.id, campaignVersion: version };
    effects.decisions.push({ ...base, decision, referralId: referral?.id ?? null, rewardId });
    if (!rewardId || !decision.reward || !referral || decision.side === "both") continue;
    effects.rewards.push({
      ...decision.reward,
      ...base,
      id: rewardId,
      beneficiaryId: decision.side === "referrer" ? referral.referrer.id : event.customerId,
      referralId: referral.id,
      currency: deciding.config.currency,
      reviewUntil:
        decision.reward.waitsFor === "person" ? daysAfter(facts.now, campaign.config.fraud.reviewDays) : null,
    });
  }
  return decided;
}

/** Their keys are free again, so that a step may be given anew when the friends are there again. */
function dropSteps(
  { event, campaign, facts, effects }: Deciding,
  { dropped }: ReferralDecision,
  referral: ReferralFact | null,
): void {
  if (!referral || dropped.length === 0) return;
  for (const reward of dropped) effects.dropped.push({ reward, event });
  const key = tierFactKey(campaign.id, referral.referrer.id);
  facts.tierRewards.set(
    key,
    (facts.tierRewards.get(key) ?? []).filter((one) => !dropped.includes(one)),
  );
}

/** What is known of who comes, with those that came before in the same batch: nobody has read them yet. */
function arrivalWithin({ event, campaign, facts, effects }: Deciding): ArrivalFacts | null {
  const arrival = facts.arrivals.get(eventFactKey(event.id, campaign.id));
  const holder = codeNamed(event, facts)?.holder;
  if (!arrival || !holder) return null;
  // Friends of the same person, and of the friend: nobody else can be meant, and a batch may bring a thousand.
  const near = [...new Set([holder.id, event.customerId])].flatMap((id) => effects.broughtBy.get(id) ?? []);
  const came = near.map(({ event: { customerId, occurredAt, trace }, campaignId, referrerId }) => ({
    ...{ campaignId, referrerId, trace, refereeId: customerId, at: occurredAt },
  }));
  const who = { campaignId: campaign.id, holderId: holder.id, refereeId: event.customerId, at: event.occurredAt };
  return withCame(arrival, who, came);
}

type Judged = Pick<ReferralFacts, "rules" | "rulesVersion" | "paidBefore">;

function referralFacts(deciding: Deciding, known: ReferralFact | null, judged: Judged): ReferralFacts {
  const { event, campaign, config, facts } = deciding;
  const key = eventFactKey(event.id, campaign.id);
  return {
    ...judged,
    referee: facts.people.get(event.customerId) ?? unknownPerson(event.customerId),
    code: codeNamed(event, facts),
    nearCode:
      event.referralCode === null
        ? null
        : (facts.nearCodes.get(codeFactKey(event.projectId, event.referralCode)) ?? null),
    referral: known,
    arrival: arrivalWithin(deciding),
    rewards: known ? (facts.rewards.get(known.id) ?? []) : [],
    tierRewards: known ? (facts.tierRewards.get(tierFactKey(campaign.id, known.referrer.id)) ?? []) : [],
    settled: facts.settled.get(key) ?? new Set(),
    again: (isRerun(event, campaign) && facts.reruns.get(key)) || null,
    counters: facts.counters.of(campaign.id),
    currency: config.currency,
    timeZone: config.timeZone,
    now: facts.now,
    pathOf: (propertyId) => config.paths.get(event.eventSchemaId)?.get(propertyId) ?? null,
    isOpen: (campaignId) => config.campaigns.get(campaignId)?.status === "running",
  };
}

function applyReferral(deciding: Deciding, decided: ReferralDecision, known: ReferralFact | null): ReferralFact | null {
  const { event, campaign, facts, effects, makeId } = deciding;
  const qualifiedBy = decided.qualify ? event : null;
  if (!decided.attribute) {
    if (known && qualifiedBy) {
      // One statement writes the batch, and cannot change a row that it makes.
      const made = effects.broughtBy.get(known.referrer.id)?.find(({ id }) => id === known.id);
      if (made) made.qualifiedBy = event;
      else effects.qualified.push({ referralId: known.id, event });
      known.status = "qualified";
    }
    return known;
  }
  const { code, signals } = decided.attribute;
  const made: ReferralFact = {
    id: makeId(),
    codeId: code.id,
    code: code.code,
    referrer: code.holder,
    status: decided.qualify ? "qualified" : "attributed",
    attributedAt: event.occurredAt,
    campaignVersion: campaign.version,
    signals,
    progress: new Map(),
  };
  const { goals, attribution } = campaign.config;
  const brought = {
    ...{ id: made.id, event, campaignId: campaign.id, campaignVersion: campaign.version, signals, qualifiedBy },
    referrerId: code.holder.id,
    codeId: code.id,
    waiting: {
      eventSchemaIds: [...new Set(goals.map(({ trigger }) => trigger.eventSchemaId))],
      since: daysAfter(event.occurredAt, -attribution.waitDays),
    },
  };
  effects.referrals.push(brought);
  const ofReferrer = effects.broughtBy.get(code.holder.id);
  if (ofReferrer) ofReferrer.push(brought);
  else effects.broughtBy.set(code.holder.id, [brought]);
  facts.referrals.set(referralFactKey(campaign.id, event.customerId), made);
  return made;
}

function applyProgress(event: DueEvent, decided: ReferralDecision, referral: ReferralFact, effects: Effects): void {
  const moved = [
    ...decided.progress.map(({ goal, reached }) => ({ goal, occurrences: 1, reached: reached ? 1 : 0, undone: 0 })),
    ...decided.undone.map(({ goal, times }) => ({ goal, occurrences: 0, reached: 0, undone: times })),
  ];
  for (const { goal, ...by } of moved) {
    const before = referral.progress.get(goal) ?? noProgress;
    const after = {
      occurrences: before.occurrences + by.occurrences,
      reached: before.reached + by.reached,
      undone: before.undone + by.undone,
    };
    referral.progress.set(goal, after);
    const key = `${referral.id}/${goal}`;
    const isFirst = before.reached === 0 && after.reached > 0;
    effects.progress.set(key, {
      ...after,
      projectId: event.projectId,
      referralId: referral.id,
      goal,
      reachedAt: isFirst ? event.occurredAt : (effects.progress.get(key)?.reachedAt ?? null),
    });
  }
}

function daysAfter(moment: Date, days: number): Date {
  return new Date(moment.getTime() + days * 86_400_000);
}
