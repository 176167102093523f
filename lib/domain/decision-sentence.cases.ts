import type { DecisionOutcome, DecisionReason, Side } from "./decision";

/** What a marketer reads for each reason; checkout_completed by Alex Doe with Nora Ryan's code NRY-01. */
export const decisionSentenceCases: {
  outcome: DecisionOutcome;
  reason: DecisionReason;
  side: Side | "both";
  what: string;
  hasTodo: boolean;
}[] = [
  {
    outcome: "rewarded",
    reason: "reward_issued",
    side: "referrer",
    what: "Nora Ryan got € 10.00 credits.",
    hasTodo: false,
  },
  {
    outcome: "rewarded",
    reason: "reward_issued",
    side: "referee",
    what: "Alex Doe got € 10.00 credits.",
    hasTodo: false,
  },
  {
    outcome: "attributed",
    reason: "referral_attributed",
    side: "both",
    what: "Alex Doe is now referred by Nora Ryan.",
    hasTodo: false,
  },
  {
    outcome: "nothing_due",
    reason: "no_reward_set",
    side: "referee",
    what: "Nothing was due to the friend.",
    hasTodo: true,
  },
  {
    outcome: "nothing_due",
    reason: "no_reward_set",
    side: "referrer",
    what: "Nothing was due to the referrer.",
    hasTodo: true,
  },
  {
    outcome: "nothing_due",
    reason: "no_code",
    side: "both",
    what: "The code NRY-01 is not one of Friends of Northwind.",
    hasTodo: false,
  },
  { outcome: "refused", reason: "code_not_found", side: "both", what: "The code NRY-01 is not known.", hasTodo: true },
  {
    outcome: "refused",
    reason: "code_disabled",
    side: "both",
    what: "The code NRY-01 is switched off.",
    hasTodo: true,
  },
  {
    outcome: "refused",
    reason: "code_not_published",
    side: "both",
    what: "The code NRY-01 was never given to anybody.",
    hasTodo: true,
  },
  {
    outcome: "refused",
    reason: "campaign_draft",
    side: "both",
    what: "Friends of Northwind is still a draft.",
    hasTodo: true,
  },
  {
    outcome: "refused",
    reason: "campaign_not_started",
    side: "both",
    what: "Friends of Northwind had not started yet.",
    hasTodo: true,
  },
  {
    outcome: "refused",
    reason: "campaign_paused",
    side: "both",
    what: "Friends of Northwind was paused.",
    hasTodo: true,
  },
  {
    outcome: "refused",
    reason: "campaign_ended",
    side: "both",
    what: "Friends of Northwind had ended.",
    hasTodo: true,
  },
  {
    outcome: "refused",
    reason: "browser_event",
    side: "both",
    what: "The event came from a browser.",
    hasTodo: true,
  },
  { outcome: "refused", reason: "self_referral", side: "both", what: "Alex Doe used their own code.", hasTodo: false },
  {
    outcome: "refused",
    reason: "already_referred",
    side: "both",
    what: "Alex Doe was already referred by Nora Ryan.",
    hasTodo: false,
  },
  {
    outcome: "refused",
    reason: "not_first_occurrence",
    side: "both",
    what: "Alex Doe had converted before.",
    hasTodo: false,
  },
  {
    outcome: "refused",
    reason: "referrer_deleted",
    side: "referrer",
    what: "The person who referred Alex Doe was deleted.",
    hasTodo: false,
  },
  {
    outcome: "refused",
    reason: "reward_campaign_closed",
    side: "referee",
    what: "The campaign that holds the reward is not running.",
    hasTodo: true,
  },
  {
    outcome: "refused",
    reason: "codes_exhausted",
    side: "referrer",
    what: "No codes were left to give.",
    hasTodo: true,
  },
];
