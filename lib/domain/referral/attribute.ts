import type { NewReferee } from "../campaign/referral-config";
import type { DecisionReason } from "../decision";
import type { CheckKind } from "../decision-check";
import type { CodeFact, EventFact, FiredSignal, ReferralFact, ReferralFacts } from "./facts";
import { firedSignals } from "./signals";

export type Ask = (check: CheckKind, ok: boolean, saw: string, expected?: string, miss?: string) => boolean;

export interface NewReferral {
  code: CodeFact & { holder: NonNullable<CodeFact["holder"]> };
  signals: FiredSignal[];
}

/** Who referred the friend of this event, or why nobody did. */
export type Attribution =
  | { refusal: DecisionReason }
  | { refusal: null; made: NewReferral | null; kept: ReferralFact | null; attempt: CodeFact | null };

const refused = (refusal: DecisionReason): Attribution => ({ refusal });

/** First touch: whoever referred first keeps the referral; a later code changes nothing and is noted. */
export function keepReferral(referral: ReferralFact, code: CodeFact | null, ask: Ask): Attribution {
  const isOther = code !== null && code.id !== referral.codeId;
  // Noted, not refused: the event may still convert for the first referrer.
  if (isOther) ask("first_touch", true, `${code.code} came later`);
  const isGone = referral.referrer.deleted;
  if (!ask("referrer_exists", !isGone, isGone ? "deleted" : "exists")) return refused("referrer_deleted");
  return { refusal: null, made: null, kept: referral, attempt: isOther ? code : null };
}

export function attributeCode(code: CodeFact | null, event: EventFact, facts: ReferralFacts, ask: Ask): Attribution {
  if (!code) return refused("no_code");
  if (!ask("code_active", code.active, code.active ? code.code : `${code.code} is switched off`)) {
    return refused("code_disabled");
  }
  const { holder } = code;
  ask("code_published", holder !== null, holder ? "held" : "nobody holds it");
  if (!holder) return refused("code_not_published");
  if (!ask("referrer_exists", !holder.deleted, holder.deleted ? "deleted" : "exists"))
    return refused("referrer_deleted");
  const isOwn = holder.id === facts.referee.id;
  if (!ask("not_oneself", !isOwn, isOwn ? "the holder of the code" : "two people")) return refused("self_referral");
  const signals = judgeSignals({ ...code, holder }, event, facts, ask);
  const refusing = signals.find(({ answer }) => answer === "refuse");
  if (refusing) return refused(refusing.signal === "same_email" ? "self_referral" : "fraud_suspected");
  if (!judgeNewness(event, facts, ask)) return refused("existing_customer");
  return { refusal: null, made: { code: { ...code, holder }, signals }, kept: null, attempt: null };
}

function judgeSignals(code: NewReferral["code"], event: EventFact, facts: ReferralFacts, ask: Ask): FiredSignal[] {
  if (!facts.arrival) throw new Error("what is known of somebody who comes with a code was not loaded");
  const { referee, arrival, rules } = facts;
  const fired = firedSignals(rules.fraud, { referee, referrer: code.holder, trace: event.trace, arrival });
  for (const { answer, saw } of fired) ask("signal", answer !== "refuse", saw);
  return fired;
}

const dayMs = 86_400_000;

function judgeNewness(event: EventFact, facts: ReferralFacts, ask: Ask): boolean {
  const rule = facts.rules.attribution.referee;
  if (rule.kind === "anyone") return true;
  return ask("new_referee", ...newness(rule, event, facts), newRefereeWords[rule.kind](rule));
}

function newness(
  rule: Exclude<NewReferee, { kind: "anyone" }>,
  event: EventFact,
  facts: ReferralFacts,
): [ok: boolean, saw: string] {
  if (rule.kind === "never_seen") {
    return [event.madeCustomer, event.madeCustomer ? "first heard of by this event" : "known before"];
  }
  if (rule.kind === "known_less_than") {
    const days = Math.floor((event.occurredAt.getTime() - facts.referee.createdAt.getTime()) / dayMs);
    return [days < rule.days, days < 1 ? "known since today" : `known for ${days} ${days === 1 ? "day" : "days"}`];
  }
  const earlier = facts.arrival?.earlierGoalEvent ?? null;
  return [
    earlier === null,
    earlier ? `${earlier.name} on ${earlier.at.toISOString().slice(0, 10)}` : "no goal event before",
  ];
}

const newRefereeWords = {
  never_seen: () => "somebody first heard of by this event",
  known_less_than: (rule: NewReferee) => `somebody known for less than ${"days" in rule ? rule.days : 0} days`,
  no_goal_event: () => "somebody who never sent a goal's event before",
};
