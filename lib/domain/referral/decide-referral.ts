import type { Goal } from "../campaign/config";
import { campaignRefusal } from "../campaign/state";
import { attributionGoal, type DecisionOutcome, type DecisionReason, type Side, sides } from "../decision";
import { asked, type DecisionCheck } from "../decision-check";
import { type Ask, type Attribution, attributeCode, keepReferral } from "./attribute";
import { takeBack } from "./decide-take-back";
import { decideTiers } from "./decide-tiers";
import type { Deciding, ReferralDecision } from "./deciding";
import type { CampaignFact, EventFact, FiredSignal, GoalProgress, ReferralFacts } from "./facts";
import { tallyKey } from "./limits";
import { planReward, type SideDecision } from "./plan-reward";
import { daysWords, goalRefusal, noProgress, type Reach, type Referral, reachGoal } from "./reach-goal";
import { isGivenByHand, isRefundedSince } from "./run-again";

/**
 * What one event does in one referral campaign.
 *
 * First, who referred whom, asked in this order until one fails: is somebody referred (a code, or an earlier referral) · does
 * the campaign run · may this kind of event convert · is the code good and not one's own · does a sign of fraud refuse it · is
 * the friend new. Then every goal of this event alone: in time · the goal before it · its condition · the time that
 * counts. Then each side alone: what it is to get, how much, and what its limits leave. Last the referrer's tiers.
 *
 * Of an event that is run again, what it reached before stays; a side that got nothing for it is asked about anew.
 */
export function decideReferral(event: EventFact, campaign: CampaignFact, facts: ReferralFacts): ReferralDecision {
  const checks: DecisionCheck[] = [];
  const ask = askInto(checks);
  const decided: ReferralDecision = {
    decisions: [],
    attribute: null,
    attempt: null,
    progress: [],
    undone: [],
    qualify: false,
    takeBack: [],
    dropped: [],
  };
  const deciding: Deciding = { event, campaign, facts, checks, ask, decided };
  const attribution = decideAttribution(deciding);
  if (attribution.refusal !== null) return decided;
  decided.attribute = attribution.made;
  decided.attempt = attribution.attempt;
  const own = facts.rules.goals.filter(
    ({ trigger, action }) =>
      trigger.eventSchemaId === event.eventSchemaId && !(facts.again && action.kind === "take_back"),
  );
  const goals = own.filter(({ id }) => !facts.settled.has(id));
  for (const goal of goals) decideGoal(deciding, goal, attribution);
  for (const goal of own) if (facts.settled.has(goal.id)) payUnpaid(deciding, goal, attribution);
  // A friend who came is told also where no goal was reached.
  const isTold = decided.decisions.some(({ outcome }) => outcome !== "refused" && outcome !== "nothing_due");
  if (attribution.made && !isTold) decided.decisions.unshift(alone(deciding, "attributed", "referral_attributed"));
  else if (goals.length === 0 && facts.settled.size === 0) {
    decided.decisions.push(alone(deciding, "nothing_due", "already_referred"));
  }
  return decided;
}

function askInto(checks: DecisionCheck[]): Ask {
  return (check, ok, saw, expected, miss) => {
    checks.push(asked(check, ok, saw, expected, miss));
    return ok;
  };
}

function alone(
  { checks }: Deciding,
  outcome: DecisionOutcome,
  reason: DecisionReason,
  goal = attributionGoal,
): SideDecision {
  return { goal, side: "both", outcome, reason, checks: [...checks], reward: null };
}

function decideAttribution(deciding: Deciding): Attribution {
  const { event, campaign, facts, ask, decided } = deciding;
  const end = (outcome: DecisionOutcome, reason: DecisionReason): Attribution => {
    if (facts.settled.size === 0) decided.decisions.push(alone(deciding, outcome, reason));
    return { refusal: reason };
  };
  const code = facts.code?.campaignId === campaign.id ? facts.code : null;
  const { referral } = facts;
  if (!code && !referral) {
    const isUnknown = event.referralCode !== null && facts.code === null;
    const near = isUnknown && facts.nearCode !== null ? `close to ${facts.nearCode}` : undefined;
    ask("referred", false, event.referralCode ?? "no code", undefined, near);
    // Most events of a trigger are nobody's referral, and nothing is refused to anybody by it.
    return isUnknown ? end("refused", "code_not_found") : end("nothing_due", "no_code");
  }
  ask("referred", true, code?.code ?? "earlier referral");
  const graceDays = referral ? facts.rules.attribution.graceDays : 0;
  const closed = campaignRefusal(
    campaign,
    event.occurredAt,
    referral && { attributedAt: referral.attributedAt, graceDays },
  );
  ask("campaign_running", closed === null, closed?.saw ?? "running");
  if (closed) return end("refused", closed.reason);
  if (!judgeAge(event, facts, ask)) return end("refused", "event_too_old");
  const isTrusted = event.channel !== "client" || facts.rules.attribution.allowBrowserEvents;
  if (!ask("trusted_channel", isTrusted, channelWords(event.channel))) return end("refused", "browser_event");
  const attribution = referral ? keepReferral(referral, code, ask) : attributeCode(code, event, facts, ask);
  return attribution.refusal === null ? attribution : end("refused", attribution.refusal);
}

const dayMs = 86_400_000;

function judgeAge({ occurredAt, receivedAt }: EventFact, { rules }: ReferralFacts, ask: Ask): boolean {
  const { maxAgeDays } = rules.attribution;
  if (maxAgeDays === null) return true;
  const ageMs = Math.max(0, receivedAt.getTime() - occurredAt.getTime());
  const ok = ageMs <= maxAgeDays * dayMs;
  const days = ok ? Math.floor(ageMs / dayMs) : Math.ceil(ageMs / dayMs);
  return ask("in_time", ok, `${daysWords(days)} old`, `at most ${daysWords(maxAgeDays)} old`);
}

type Attributed = Extract<Attribution, { refusal: null }>;

interface Standing extends Referral {
  signals: FiredSignal[];
  /** Null while it is being made: the pipeline gives it its id. */
  id: string | null;
  isQualified: boolean;
  isOther: boolean;
}

function standing({ event }: Deciding, { made, kept, attempt }: Attributed): Standing {
  if (kept) {
    const { id, referrer, code, attributedAt, progress, signals } = kept;
    return {
      id,
      referrer,
      code,
      attributedAt,
      progress,
      signals,
      isQualified: kept.status === "qualified",
      isOther: attempt !== null,
    };
  }
  if (!made) throw new Error("an attribution without a referral");
  const progress = new Map<string, GoalProgress>();
  const { code, signals } = made;
  return {
    id: null,
    referrer: code.holder,
    code: code.code,
    attributedAt: event.occurredAt,
    progress,
    signals,
    isQualified: false,
    isOther: false,
  };
}

function decideGoal(deciding: Deciding, goal: Goal, attribution: Attributed): void {
  const { event, facts, decided } = deciding;
  const checks = [...deciding.checks];
  const ask = askInto(checks);
  const own: Deciding = { ...deciding, checks, ask };
  const referral = standing(deciding, attribution);
  const reach: Reach = facts.paidBefore
    ? superseded(ask, facts.paidBefore)
    : facts.again && isRefundedSince(goal, event, facts.rules, facts.again)
      ? { reached: false, outcome: "nothing_due", reason: "refunded_since", counted: false }
      : reachGoal(goal, event, referral, facts, ask);
  if (!reach.reached) {
    const isLater = referral.isOther && reach.reason === "not_first_occurrence";
    decided.decisions.push(alone(own, reach.outcome, isLater ? "already_referred" : reach.reason, goal.id));
    if (reach.counted) decided.progress.push({ goal: goal.id, reached: false });
    return;
  }
  decided.progress.push({ goal: goal.id, reached: true });
  if (goal.action.kind === "take_back") takeBack(own, goal);
  else reward(own, goal, referral);
}

function superseded(ask: Ask, by: string): Reach {
  ask("exclusive", false, `${by} paid for it`);
  return { reached: false, outcome: "refused", reason: "superseded_by_campaign", counted: false };
}

/** What a goal that was reached before did not give: nothing else of it moves. Where it does not hold now, all stays as it is. */
function payUnpaid(deciding: Deciding, goal: Goal, attribution: Attributed): void {
  const { event, facts } = deciding;
  const unpaid = facts.again?.unpaid.get(goal.id) ?? [];
  if (!facts.again || unpaid.length === 0 || facts.paidBefore) return;
  if (isRefundedSince(goal, event, facts.rules, facts.again)) return;
  const checks = [...deciding.checks];
  const referral = standing(deciding, attribution);
  if (goalRefusal(goal, event, referral, facts, askInto(checks)) === null)
    paySides({ ...deciding, checks }, goal, referral, unpaid);
}

function countedFor({ event, facts }: Deciding, referral: Standing) {
  return {
    referrerId: referral.referrer.id,
    refereeId: facts.referee.id,
    occurredAt: event.occurredAt,
    timeZone: facts.timeZone,
  };
}

function paySides(deciding: Deciding, goal: Goal, referral: Standing, toPay: readonly Side[]): void {
  const { event, campaign, facts, checks, decided } = deciding;
  if (goal.action.kind !== "reward") return;
  // The referral stands for itself where it is paid once; an event where it is paid each time.
  const once = { per: goal.occurrence.kind === "first" ? "referral" : "event" } as const;
  for (const side of toPay) {
    if (isGivenByHand(goal, side, event, facts.again)) {
      const kept = { outcome: "nothing_due", reason: "given_by_hand" } as const;
      decided.decisions.push({ goal: goal.id, side, ...kept, checks: [...checks], reward: null });
      continue;
    }
    const plan = { goal: goal.id, side, rule: goal.action[side], once, holdDays: goal.holdDays };
    const counted = { ...countedFor(deciding, referral), side };
    const shared = { signals: referral.signals, counted, shared: checks };
    decided.decisions.push(planReward({ ...plan, ...shared }, event, facts, campaign.config.limits));
  }
}

function reward(deciding: Deciding, goal: Goal, referral: Standing): void {
  const { event, campaign, facts, checks, decided } = deciding;
  if (goal.action.kind !== "reward") return;
  const counted = countedFor(deciding, referral);
  paySides(deciding, goal, referral, sides);
  if (goal.qualifies && !referral.isQualified) decided.qualify = true;
  const { reached, undone } = referral.progress.get(goal.id) ?? noProgress;
  // Counted already: a friend is one friend, however often they reach it.
  if (reached > undone) return;
  facts.counters.add(tallyKey(goal.id, referral.referrer.id), 1, 0);
  decided.decisions.push(...decideTiers(goal, referral, { event, campaign, facts, counted, shared: checks }));
}

function channelWords(channel: string): string {
  if (channel === "client") return "a browser key";
  return channel === "dashboard" ? "the admin app" : "a server key";
}
