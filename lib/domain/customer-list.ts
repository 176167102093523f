/** What lists of customers, and of what happened with one, can be asked for. */

/** Who is asked for by what they did in referrals. */
export const customerRoles = ["referrer", "referee"] as const;
export type CustomerRole = (typeof customerRoles)[number];

export const customerOrders = ["newest", "oldest"] as const;
export type CustomerOrder = (typeof customerOrders)[number];

/** Counting ends here: a page must not read a million events to say how many there are. */
export const customerEventsCountMax = 1_000;

export const timelineKinds = ["event", "referral", "reward", "code", "edit"] as const;
export type TimelineKind = (typeof timelineKinds)[number];
