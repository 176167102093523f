/** What a campaign can be, and what lists of campaigns and of codes can be asked for. */

export const campaignKinds = ["referral", "coupons", "gift"] as const;

export const campaignStatuses = ["draft", "running", "paused", "ended"] as const;

export const campaignOrders = ["newest", "name"] as const;

export const codeStates = ["held", "free", "off"] as const;
