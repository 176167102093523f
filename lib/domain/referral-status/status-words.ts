/**
 * What becomes of a reward, told to those it is for. A closed table: a state without words does not compile. States that
 * nothing sets yet stand here with theirs, so that whoever sets them finds them told.
 */
export const rewardStates = [
  "waiting",
  "pending",
  "held",
  "awaiting_stock",
  "issued",
  "delivered",
  "denied",
  "void",
  "reversed",
] as const;
export type RewardState = (typeof rewardStates)[number];

export interface ToldReward {
  state: RewardState;
  /** "€ 7.50 credits" or "a coupon". */
  what: string;
  /** The code to use it by. */
  code: string | null;
  /** When it is due, in words. */
  until: string | null;
  /** Why not, in words. */
  why: string | null;
}

const words: Record<RewardState, (reward: ToldReward) => string> = {
  waiting: ({ what }) => `${what} as soon as the conditions are met`,
  pending: ({ what, until }) => (until ? `${what} waits until ${until}` : `${what} waits for a while`),
  held: ({ what }) => `${what} is being looked at before it is given`,
  awaiting_stock: ({ what }) => `${what} is on its way: we are waiting for new codes`,
  issued: ({ what, code }) => (code ? `${what}, with the code ${code}` : `${what} was given`),
  delivered: ({ what }) => `${what} has reached you`,
  denied: ({ why }) => `no reward${why ? `: ${why}` : ""}`,
  void: ({ what, why }) => `${what} is not given after all${why ? `: ${why}` : ""}`,
  reversed: ({ what, why }) => `${what} was taken back${why ? `: ${why}` : ""}`,
};

export function rewardWords(reward: ToldReward): string {
  return words[reward.state](reward);
}

/** As stored: what another version may have written is told as waiting, which promises nothing. */
export function rewardStateOf(stored: string): RewardState {
  return (rewardStates as readonly string[]).includes(stored) ? (stored as RewardState) : "waiting";
}

export interface ToldReferral {
  /** The other one's first name. */
  other: string | null;
  joined: string;
  isQualified: boolean;
  isDenied: boolean;
}

/** For whoever invited. */
export function friendWords({ other, joined, isQualified, isDenied }: ToldReferral): string {
  const friend = other ?? "A friend";
  if (isQualified) return `${friend} joined ${joined}`;
  return isDenied ? `${friend} came ${joined}` : `${friend} came ${joined} but has not done the next step yet`;
}

/** For whoever was invited. */
export function invitedWords({ other, joined, isQualified, isDenied }: ToldReferral): string {
  const invited = `${other ?? "A friend"} invited you, and you came ${joined}`;
  return isQualified || isDenied ? invited : `${invited}. There is one more step to do`;
}

const reasonWords: Record<string, string> = {
  code_disabled: "the code was no longer valid",
  code_not_published: "the code was nobody’s yet",
  campaign_draft: "the campaign was not open",
  campaign_not_started: "the campaign had not begun",
  campaign_paused: "the campaign was not open",
  campaign_ended: "the campaign was over",
  self_referral: "nobody can invite themselves",
  already_referred: "somebody else had invited you before",
  not_first_occurrence: "it counts only the first time",
  referrer_deleted: "whoever invited you has left",
  reward_campaign_closed: "there was nothing left to give",
  codes_exhausted: "there was nothing left to give",
};

/** Why a reward ended, as far as it can be told to anybody: what a reviewer wrote is the team's own. */
export function endWords(reason: string | null): string | null {
  return reason === "refunded" ? "the purchase was undone" : null;
}

/** Why there is no reward, as far as it can be told to anybody. */
export function denialWords(reason: string): string {
  return reasonWords[reason] ?? "the conditions were not met";
}
