import type { Goal, ReferralConfig } from "../campaign/config";
import { attributionGoal, type Side, sides } from "../decision";
import { type Telling, tellReward } from "./expected-reward";
import type { StoryCampaign, StoryDecision, StoryEvent, StoryFacts, StoryReferral, StoryReward } from "./facts";
import { nearestDecision } from "./nearest-decision";
import type { ExpectedReward } from "./story-record";

interface Thread {
  facts: StoryFacts;
  campaign: StoryCampaign;
  referral: StoryReferral;
  /** What the referral is judged by. */
  rules: ReferralConfig;
  /** Of the friend's events. */
  events: ReadonlyMap<string, StoryEvent>;
  decisions: StoryDecision[];
  rewards: StoryReward[];
}

/** Of a goal that pays each time, no more are told than somebody reads. */
const toldMax = 5;
export const byHandGoal = (goal: string) => `by_hand.${goal}`;

/** A referral keeps the version it began under, unless its campaign lets all follow the newest. */
export function rulesOf({ current, versions }: StoryCampaign, referral: StoryReferral): ReferralConfig {
  return current.follows === "latest" ? current : (versions.get(referral.campaignVersion) ?? current);
}

/** Every reward that one referral may bring, goal by goal, the side that is asked about first; then what tiers gave. */
export function threadRewards(thread: Thread, role: Side): ExpectedReward[] {
  const { rules, rewards } = thread;
  const inOrder = role === "referrer" ? sides : sides.toReversed();
  const told = rules.goals.flatMap((goal) => inOrder.flatMap((side) => sideRewards(thread, goal, side)));
  const known = new Set(rules.goals.flatMap(({ id }) => [id, byHandGoal(id)]));
  const others = rewards.filter(({ goal }) => !known.has(goal)).map((reward) => tellReward(bare(thread, reward)));
  return [...told, ...others];
}

function sideRewards(thread: Thread, goal: Goal, side: Side): ExpectedReward[] {
  const rule = goal.action.kind === "reward" ? goal.action[side] : null;
  const own = thread.rewards.filter((reward) => reward.side === side);
  const earned = own.filter((reward) => reward.goal === goal.id);
  const byHand = own.filter((reward) => reward.goal === byHandGoal(goal.id));
  if (!rule && earned.length === 0 && byHand.length === 0) return [];
  const decisions = decisionsAbout(thread, goal, side);
  const tell = (decision: StoryDecision | undefined, reward: StoryReward | undefined) =>
    tellReward({
      ...base(thread),
      ...{ goal: { id: goal.id, name: goal.name, eventName: goal.trigger.eventName }, side, rule, decision, reward },
      event: thread.events.get(reward?.eventId ?? decision?.eventId ?? ""),
      withinDays: withinDays(thread.rules, goal),
    });
  const handled = new Set(byHand.map(({ eventId }) => eventId));
  const missed = decisions.filter(({ eventId }) => !handled.has(eventId));
  const given = [...byHand, ...earned].slice(0, toldMax).map((reward) =>
    tell(
      decisions.find(({ eventId }) => eventId === reward.eventId),
      reward,
    ),
  );
  const isAgain = goal.occurrence.kind === "every";
  const rest = isAgain
    ? missed.slice(0, toldMax - given.length)
    : earned.length > 0 || byHand.length > 0
      ? []
      : [nearestDecision(missed)];
  const told = [...given, ...rest.map((decision) => tell(decision, undefined))];
  const all = told.length > 0 ? told : [tell(undefined, undefined)];
  // Given by hand once, it cannot be given so again.
  return all.map((each) => (handled.has(each.event?.id ?? "") ? { ...each, anyway: null } : each));
}

/** Why events of the goal's trigger did not reach it; those stopped before any goal was asked are of them. */
function decisionsAbout({ decisions, events, rules }: Thread, goal: Goal, side: Side): StoryDecision[] {
  const isRewarded = ({ outcome }: StoryDecision) => outcome !== "refused" && outcome !== "nothing_due";
  return decisions.filter((decision) => {
    const isOfSide = decision.side === side || decision.side === "both";
    if (!isOfSide || isRewarded(decision) || decision.reason === "no_reward_set") return false;
    if (decision.goal === goal.id) return true;
    const schemaId = events.get(decision.eventId)?.schemaId;
    return (
      decision.goal === attributionGoal &&
      decision.outcome === "refused" &&
      schemaId === goal.trigger.eventSchemaId &&
      !beforeReferral.has(decision.reason) &&
      rules.goals.includes(goal)
    );
  });
}

/** These are about the code that came, so about nothing once somebody is referred. */
export const beforeReferral: ReadonlySet<string> = new Set([
  "no_code",
  "code_not_found",
  "code_disabled",
  "code_not_published",
  "self_referral",
  "existing_customer",
  "fraud_suspected",
  "already_referred",
]);

function withinDays({ attribution }: ReferralConfig, goal: Goal): number | null {
  const days = Math.min(
    attribution.windowDays ?? Number.POSITIVE_INFINITY,
    goal.withinDays ?? Number.POSITIVE_INFINITY,
  );
  return Number.isFinite(days) ? days : null;
}

function base({ facts, campaign, referral }: Thread): Pick<Telling, "facts" | "campaignName" | "referral"> {
  return { facts, campaignName: campaign.name, referral };
}

/** A step of a tier, or a reward of a goal that the rules have no more. */
function bare(thread: Thread, reward: StoryReward): Telling {
  const [kind, tierId] = reward.goal.split(".");
  const tier = kind === "tier" ? thread.campaign.current.tiers.find(({ id }) => id === tierId) : undefined;
  const name = tier ? `${tier.repeats ? "Every" : "At"} ${tier.at} friends` : reward.goal.replace(/^by_hand\./, "");
  return {
    ...base(thread),
    goal: { id: reward.goal, name, eventName: "" },
    ...{ side: reward.side, rule: null, decision: undefined, reward, withinDays: null },
    event: thread.events.get(reward.eventId),
  };
}
