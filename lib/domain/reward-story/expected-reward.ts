import type { RewardRule } from "../campaign/config";
import { moneyUnit, planAmount, pointsUnit } from "../campaign/reward-amount";
import { rewardWords } from "../campaign/reward-words";
import { amountWords } from "../campaign/summary-facts";
import type { Side } from "../decision";
import { decisionHeadline, decisionSentence } from "../decision-sentence";
import { customerName } from "../event/customer-name";
import { lowerFirst } from "../event/verdict";
import { bad, code, type Phrase, phrase, strong } from "../phrase";
import { dateWords } from "../time-words";
import { rewardChips } from "./chips";
import type { StoryDecision, StoryEvent, StoryFacts, StoryReferral, StoryReward } from "./facts";
import { missSentence } from "./nearest-decision";
import type { StoryState } from "./states";
import { judgedBy, reasonWords, stepsOf, stepWords } from "./step-words";
import type { ExpectedReward } from "./story-record";

/** One reward as it is told: the goal and side it is of, and what was decided or given. */
export interface Telling {
  facts: StoryFacts;
  campaignName: string;
  referral: StoryReferral;
  goal: { id: string; name: string; eventName: string };
  side: Side;
  /** What the goal gives this side; null where only the reward that was given is known. */
  rule: RewardRule | null;
  decision: StoryDecision | undefined;
  event: StoryEvent | undefined;
  reward: StoryReward | undefined;
  /** Days in which something can still happen; null is for ever. */
  withinDays: number | null;
}

interface Told {
  state: StoryState;
  headline: Phrase;
  detail: Phrase | null;
}

export function tellReward(telling: Telling): ExpectedReward {
  const { facts, referral, goal, side, decision, event, reward } = telling;
  const what = whatOf(telling);
  const steps = reward ? stepsOf(reward) : [];
  const told = toldOf(telling, what);
  const isOver = told.state === "missed";
  const missing = isOver ? `no ${goal.eventName} in time` : `no ${goal.eventName} yet`;
  return {
    goal: { id: goal.id, name: goal.name },
    side,
    beneficiary: side === "referrer" ? referral.referrer : referral.referee,
    what,
    ...told,
    chips: rewardChips({ referral, decision, reward, steps, missing, isOver }),
    event: event ? { id: event.id, name: event.name, at: event.occurredAt.toISOString() } : null,
    reward: reward
      ? {
          ...{ id: reward.id, status: reward.status, code: reward.code, byHand: reward.byHand },
          steps: steps.map((step, at) => ({
            status: step.status,
            words: stepWords(step, steps[at - 1], reward.dueAt, facts),
            reason: reasonWords(step.reason),
            by: step.by,
            at: step.at.toISOString(),
          })),
        }
      : null,
    anyway: anywayOf(telling),
  };
}

function whatOf({ reward, rule, event, facts: { currency } }: Telling): string {
  if (reward) return rewardWords(reward);
  if (!rule) return "a reward";
  const label = "name" in rule ? rule.name : null;
  if (!("amount" in rule)) return rewardWords({ kind: rule.kind, amountMinor: null, currency: null, label });
  const planned = planAmount(rule.amount, event?.payload, unitOf(rule, currency));
  if (planned.ok) return rewardWords({ kind: rule.kind, amountMinor: planned.minor, currency, label });
  return `${amountWords(rule.amount, rule.kind === "credits" ? "money" : "points", currency)} in ${rule.kind}`;
}

const unitOf = ({ kind }: RewardRule, currency: string) =>
  kind === "credits" ? moneyUnit(currency) : pointsUnit(currency);

function anywayOf({ rule, decision, event, reward, facts: { currency } }: Telling): ExpectedReward["anyway"] {
  const isMissed = reward ? reward.status === "void" && !reward.byHand : decision !== undefined;
  if (!isMissed || !rule || !event) return null;
  const needsAmount = "amount" in rule && !planAmount(rule.amount, event.payload, unitOf(rule, currency)).ok;
  return { eventId: event.id, unit: needsAmount ? (rule.kind === "credits" ? "money" : "points") : null };
}

function toldOf(telling: Telling, what: string): Told {
  const { reward, decision } = telling;
  if (reward) return reward.byHand ? byHand(telling, reward, what) : given(telling, reward, what);
  return decision ? refused(telling, decision) : open(telling, what);
}

/** What a person gave stands beside why the rules did not. */
function byHand(telling: Telling, reward: StoryReward, what: string): Told {
  const { state, headline } = given(telling, reward, what);
  const { decision } = telling;
  const why = decision ? refused(telling, decision).detail : null;
  return { state, headline: phrase`${headline}, by hand and past the rules`, detail: why };
}

const nameOf = ({ side, referral }: Telling) =>
  customerName(side === "referrer" ? referral.referrer : referral.referee);

function given(telling: Telling, reward: StoryReward, what: string): Told {
  const { facts } = telling;
  const name = nameOf(telling);
  const day = (moment: Date) => strong(dateWords(moment, facts.now, facts.timeZone));
  const last = reward.changes.at(-1);
  const why = reasonWords(last?.reason ?? null);
  const by = last?.by ? ` (${last.by})` : "";
  switch (reward.status) {
    case "issued":
      return {
        state: "given",
        headline: phrase`${strong(name)} got ${strong(what)}${reward.issuedAt ? phrase` on ${day(reward.issuedAt)}` : ""}`,
        detail: null,
      };
    case "delivered":
      return { state: "given", headline: phrase`${strong(what)} reached ${strong(name)}`, detail: null };
    case "pending":
      return {
        state: "waiting",
        headline: phrase`${strong(name)} gets ${strong(what)} on ${day(reward.dueAt)}`,
        detail: null,
      };
    case "held":
      return {
        state: "held",
        headline: phrase`${strong(what)} for ${strong(name)} waits for a person`,
        detail: reward.reviewUntil ? phrase`void on ${day(reward.reviewUntil)} unless somebody judges it` : null,
      };
    case "awaiting_stock":
      return {
        state: "waiting",
        headline: phrase`${strong(name)} waits for ${strong(what)}: no codes are left`,
        detail: phrase`whoever waits longest is paid first when there are more`,
      };
    case "void": {
      const isJudged = judgedBy(stepsOf(reward))?.by;
      return {
        state: "missed",
        headline: phrase`${strong(name)} does not get ${strong(what)}`,
        detail: why ? phrase`${isJudged ? "refused" : "ended"}: ${why}${by}` : null,
      };
    }
    case "reversed":
      return {
        state: "taken_back",
        headline: phrase`${strong(what)} was taken back from ${strong(name)}`,
        detail: why ? phrase`${why}${by}` : null,
      };
  }
}

function refused(telling: Telling, decision: StoryDecision): Told {
  const { referral, event, campaignName, goal } = telling;
  const told = {
    ...{ outcome: decision.outcome, reason: decision.reason, side: telling.side, campaign: campaignName },
    ...{ event: event?.name ?? goal.eventName, code: referral.code, reward: null },
    ...{ referee: customerName(referral.referee), referrer: customerName(referral.referrer) },
  };
  const isLater = decision.reason === "occurrence_not_reached";
  const headline = lowerFirst(decisionHeadline(told));
  return {
    state: isLater ? "open" : "missed",
    headline: phrase`${isLater ? "Not yet" : "No reward"} for ${strong(nameOf(telling))}: ${headline}`,
    detail: missSentence(decision, { event, referral }) ?? decisionSentence(told).means,
  };
}

const dayMs = 86_400_000;

/** Nothing has come that the goal waits for. */
function open(telling: Telling, what: string): Told {
  const { facts, referral, goal, withinDays } = telling;
  const name = strong(nameOf(telling));
  const endMs = withinDays === null ? null : referral.attributedAt.getTime() + withinDays * dayMs;
  const since = strong(dateWords(referral.attributedAt, facts.now, facts.timeZone));
  const end = endMs === null ? null : strong(dateWords(new Date(endMs), facts.now, facts.timeZone));
  if (end && endMs !== null && endMs < facts.now.getTime()) {
    return {
      state: "missed",
      headline: phrase`No reward for ${name}: no ${code(goal.eventName)} came in time`,
      detail: phrase`the ${strong(`${withinDays}-day window`)} since ${since} ${bad(`was over on ${end.text}`)}`,
    };
  }
  return {
    state: "open",
    headline: phrase`${strong(what)} for ${name} waits for ${code(goal.eventName)}`,
    detail: end ? phrase`none came since ${since}; counts until ${end}` : phrase`none came since ${since}`,
  };
}
