/** no: it failed. waiting: it may still come. not_asked: nothing came so far, or what was before it failed. */
export const chipStates = ["ok", "no", "waiting", "not_asked"] as const;
export type ChipState = (typeof chipStates)[number];

/** open: what has to happen has not happened yet. missed: it happened, and was refused, or its time is over. */
export const rewardStates = ["given", "waiting", "held", "open", "missed", "taken_back"] as const;
export type StoryState = (typeof rewardStates)[number];
