import { attributionGoal, type Side } from "../decision";
import { type DecisionFacts, decisionHeadline, decisionSentence } from "../decision-sentence";
import { customerName } from "../event/customer-name";
import { customerPart } from "../event/trace-step";
import { lowerFirst } from "../event/verdict";
import { code, type Phrase, phrase, strong } from "../phrase";
import { dateWords } from "../time-words";
import type { StoryCampaign, StoryDecision, StoryEvent, StoryFacts, StoryReferral } from "./facts";
import type { StoryAttempt, StoryThread } from "./story-record";
import { beforeReferral, rulesOf, threadRewards } from "./thread-rewards";

/**
 * "Where is my reward?": everything that referral campaigns made of one person, as the friend who came and as the one who
 * brought others. What was decided is told as it was stored; nothing is judged anew.
 */
export function rewardStory(facts: StoryFacts): { invited: StoryThread[]; friends: StoryThread[] } {
  const { person, referrals, campaigns } = facts;
  const asFriend = referrals.filter(({ referee }) => referee.id === person.id);
  const asReferrer = referrals.filter(({ referrer }) => referrer.id === person.id);
  const threadOf = (role: Side) => (referral: StoryReferral) => {
    const campaign = campaigns.find(({ id }) => id === referral.campaignId);
    return campaign ? [referralThread(facts, campaign, referral, role)] : [];
  };
  const told = asFriend.flatMap(threadOf("referee"));
  const without = campaigns.filter(({ id }) => !asFriend.some(({ campaignId }) => campaignId === id));
  const unreferred = without.flatMap((campaign) => unreferredThread(facts, campaign));
  const invited = [...told, ...unreferred];
  const silent = without.filter(({ status }) => status === "running").map((campaign) => silentThread(facts, campaign));
  return {
    invited: invited.length > 0 || asReferrer.length > 0 ? invited : silent,
    friends: asReferrer.flatMap(threadOf("referrer")),
  };
}

const faceOf = ({ id, name, status }: StoryCampaign) => ({ id, name, status });

function eventsOf({ events }: StoryFacts, customerId: string): ReadonlyMap<string, StoryEvent> {
  return new Map(events.filter((event) => event.customerId === customerId).map((event) => [event.id, event]));
}

function referralThread(facts: StoryFacts, campaign: StoryCampaign, referral: StoryReferral, role: Side): StoryThread {
  const events = eventsOf(facts, referral.referee.id);
  const decisions = facts.decisions.filter(
    ({ campaignId, eventId }) => campaignId === campaign.id && events.has(eventId),
  );
  const rewards = facts.rewards.filter(({ referralId }) => referralId === referral.id);
  const rules = rulesOf(campaign, referral);
  const day = (moment: Date) => strong(dateWords(moment, facts.now, facts.timeZone));
  const how = referral.eventId === null ? phrase`, attributed by hand` : [];
  return {
    campaign: faceOf(campaign),
    role,
    referral: {
      ...{ id: referral.id, code: referral.code, referrer: referral.referrer, referee: referral.referee },
      attributedAt: referral.attributedAt.toISOString(),
      qualifiedAt: referral.qualifiedAt?.toISOString() ?? null,
      eventId: referral.eventId,
      signals: referral.signals.map(({ saw }) => saw),
    },
    headline: phrase`${customerPart(referral.referee)} was brought by ${customerPart(referral.referrer)} with ${code(referral.code)} on ${day(referral.attributedAt)}${how}`,
    detail: referral.qualifiedAt ? phrase`converted on ${day(referral.qualifiedAt)}` : phrase`has not converted yet`,
    attempts: [...laterCodes(referral, events), ...refusedCodes(facts, campaign, decisions, events)],
    rewards: threadRewards({ facts, campaign, referral, rules, events, decisions, rewards }, role),
    attribution: null,
  };
}

function laterCodes(referral: StoryReferral, events: ReadonlyMap<string, StoryEvent>): StoryAttempt[] {
  return referral.attempts.map(({ code: text, eventId, at }) => ({
    code: text,
    event: { id: eventId, name: events.get(eventId)?.name ?? "an event" },
    at: at.toISOString(),
    why: "came later: the first code counts",
  }));
}

/** Codes that did not count, for what they were or for who came with them. */
function refusedCodes(
  facts: StoryFacts,
  campaign: StoryCampaign,
  decisions: StoryDecision[],
  events: ReadonlyMap<string, StoryEvent>,
): StoryAttempt[] {
  return decisions.flatMap((decision) => {
    const event = events.get(decision.eventId);
    const isOfCode =
      decision.goal === attributionGoal && decision.outcome === "refused" && beforeReferral.has(decision.reason);
    if (!isOfCode || !event?.referralCode || decision.reason === "already_referred") return [];
    return [
      {
        code: event.referralCode,
        event: { id: event.id, name: event.name },
        at: event.occurredAt.toISOString(),
        why: lowerFirst(decisionHeadline(sentenceFacts(facts, campaign, decision, event))),
      },
    ];
  });
}

function sentenceFacts(
  { person }: StoryFacts,
  { name }: StoryCampaign,
  { outcome, reason, side }: StoryDecision,
  event: StoryEvent,
): DecisionFacts {
  return {
    ...{ outcome, reason, side, campaign: name, event: event.name, code: event.referralCode },
    ...{ referee: customerName(person), referrer: null, reward: null },
  };
}

/** A campaign that asked about the person and found nobody who brought them. */
function unreferredThread(facts: StoryFacts, campaign: StoryCampaign): StoryThread[] {
  const events = eventsOf(facts, facts.person.id);
  const decisions = facts.decisions.filter(
    ({ campaignId, eventId, goal }) => campaignId === campaign.id && goal === attributionGoal && events.has(eventId),
  );
  const leading = decisions.find(({ outcome }) => outcome === "refused") ?? decisions[0];
  const event = leading && events.get(leading.eventId);
  if (!leading || !event) return [];
  const told = sentenceFacts(facts, campaign, leading, event);
  const { means, todo } = decisionSentence(told);
  const moments = decisions.flatMap(({ eventId }) => events.get(eventId)?.occurredAt.getTime() ?? []);
  return [
    {
      ...{ campaign: faceOf(campaign), role: "referee" as const, referral: null, rewards: [] },
      headline: headlineOf(facts, told),
      detail: todo ? phrase`${means} ${todo}` : means,
      attempts: refusedCodes(facts, campaign, decisions, events),
      attribution: attributionSince(campaign, new Date(Math.min(...moments))),
    },
  ];
}

function headlineOf({ person }: StoryFacts, told: DecisionFacts): Phrase {
  if (told.reason === "no_code" && told.code === null) {
    return phrase`No referral: ${customerPart(person)} came without a code`;
  }
  return phrase`No referral: ${lowerFirst(decisionHeadline(told))}`;
}

function attributionSince({ status }: StoryCampaign, since: Date | null): StoryThread["attribution"] {
  return status === "running" ? { since: since?.toISOString() ?? null } : null;
}

/** A campaign that nothing of the person's has reached. */
function silentThread({ person }: StoryFacts, campaign: StoryCampaign): StoryThread {
  const names = [...new Set(campaign.current.goals.map(({ trigger }) => trigger.eventName))];
  return {
    ...{ campaign: faceOf(campaign), role: "referee", referral: null, rewards: [], attempts: [] },
    headline: phrase`No referral: ${customerPart(person)} came without a code`,
    detail: phrase`None of ${names.map(code).flatMap((name, at) => (at === 0 ? [name] : phrase`, ${name}`))} came from them either.`,
    attribution: attributionSince(campaign, null),
  };
}
