/** Everything that endpoints can be told of, in the order the screens offer it. A type stands here from the day it happens. */
export const noticeTypes = [
  "event.accepted",
  "event.rejected",
  "referral.attributed",
  "referral.qualified",
  "reward.pending",
  "reward.held",
  "reward.awaiting_stock",
  "reward.issued",
  "reward.delivered",
  "reward.voided",
  "reward.reversed",
  "campaign.started",
  "campaign.paused",
  "campaign.ended",
  "budget.threshold",
  "cap.reached",
  "pool.low",
] as const;
export type NoticeType = (typeof noticeTypes)[number];

/** Sent by hand to try an endpoint out; nobody subscribes to it. */
export const testType = "test.ping" as const;
export const sentTypes = [...noticeTypes, testType] as const;
export type SentType = NoticeType | typeof testType;

/** When each is sent, for those who choose. */
export const noticeTypeWords: Record<SentType, string> = {
  "event.accepted": "An event was stored",
  "event.rejected": "An event was refused, and waits to be mended",
  "referral.attributed": "Somebody came by another's code",
  "referral.qualified": "A referral converted",
  "reward.pending": "A reward is due after its days of waiting",
  "reward.held": "A reward waits for a person's judgement",
  "reward.awaiting_stock": "A reward waits for a code",
  "reward.issued": "Somebody got a reward",
  "reward.delivered": "A reward arrived",
  "reward.voided": "A reward that waited will not be given",
  "reward.reversed": "A reward that was given was taken back",
  "campaign.started": "A campaign began to run, or went on",
  "campaign.paused": "A campaign was paused",
  "campaign.ended": "A campaign ended",
  "budget.threshold": "80 % or all of a campaign’s budget is used",
  "cap.reached": "A campaign’s limit of rewards is reached",
  "pool.low": "80 % or all of a pool’s codes are given out",
  "test.ping": "Sent by hand, to try the endpoint out",
};

export function isNoticeType(text: string): text is NoticeType {
  return (noticeTypes as readonly string[]).includes(text);
}

/** Whether an endpoint that chose these types is told of this one; an empty choice is all there are and will be. */
export function takesType(chosen: readonly string[], type: NoticeType): boolean {
  return chosen.length === 0 || chosen.includes(type);
}
