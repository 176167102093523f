import type { WouldDecide } from "./event-trial";

const coupon = { kind: "coupon", label: null, amountMinor: null, currency: null } as const;
const credits = { kind: "credits", label: null, amountMinor: "1000", currency: "EUR" } as const;

export const wouldSentenceCases: (Partial<WouldDecide> & { reads: string })[] = [
  {
    side: "referee",
    outcome: "rewarded",
    reason: "reward_issued",
    reward: coupon,
    reads: "Alex would get a coupon from Friends",
  },
  {
    side: "referrer",
    outcome: "rewarded",
    reason: "reward_issued",
    reward: credits,
    reads: "Nora would get €\u00a010.00 credits from Friends",
  },
  {
    side: "both",
    outcome: "attributed",
    reason: "referral_attributed",
    reads: "Alex would be referred by Nora in Friends",
  },
  {
    side: "both",
    outcome: "refused",
    reason: "code_not_found",
    code: "NOPE",
    reads: "Friends would pay nothing: the code NOPE is not known",
  },
  {
    side: "both",
    outcome: "nothing_due",
    reason: "no_code",
    code: null,
    referrer: null,
    reads: "Friends would pay nothing: no referral code came with this event",
  },
];
