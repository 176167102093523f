import { rewardWords } from "../campaign/reward-words";
import { type CheckColumn, checkColumns } from "../check-column";
import type { DecisionCheck } from "../decision-check";
import { type DecisionFacts, decisionHeadline, decisionSentence } from "../decision-sentence";
import { code, joinPhrases, type Phrase, phrase } from "../phrase";
import { dateWords } from "../time-words";
import type { CheckState } from "./check-words";
import { customerName, firstName } from "./customer-name";
import type { EventDecision, EventRecord } from "./event-record";
import { leadingDecision } from "./outcome";

export type VerdictState = CheckState | "not_asked";

export interface VerdictColumn {
  column: CheckColumn;
  label: string;
  state: VerdictState;
  words: Phrase;
}

/** The row on top of an event's page: five questions, and the answer in one line. */
export interface Verdict {
  columns: VerdictColumn[];
  result: string;
  /** What to do, or whose decision it was. */
  detail: Phrase;
}

const labels: Record<CheckColumn, string> = {
  attribution: "Attribution",
  genuine: "Genuine",
  conditions: "Conditions",
  limits: "Limits",
  stock: "Stock",
};

const heldWords: Record<CheckColumn, string> = {
  attribution: "known",
  genuine: "no signal",
  conditions: "all met",
  limits: "not reached",
  stock: "enough",
};

export function eventVerdict(event: EventRecord): Verdict {
  const leading = leadingDecision(event.decisions);
  const checks = leading ? decisionsBeside(event, leading).flatMap((decision) => decision.checks) : [];
  const columns = checkColumns.map((column) => verdictColumn(column, distinctChecks(checks), event, leading));
  return { columns, ...verdictResult(event) };
}

/** Both sides of the same campaign and goal. */
function decisionsBeside(event: EventRecord, { campaign, goal }: EventDecision): EventDecision[] {
  return event.decisions.filter((each) => each.campaign.id === campaign.id && each.goal === goal);
}

/** Both sides of a goal list the checks they share; each is told once. */
export function distinctChecks(checks: DecisionCheck[]): DecisionCheck[] {
  const seen = new Map(checks.map((check) => [JSON.stringify(check), check]));
  return [...seen.values()];
}

/** That nobody referred somebody is no failure. */
export function checkState({ ok }: DecisionCheck, { reason }: EventDecision): CheckState {
  if (ok) return "held";
  return reason === "no_code" ? "absent" : "failed";
}

function verdictColumn(
  column: CheckColumn,
  checks: DecisionCheck[],
  event: EventRecord,
  leading: EventDecision | undefined,
): VerdictColumn {
  const asked = checks.filter((check) => check.column === column);
  const failed = asked.filter((check) => !check.ok);
  const label = labels[column];
  const isAbsent = leading !== undefined && failed.some((check) => checkState(check, leading) === "absent");
  if (isAbsent) {
    const words = event.referralCode ? phrase`a code of another campaign` : phrase`nobody referred them`;
    return { column, label, state: "absent", words };
  }
  if (failed.length > 0) {
    const words =
      asked.length > 1 ? phrase`${failed.length} of ${asked.length} failed` : phrase`${failed[0]?.saw || "failed"}`;
    return { column, label, state: "failed", words };
  }
  const referral = event.referrals[0];
  if (column === "attribution" && referral) {
    return { column, label, state: "held", words: phrase`${firstName(referral.referrer)}, ${code(referral.code)}` };
  }
  // A signal that is noted or held refuses nothing, and is what somebody has to know.
  const signal = asked.find(({ check }) => check === "signal");
  if (signal) return { column, label, state: "held", words: phrase`${signal.saw}` };
  if (asked.length > 0) return { column, label, state: "held", words: phrase`${heldWords[column]}` };
  return { column, label, state: "not_asked", words: phrase`not asked` };
}

function verdictResult(event: EventRecord): { result: string; detail: Phrase } {
  if (event.outcome === "failed") {
    return { result: "It could not be decided", detail: phrase`The event is stored; nothing was set off` };
  }
  if (event.outcome === "pending") {
    return { result: "Being decided…", detail: phrase`This page refreshes by itself` };
  }
  const rewarded = event.decisions.filter((decision) => decision.outcome === "rewarded");
  if (rewarded.length > 0) return rewardedResult(event, rewarded);
  const first = leadingDecision(event.decisions);
  if (!first) {
    return { result: "Nothing was set off", detail: phrase`No campaign listens to ${code(event.name)}` };
  }
  const facts = decisionFacts(event, first);
  const headline = decisionHeadline(facts);
  const detail = withoutStop(decisionSentence(facts).means);
  if (first.outcome === "refused") return { result: `No reward: ${lowerFirst(headline)}`, detail };
  if (first.reason === "no_code") return { result: `Nothing due: ${lowerFirst(headline)}`, detail };
  return { result: headline, detail };
}

function withoutStop(sentence: Phrase): Phrase {
  return sentence.map((part, at) =>
    at === sentence.length - 1 ? { ...part, text: part.text.replace(/\.$/, "") } : part,
  );
}

/** "Nora got a coupon, Alex € 10.00 credits". */
function rewardedResult(event: EventRecord, rewarded: EventDecision[]): { result: string; detail: Phrase } {
  const gains = rewarded.map((decision) => {
    const facts = decisionFacts(event, decision, firstName);
    const who = decision.side === "referrer" ? (facts.referrer ?? "The referrer") : facts.referee;
    return `${who}${decision === rewarded[0] ? " got" : ""} ${facts.reward ?? "a reward"}`;
  });
  const campaigns = [...new Set(rewarded.map((decision) => decision.campaign.name))];
  const refused = event.decisions.find(({ outcome, side }) => outcome === "refused" && side !== "both");
  const detail = refused
    ? phrase`${sideOf(refused)}: ${lowerFirst(decisionHeadline(decisionFacts(event, refused)))}`
    : phrase`by ${joinPhrases(campaigns.map((name) => phrase`${name}`))}`;
  return { result: gains.join(", "), detail };
}

function sideOf(decision: EventDecision): string {
  return decision.side === "referrer" ? "The referrer got nothing" : "The friend got nothing";
}

/** "The code X" goes on as "the code X"; a person's or campaign's name keeps its capital. */
export function lowerFirst(sentence: string): string {
  return /^(The|This|No|It|Everything|Every|A) /.test(sentence)
    ? sentence.charAt(0).toLowerCase() + sentence.slice(1)
    : sentence;
}

/** The facts of one decision, gathered from the whole event. */
export function decisionFacts(event: EventRecord, decision: EventDecision, nameOf = customerName): DecisionFacts {
  const referral =
    event.referrals.find((each) => each.id === decision.referralId) ??
    event.referrals.find((each) => each.campaign.id === decision.campaign.id);
  const reward = event.rewards.find((each) => each.id === decision.rewardId);
  return {
    outcome: decision.outcome,
    reason: decision.reason,
    side: decision.side,
    campaign: decision.campaign.name,
    event: event.name,
    code: event.referralCode ?? referral?.code ?? null,
    referee: nameOf(event.customer),
    referrer: referral ? nameOf(referral.referrer) : null,
    reward: reward ? rewardWords(reward) : null,
    dueOn:
      reward && reward.issuedAt === null
        ? dateWords(new Date(reward.dueAt), new Date(event.receivedAt), event.timeZone)
        : null,
  };
}
