import { type CheckColumn, checkColumns } from "../check-column";
import type { DecisionCheck } from "../decision-check";
import { distinctChecks } from "../event/verdict";
import type { RewardStep, StoryDecision, StoryReferral, StoryReward } from "./facts";
import type { ChipState } from "./states";
import { judgedBy } from "./step-words";

interface Chip {
  column: CheckColumn;
  state: ChipState;
  words: string;
}

interface ChipFacts {
  referral: StoryReferral;
  /** What was decided about this reward; both sides share what was asked before they part. */
  decision: StoryDecision | undefined;
  reward: StoryReward | undefined;
  steps: RewardStep[];
  /** What has to happen next, where nothing was decided: "no order_paid yet". */
  missing: string;
  /** Whether it can come no more. */
  isOver: boolean;
}

const held: Record<CheckColumn, string> = {
  attribution: "known",
  genuine: "no sign of fraud",
  conditions: "all met",
  limits: "not reached",
  stock: "enough",
};

/** The five questions of one reward, each with its answer. */
export function rewardChips(facts: ChipFacts): Chip[] {
  return checkColumns.map((column) => ({ column, ...chipOf(column, facts) }));
}

function chipOf(column: CheckColumn, facts: ChipFacts): Omit<Chip, "column"> {
  const { decision, reward } = facts;
  const special = ofReward(column, facts) ?? ofReferral(column, facts);
  const asked = distinctChecks(decision?.checks ?? []).filter((check) => check.column === column);
  const failed = asked.filter(({ ok }) => !ok);
  if (failed.length > 0 && !isGiven(reward)) {
    if (decision?.reason === "occurrence_not_reached") return { state: "waiting", words: `this was ${failed[0]?.saw}` };
    return { state: "no", words: failedWords(failed, asked) };
  }
  if (special) return special;
  if (asked.length > 0 || isGiven(reward)) return { state: "ok", words: held[column] };
  if (!decision && column === "conditions") return { state: facts.isOver ? "no" : "waiting", words: facts.missing };
  return { state: "not_asked", words: "not asked" };
}

/** Of one that a person gave, the decision still says why the rules did not. */
const isGiven = (reward: StoryReward | undefined) => reward !== undefined && !reward.byHand;

function failedWords(failed: DecisionCheck[], asked: DecisionCheck[]): string {
  const [first] = failed;
  return failed.length === 1 && first?.saw ? first.saw : `${failed.length} of ${asked.length} failed`;
}

function ofReward(column: CheckColumn, { reward, steps }: ChipFacts): Omit<Chip, "column"> | null {
  if (!reward || reward.byHand) return null;
  if (column === "stock" && reward.status === "awaiting_stock") return { state: "waiting", words: "no code left" };
  if (column === "stock" && reward.status !== "issued" && reward.status !== "delivered") {
    return { state: "not_asked", words: "not asked yet" };
  }
  if (column !== "genuine") return null;
  if (reward.status === "held") return { state: "waiting", words: "waits for a person" };
  const judged = judgedBy(steps);
  if (!judged) return null;
  if (judged.status === "void")
    return { state: "no", words: judged.by ? `refused by ${judged.by}` : "not judged in time" };
  return { state: "ok", words: judged.by ? `approved by ${judged.by}` : "approved" };
}

function ofReferral(column: CheckColumn, { referral }: ChipFacts): Omit<Chip, "column"> | null {
  if (column === "attribution") {
    const how = referral.eventId === null ? ", by hand" : "";
    return { state: "ok", words: `${referral.code}${how}` };
  }
  if (column !== "genuine") return null;
  const noted = referral.signals.map(({ saw }) => saw);
  if (noted.length > 0) return { state: "ok", words: `noted: ${noted.join("; ")}` };
  return { state: "ok", words: held.genuine };
}
