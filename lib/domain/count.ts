/**
 * What is counted by the hour. Events by when they were received, so that a count of an hour is done when the hour is;
 * referrals by the moments they bear, decisions and rewards by when they were made.
 */
export const measures = [
  "event_accepted",
  "event_rejected",
  "decision",
  "reward",
  "referral_attributed",
  "referral_qualified",
  "referral_rewarded",
  "code_published",
  "code_visited",
] as const;
export type Measure = (typeof measures)[number];

/** Stands for the event schema where none is known: events of unknown names. */
export const noSubject = "00000000-0000-0000-0000-000000000000";
