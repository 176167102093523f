import type { DecisionReason } from "../decision";
import type { DecisionCheck } from "../decision-check";
import { bad, type Phrase, phrase, strong } from "../phrase";
import { daysWords } from "../referral/reach-goal";
import type { StoryDecision, StoryEvent, StoryReferral } from "./facts";

/** In the order in which they are asked: who came further was nearer. */
const stages: DecisionReason[][] = [
  ["campaign_draft", "campaign_not_started", "campaign_paused", "campaign_ended", "browser_event", "referrer_deleted"],
  ["superseded_by_campaign", "before_referral", "window_passed"],
  ["goal_needed"],
  ["property_type", "property_missing"],
  ["condition_failed"],
  ["not_first_occurrence", "occurrence_not_reached"],
  ["reward_campaign_closed"],
  ["currency_not_configured", "below_minimum"],
  ["cap_referrer", "cap_referee", "cap_campaign", "cap_budget"],
];

const stageOf = (reason: DecisionReason) => stages.findIndex((stage) => stage.includes(reason));
const failedOf = (checks: DecisionCheck[]) => checks.filter(({ ok }) => !ok);

/** Of the decisions about one reward, newest first, the one that came nearest to giving it. */
export function nearestDecision(decisions: StoryDecision[]): StoryDecision | undefined {
  const distance = ({ checks }: StoryDecision) => {
    const failed = failedOf(checks);
    return failed.length + Math.min(0.99, ...failed.map(farOf));
  };
  return decisions.toSorted(
    (one, other) => stageOf(other.reason) - stageOf(one.reason) || distance(one) - distance(other),
  )[0];
}

/** How far a failed check was from holding, in proportion, read from its stored words: 0.04 for 2.10 of 50. */
export function farOf({ miss, saw }: DecisionCheck): number {
  if (miss === undefined) return 0.9;
  const days = /^(\d+) days? too/.exec(miss)?.[1];
  if (days !== undefined) return Math.min(0.89, Number(days) / 365);
  const by = numberIn(/^(?:short|too much) by (.+)$/.exec(miss)?.[1]);
  const was = numberIn(saw);
  if (by === null || was === null) return 0.05;
  return Math.min(0.89, by / Math.max(Math.abs(was), by));
}

function numberIn(text: string | undefined): number | null {
  const number = Number((text ?? "").replaceAll(",", "").replace("−", "-"));
  return text && Number.isFinite(number) ? number : null;
}

interface MissPlace {
  event: StoryEvent | undefined;
  referral: StoryReferral;
}

const dayMs = 86_400_000;

/** "needs total at least 50.00, was 47.90, short by 2.10": by how little it was missed; null where no check says so. */
export function missSentence(decision: StoryDecision, place: MissPlace): Phrase | null {
  const failed = failedOf(decision.checks).toSorted((one, other) => farOf(one) - farOf(other));
  const [nearest] = failed;
  const words = nearest ? checkSentence(nearest, decision, place) : null;
  if (!words) return null;
  const others = failed.length - 1;
  return others > 0 ? phrase`${words}; ${others} more ${others === 1 ? "was" : "were"} not met` : words;
}

function checkSentence(check: DecisionCheck, { reason }: StoryDecision, place: MissPlace): Phrase | null {
  const { expected, saw, miss } = check;
  switch (check.check) {
    case "in_window":
      return reason === "window_passed"
        ? lateSentence(check, place)
        : phrase`counts ${strong(expected)}, and it was ${bad(saw)}`;
    case "condition":
      if (saw === "nothing") return phrase`needs ${strong(expected)}, and it ${bad("was not there")}`;
      return phrase`needs ${strong(expected)}, was ${bad(saw)}${miss ? `, ${miss}` : ""}`;
    case "goal_needed":
      return phrase`needs ${strong(expected)}, which was ${bad(saw)}`;
    case "limit":
      return phrase`allows ${strong(expected)}, and there were ${bad(saw)}`;
    case "occurrence":
      return phrase`counts ${strong(expected)}, and this was ${bad(saw)}`;
    case "amount":
      return phrase`pays a share, and saw ${bad(saw)}`;
    default:
      return null;
  }
}

/** The check names whole days since the friend came; people ask how long after the end it was. */
function lateSentence({ expected, saw }: DecisionCheck, { event, referral }: MissPlace): Phrase {
  const windowDays = Number(/within (\d+) day/.exec(expected)?.[1]);
  if (!event || !Number.isFinite(windowDays)) return phrase`counts ${strong(expected)}, and it was ${bad(saw)}`;
  const lateMs = event.occurredAt.getTime() - referral.attributedAt.getTime() - windowDays * dayMs;
  const hours = Math.max(1, Math.ceil(lateMs / 3_600_000));
  const late = hours < 24 ? `${hours} ${hours === 1 ? "hour" : "hours"}` : daysWords(Math.ceil(lateMs / dayMs));
  return phrase`arrived ${strong(`${late} after`)} the ${strong(`${windowDays}-day window`)}`;
}
