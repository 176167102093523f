import { attributionGoal, conversionGoal } from "../decision";
import type { DecisionCheck } from "../decision-check";
import { type DecisionFacts, type DecisionSentence, decisionSentence, nameOfSide } from "../decision-sentence";
import { type Phrase, phrase, phraseText, strong } from "../phrase";
import { checkWords } from "./check-words";
import type { EventDecision, EventRecord } from "./event-record";
import { byWeight } from "./outcome";
import { step, type TraceKind, type TraceStep, type TraceTone } from "./trace-step";
import { checkState, decisionFacts, distinctChecks, lowerFirst } from "./verdict";

/** One step a campaign and goal, what says most first: both sides share their checks, and each side has its own sentence. */
export function goalSteps(event: EventRecord): TraceStep[] {
  const goals = new Map<string, EventDecision[]>();
  for (const decision of byWeight(event.decisions)) {
    const key = `${decision.campaign.id} ${decision.goal}`;
    goals.set(key, [...(goals.get(key) ?? []), decision]);
  }
  return [...goals.values()].map((decisions) => goalStep(event, decisions));
}

function goalStep(event: EventRecord, decisions: EventDecision[]): TraceStep {
  const [first] = decisions;
  if (!first) throw new Error("a goal's step needs a decision");
  const { kind, tone, ending } = goalState(decisions);
  const goal = [conversionGoal, attributionGoal].includes(first.goal) ? "" : ` · ${goalWords(first.goal)}`;
  const told = decisions.map((decision) => {
    const facts = decisionFacts(event, decision);
    return { decision, facts, ...decisionSentence(facts) };
  });
  const todo = told.map((each) => each.todo).find((each) => each !== null) ?? null;
  const checks: DecisionCheck[] = distinctChecks(decisions.flatMap((decision) => decision.checks));
  return step({
    kind,
    tone,
    title: phrase`${first.campaign.name}${goal} · ${ending}`,
    text: toldOnce(told),
    checks: checks.map((check) => checkWords(check, { state: checkState(check, first), timeZone: event.timeZone })),
    todo,
    afterMs: Math.max(0, Date.parse(first.decidedAt) - Date.parse(event.receivedAt)),
  });
}

/** "goal “purchase”", or the step of a tier. */
function goalWords(goal: string): string {
  const [kind, tier, step] = goal.split(".");
  return kind === "tier" ? `tier “${tier}”, step ${step}` : `goal “${goal}”`;
}

type Told = DecisionSentence & { decision: EventDecision; facts: DecisionFacts };

/** What each side got in one paragraph; then why, said once where both sides share it. */
function toldOnce(told: Told[]): Phrase[] {
  const isMixed = told.some(({ decision }) => ["rewarded", "waiting", "held"].includes(decision.outcome));
  const whats = told.map(({ what, decision, facts }) =>
    isMixed && decision.outcome === "refused"
      ? phrase`${strong(nameOfSide(facts))} got nothing: ${lowerStart(what)}`
      : what,
  );
  const refused = told.filter(({ decision }) => decision.outcome === "refused");
  const means = (refused.length > 0 ? refused : told).map((each) => each.means);
  return [
    distinctPhrases(whats).flatMap((what, at) => (at === 0 ? what : phrase` ${what}`)),
    ...distinctPhrases(means),
  ];
}

function lowerStart([first, ...rest]: Phrase): Phrase {
  return first ? [first.kind === "text" ? { ...first, text: lowerFirst(first.text) } : first, ...rest] : [];
}

function distinctPhrases(phrases: Phrase[]): Phrase[] {
  return [...new Map(phrases.map((each) => [phraseText(each), each])).values()];
}

function goalState(decisions: EventDecision[]): { kind: TraceKind; tone: TraceTone; ending: string } {
  const has = (outcome: EventDecision["outcome"]) => decisions.some((decision) => decision.outcome === outcome);
  const isDue = has("rewarded") || has("waiting") || has("held");
  if (isDue && has("refused")) return { kind: "refused", tone: "warn", ending: "met, one side not rewarded" };
  if (has("rewarded")) return { kind: "rewarded", tone: "good", ending: "met" };
  if (has("held")) return { kind: "rewarded", tone: "warn", ending: "met, in review" };
  if (has("waiting")) return { kind: "rewarded", tone: "good", ending: "met, due later" };
  if (has("taken_back")) return { kind: "nothing", tone: "neutral", ending: "taken back" };
  if (has("refused")) return { kind: "refused", tone: "bad", ending: "not met" };
  if (has("attributed")) return { kind: "attributed", tone: "good", ending: "referral noted" };
  const isMet = decisions.some(({ reason }) => reason === "no_reward_set");
  return { kind: "nothing", tone: "neutral", ending: isMet ? "met, nothing due" : "nothing due" };
}
