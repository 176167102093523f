import { code, joinPhrases, type Phrase, phrase, strong } from "../phrase";
import { limitWords } from "../referral/limits";
import { daysWords, ordinal } from "../referral/reach-goal";
import type { FraudSignal } from "./kinds";
import { amountWords, type GoalFacts, type Place, type ReferralSummaryFacts, type RewardFacts } from "./summary-facts";
import type { UnfinishedAttribution } from "./unfinished-config";

/** A referral campaign in plain words: its goals, what they give, and what holds them back. */
export function referralSummary(facts: ReferralSummaryFacts, { currency }: Place): Phrase {
  return [
    ...facts.goals.flatMap((goal, at) => [
      ...(at === 0 ? [] : phrase` `),
      ...goalSentence(goal, facts.attribution, currency),
    ]),
    ...facts.tiers.flatMap((tier) => phrase` ${tierSentence(tier, facts.goals.length > 1, currency)}`),
    ...spaced(newcomerSentence(facts.attribution)),
    ...(facts.follows === "latest" ? phrase` What is changed later holds for friends who came before, too.` : []),
    ...(facts.limits.length > 0
      ? phrase` It gives ${joinPhrases(facts.limits.map((limit) => phrase`${strong(limitWords(limit, currency))}`))}.`
      : []),
    ...(facts.attribution.allowBrowserEvents
      ? phrase` Events from browsers count too, although anybody can make them up.`
      : phrase` Only events from your servers count.`),
    ...signalWords(facts),
  ];
}

export function goalSentence(
  goal: GoalFacts,
  { windowDays }: Pick<UnfinishedAttribution, "windowDays">,
  currency: string,
): Phrase {
  const event = goal.event ? code(goal.event) : strong("an event you choose");
  const within = goal.withinDays ?? windowDays;
  const when = [
    ...phrase`When somebody who came with a customer’s code sends ${event}${timeWords(goal)}`,
    ...(goal.takesBack === null && within !== null ? phrase` within ${daysWords(within)}` : []),
    ...(goal.condition ? phrase`, if ${goal.condition}` : []),
    ...(goal.needs ? phrase`, after “${goal.needs}”` : []),
  ];
  if (goal.takesBack) {
    return phrase`${when}, what was given for ${takenWords(goal.takesBack)} is ${strong("taken back")}.`;
  }
  const later = goal.holdDays > 0 ? phrase`, ${strong(`${daysWords(goal.holdDays)} later`)}` : [];
  return phrase`${when}, ${gains(goal, currency)}${later}.`;
}

function timeWords({ occurrence, takesBack }: GoalFacts): string {
  if (takesBack) return "";
  if (occurrence.kind === "first") return " for the first time";
  if (occurrence.kind === "every") return ", each time";
  return occurrence.n === null ? " for the time you choose" : ` for the ${ordinal(occurrence.n)} time`;
}

function takenWords(goals: string[]): Phrase {
  return goals.length === 0 ? phrase`a goal you choose` : joinPhrases(goals.map((name) => phrase`“${name}”`));
}

function gains({ referrer, referee }: GoalFacts, currency: string): Phrase {
  if (!referrer && !referee) return phrase`it counts as converted, and ${strong("nobody gets anything")}`;
  return joinPhrases([
    referrer ? phrase`the referrer gets ${rewardPhrase(referrer, currency)}` : phrase`the referrer gets nothing`,
    referee ? phrase`the friend gets ${rewardPhrase(referee, currency)}` : phrase`the friend gets nothing`,
  ]);
}

export function rewardPhrase({ kind, campaign, amount, label }: RewardFacts, currency: string): Phrase {
  const from = campaign ? strong(campaign) : strong("a campaign you choose");
  if (kind === "coupon") return phrase`${strong("a coupon")} from ${from}`;
  if (kind === "material" || kind === "webhook") return phrase`${strong(label?.trim() || "something you name")}`;
  const unit = kind === "credits" ? "money" : "points";
  const words = amount === null ? "an amount of" : amountWords(amount, unit, currency);
  const what = amount?.kind === "percent" ? `${words} as ${kind}` : `${words} ${kind}`;
  return phrase`${strong(what)} on a card of ${from}`;
}

export function tierSentence(
  { at, repeats, goal, reward }: ReferralSummaryFacts["tiers"][number],
  isNamed: boolean,
  currency: string,
): Phrase {
  const count = at ?? "so many";
  const friends = repeats ? `every ${count} friends` : `${count} ${at === 1 ? "friend" : "friends"}`;
  const of = isNamed && goal ? phrase` who reach “${goal}”` : [];
  const what = reward ? rewardPhrase(reward, currency) : phrase`${strong("something you choose")}`;
  return phrase`For ${strong(friends)}${of} the referrer also gets ${what}.`;
}

/** Empty where anybody counts and nothing goes on after the end. */
export function newcomerSentence({ referee, graceDays }: Pick<UnfinishedAttribution, "referee" | "graceDays">): string {
  const who = {
    anyone: "",
    no_goal_event: "Only friends who never did that before count.",
    known_less_than: `Only friends known for less than ${"days" in referee && referee.days !== null ? daysWords(referee.days) : "some days"} count.`,
    never_seen: "Only friends who were never heard of before count.",
  }[referee.kind];
  const grace =
    graceDays > 0 ? `Friends who came before the end are rewarded up to ${daysWords(graceDays)} after it.` : "";
  return [who, grace].filter(Boolean).join(" ");
}

const spaced = (sentence: string): Phrase => (sentence ? phrase` ${sentence}` : []);

export const signalNames: Record<FraudSignal, string> = {
  same_email: "the same mailbox",
  same_phone: "the same phone number",
  same_device: "the same device",
  same_ip_agent: "the same address and browser",
  disposable_email: "a throw-away mailbox",
  velocity: "too many friends at once",
  loop: "friends who refer each other",
};

function signalWords({ signals }: ReferralSummaryFacts): Phrase {
  const held = (Object.keys(signalNames) as FraudSignal[]).filter((signal) => signals[signal] === "hold");
  if (held.length === 0) return [];
  return phrase` A person looks at it first where there is ${joinPhrases(
    held.map((signal) => phrase`${signalNames[signal]}`),
    "or",
  )}.`;
}
