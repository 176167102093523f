/** The closed lists of campaigns, apart from their schemas: screens need the words and not the parser. */

export const campaignKinds = ["referral", "coupons", "gift", "loyalty"] as const;
export type CampaignKind = (typeof campaignKinds)[number];

export const campaignStatuses = ["draft", "running", "paused", "ended"] as const;
export type CampaignStatus = (typeof campaignStatuses)[number];

/** What is shown: one that runs is scheduled until its start, and what is archived is nothing else. */
export const campaignStates = ["draft", "scheduled", "running", "paused", "ended", "archived"] as const;
export type CampaignState = (typeof campaignStates)[number];

export const campaignOrders = ["newest", "name"] as const;
export type CampaignOrder = (typeof campaignOrders)[number];

export const codeStates = ["held", "free", "off"] as const;
export type CodeState = (typeof codeStates)[number];

export const rewardKinds = ["coupon", "credits", "points", "material", "webhook"] as const;
export type RewardKind = (typeof rewardKinds)[number];

/**
 * pending: waits for its day. held: waits for a person. awaiting_stock: waits for a code. issued: given. delivered: known to
 * have arrived. void: never given. reversed: given and taken back.
 */
export const rewardStatuses = ["pending", "held", "awaiting_stock", "issued", "delivered", "void", "reversed"] as const;
export type RewardStatus = (typeof rewardStatuses)[number];

export const limitSubjects = ["referrer", "referee", "campaign"] as const;

export const limitPeriods = ["all", "day", "week", "month"] as const;

export const fraudSignals = [
  "same_email",
  "same_phone",
  "same_device",
  "same_ip_agent",
  "disposable_email",
  "velocity",
  "loop",
] as const;
export type FraudSignal = (typeof fraudSignals)[number];

/** What is done when a signal fires; the later in the list, the stronger. */
export const fraudAnswers = ["off", "note", "hold", "refuse"] as const;
export type FraudAnswer = (typeof fraudAnswers)[number];

/** Of a reward or a balance: ten million in a currency of two digits. */
export const amountMax = 1_000_000_000;

/** Of a code of somebody's own choosing. */
export const vanityCharactersMin = 3;
export const vanityCharactersMax = 40;
