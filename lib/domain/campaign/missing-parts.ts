import type { ChecklistStep } from "./checklist-words";
import type { UnfinishedConfig } from "./unfinished-config";

/** Something that nobody has chosen yet, and where it is chosen. */
export interface MissingPart {
  step: ChecklistStep;
  /** Its place in the configuration, such as "goals.0.trigger"; "name" for the campaign's own. */
  path: string;
  /** What to do, as a sentence. */
  words: string;
}

type Referral = Extract<UnfinishedConfig, { kind: "referral" }>;
type Goal = Referral["goals"][number];
type Reward = Referral["tiers"][number]["reward"];
type Amount = Extract<NonNullable<Reward>, { kind: "credits" }>["amount"];

/** What an unfinished campaign still lacks, in the order of the steps; nothing where it can be published. */
export function missingParts(name: string, config: UnfinishedConfig): MissingPart[] {
  const named = name.trim() === "" ? [missing("purpose", "name", "Give the campaign a name.")] : [];
  return [
    ...named,
    ...(config.kind === "referral" ? referralParts(config) : openingParts(config)),
    ...codeParts(config),
  ];
}

function missing(step: ChecklistStep, path: string, words: string): MissingPart {
  return { step, path, words };
}

function referralParts(config: Referral): MissingPart[] {
  const { goals, tiers, limits, attribution, exclusive } = config;
  if (goals.length === 0) return [missing("trigger", "goals", "Choose the event that makes a referral count.")];
  const which = (goal: Goal) => (goals.length > 1 ? ` for “${goal.name || goal.id}”` : "");
  const goalName = (id: string) => goals.find((goal) => goal.id === id)?.name || id;
  return [
    ...goals.flatMap((goal, at) => goalParts(goal, `goals.${at}`, which(goal))),
    ...goals.flatMap((goal, at) => actionParts(goal, `goals.${at}.action`, which(goal))),
    ...tiers.flatMap((tier, at) => {
      const place = `tiers.${at}`;
      const of = tier.goal ? ` who reach “${goalName(tier.goal)}”` : "";
      return [
        ...(tier.at === null
          ? [missing("rewards", `${place}.at`, `Say for how many friends${of} there is more.`)]
          : []),
        ...(tier.goal === null ? [missing("rewards", `${place}.goal`, "Choose what the friends have to reach.")] : []),
        ...(tier.reward === null
          ? [
              missing(
                "rewards",
                `${place}.reward`,
                `Choose what the referrer gets for ${tier.at ?? "so many"} friends.`,
              ),
            ]
          : rewardParts(tier.reward, `${place}.reward`, ` for ${tier.at ?? "so many"} friends`)),
      ];
    }),
    ...limits.flatMap(({ max }, at) =>
      max === null ? [missing("limits", `limits.${at}.max`, "Say how much the limit allows, or take it away.")] : [],
    ),
    ...(attribution.referee.kind === "known_less_than" && attribution.referee.days === null
      ? [missing("limits", "attribution.referee.days", "Say for how many days a friend may be known.")]
      : []),
    ...(exclusive && (exclusive.group.trim() === "" || exclusive.rank === null)
      ? [missing("limits", "exclusive", "Name the group of which only one campaign pays, and the rank in it.")]
      : []),
  ];
}

function goalParts({ name, trigger, occurrence }: Goal, place: string, which: string): MissingPart[] {
  return [
    ...(name.trim() === "" ? [missing("trigger", `${place}.name`, "Give every goal a name.")] : []),
    ...(trigger === null ? [missing("trigger", `${place}.trigger`, `Choose the event that counts${which}.`)] : []),
    ...(occurrence.kind === "nth" && occurrence.n === null
      ? [missing("trigger", `${place}.occurrence.n`, `Say which time counts${which}.`)]
      : []),
  ];
}

function actionParts({ action }: Goal, place: string, which: string): MissingPart[] {
  if (action.kind === "reward") {
    return (["referrer", "referee"] as const).flatMap((side) => {
      const reward = action[side];
      const who = side === "referrer" ? "the referrer" : "the friend";
      return reward ? rewardParts(reward, `${place}.${side}`, ` to ${who}${which}`) : [];
    });
  }
  const { goals, match } = action;
  return [
    ...(goals.length === 0 ? [missing("rewards", `${place}.goals`, `Choose what is taken back${which}.`)] : []),
    ...(match && (match.property === null || match.given === null)
      ? [
          missing(
            "rewards",
            `${place}.match`,
            `Say by which property the two events are told to belong together${which}.`,
          ),
        ]
      : []),
  ];
}

const sources = { coupon: "coupons", credits: "cards", points: "loyalty cards" } as const;

function rewardParts(reward: NonNullable<Reward>, place: string, to: string): MissingPart[] {
  if (reward.kind === "material" || reward.kind === "webhook") {
    return reward.name?.trim() ? [] : [missing("rewards", `${place}.name`, `Say what is given${to}.`)];
  }
  return [
    ...(reward.campaign === null
      ? [missing("rewards", `${place}.campaign`, `Choose which ${sources[reward.kind]} are given${to}.`)]
      : []),
    ...("amount" in reward ? amountParts(reward.amount, `${place}.amount`, `${reward.kind} are given${to}`) : []),
  ];
}

function amountParts(amount: Amount, place: string, given: string): MissingPart[] {
  if (amount === null || (amount.kind === "fixed" && amount.minor === null)) {
    return [missing("rewards", place, `Say how many ${given}.`)];
  }
  if (amount.kind === "fixed") return [];
  return [
    ...(amount.basisPoints === null ? [missing("rewards", `${place}.basisPoints`, `Say what share ${given} as.`)] : []),
    ...(amount.property === null
      ? [missing("rewards", `${place}.property`, `Choose the property that ${given} as a share of.`)]
      : []),
  ];
}

function openingParts(config: Exclude<UnfinishedConfig, Referral>): MissingPart[] {
  if (config.kind === "gift" && config.amountMinor === null) {
    return [missing("rewards", "amountMinor", "Say what a card is opened with; it may be nothing.")];
  }
  return config.kind === "loyalty" && config.points === null
    ? [missing("rewards", "points", "Say how many points a card is opened with; it may be none.")]
    : [];
}

function codeParts({ code }: UnfinishedConfig): MissingPart[] {
  return code.pattern?.trim()
    ? []
    : [missing("codes", "code.pattern", "Say what a code looks like, such as FRIEND-######.")];
}
