import { attributionGoal } from "../decision";
import type { EventCustomer, EventRecord, EventReward } from "../event/event-record";
import { goalSteps } from "../event/goal-step";
import { eventOutcome } from "../event/outcome";
import type { TraceStep } from "../event/trace-step";
import { eventVerdict, type Verdict } from "../event/verdict";
import { type Phrase, phrase, strong } from "../phrase";
import type { CampaignTrial, TrialDecision } from "./campaign-trial";

export interface TriedEvent {
  name: string;
  occurredAt: string;
  /** When it was tried. */
  at: string;
  timeZone: string;
}

/** The answer to a trial, told as the page of a real event tells it: the same checks in the same words, as what would be. */
export function trialTrace(trial: CampaignTrial, tried: TriedEvent): { verdict: Verdict; steps: TraceStep[] } {
  const event = asEvent(trial.decisions, tried);
  const verdict = eventVerdict({ ...event, decisions: aboutGoals(event.decisions) });
  return {
    verdict: {
      ...verdict,
      result: verdict.result.replace(" got ", " would get "),
      detail: nearestMiss(trial.decisions) ?? wouldBe(verdict.detail),
    },
    steps: goalSteps(event).map((step) => ({ ...step, afterMs: null, text: step.text.map(wouldBe) })),
  };
}

/** By how little it failed, where that can be said. */
function nearestMiss(decisions: TrialDecision[]): Phrase | null {
  const failed = decisions.filter(({ outcome }) => outcome === "refused").flatMap(({ checks }) => checks);
  const missed = failed.find(({ ok, miss }) => !ok && miss);
  return missed ? phrase`needs ${missed.expected}, was ${strong(missed.saw)}: ${missed.miss ?? ""}` : null;
}

/** Who tries an event asks whether it pays: that the friend comes with it is told below, where a goal says why it does not. */
function aboutGoals(decisions: EventRecord["decisions"]): EventRecord["decisions"] {
  const goals = decisions.filter(({ goal }) => goal !== attributionGoal);
  return goals.some(({ outcome }) => outcome === "refused") ? goals : decisions;
}

function wouldBe(phrase: Phrase): Phrase {
  return phrase.map((part) =>
    part.kind === "text" ? { ...part, text: part.text.replace(/\b(got|will get)\b/, "would get") } : part,
  );
}

const nobody = (name: string | null): EventCustomer => ({ id: "", sourceId: null, name, email: null });

function asEvent(decisions: TrialDecision[], { name, occurredAt, at, timeZone }: TriedEvent): EventRecord {
  const [first] = decisions;
  const referee = nobody(first?.referee ?? null);
  return {
    ...{ id: "", name, schema: { id: "", number: 0, label: "" }, occurredAt, receivedAt: at, channel: "server" },
    ...{ apiKey: null, sourceId: null, referralCode: first?.code ?? null, metadata: null, customerSent: null },
    customer: { ...referee, phone: null, metadata: {}, createdAt: at, deleted: false },
    ...{ customerEffect: null, marks: [], context: null, attempts: 0, failure: null, timeZone },
    outcome: eventOutcome({ isDue: false, isFailed: false, decisions }),
    decisions: decisions.map(({ campaign, goal, side, outcome, reason, checks, reward }, place) => ({
      ...{ campaign, campaignVersion: 0, goal, side, outcome, reason, checks, decidedAt: at },
      ...{ referralId: null, rewardId: reward && String(place) },
    })),
    rewards: decisions.flatMap((decision, place) => rewardOf(decision, { place, at, referee }) ?? []),
    referrals:
      first?.referrer && first.code
        ? [
            {
              ...{ id: "", campaign: first.campaign, campaignVersion: 0, referrer: nobody(first.referrer) },
              ...{ code: first.code, status: "attributed", eventId: null, attributedAt: at, qualifiedAt: null },
            },
          ]
        : [],
  };
}

function rewardOf(
  { campaign, side, reward, waits, referrer }: TrialDecision,
  { place, at, referee }: { place: number; at: string; referee: EventCustomer },
): EventReward | null {
  if (!reward || side === "both") return null;
  const status = { nothing: "issued", day: "pending", person: "held" } as const;
  return {
    ...{ id: String(place), campaign, side, code: null, ...reward },
    status: status[waits?.for ?? "nothing"],
    beneficiary: side === "referrer" ? nobody(referrer) : referee,
    dueAt: waits?.dueAt ?? at,
    issuedAt: waits && waits.for !== "nothing" ? null : at,
  };
}
