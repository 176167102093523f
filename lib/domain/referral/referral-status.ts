export const referralStatuses = ["attributed", "qualified"] as const;
