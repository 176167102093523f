import type { RewardKind, RewardStatus } from "@/lib/domain/campaign/kinds";
import type { DecisionOutcome, Side } from "@/lib/domain/decision";
import { publicId } from "@/lib/domain/id";
import type { StoryReward } from "@/lib/domain/reward-story/facts";

/** A reward with its way, however it is told. */
export interface RewardColumns {
  id: string;
  referral_id: string;
  event_id: string;
  goal: string;
  side: Side;
  kind: RewardKind;
  status: RewardStatus;
  label: string | null;
  code: string | null;
  amount_minor: string | null;
  currency: string | null;
  by_hand: boolean;
  due_at: Date;
  review_until: Date | null;
  created_at: Date;
  issued_at: Date | null;
  born_as: DecisionOutcome | null;
  changes: { status: RewardStatus; reason: string | null; by: string | null; at: string }[];
}

/** Of a table's alias, with `v` as its code. The decision it was made by tells what it began as. */
export const rewardColumns = (w: string) =>
  `${w}.id, ${w}.referral_id, ${w}.event_id, ${w}.goal, ${w}.side, ${w}.kind, ${w}.status, ${w}.label, v.code, ${w}.amount_minor::text,
   ${w}.currency, ${w}.by_hand, ${w}.due_at, ${w}.review_until, ${w}.created_at, ${w}.issued_at,
   (SELECT d.outcome FROM decision d WHERE d.project_id = ${w}.project_id AND d.event_id = ${w}.event_id AND d.reward_id = ${w}.id
     LIMIT 1) AS born_as,
   (SELECT coalesce(json_agg(json_build_object('status', s.status, 'reason', s.reason, 'by', s.by, 'at', s.at) ORDER BY s.id), '[]')
     FROM reward_step s WHERE s.reward_id = ${w}.id AND s.project_id = ${w}.project_id) AS changes`;

export function rewardFacts(row: RewardColumns): StoryReward {
  const { goal, side, kind, status, label, code, currency } = row;
  return {
    ...{ id: publicId("reward", row.id), goal, side, kind, status, label, code, currency },
    referralId: publicId("referral", row.referral_id),
    eventId: publicId("event", row.event_id),
    amountMinor: row.amount_minor,
    byHand: row.by_hand,
    dueAt: row.due_at,
    reviewUntil: row.review_until,
    issuedAt: row.issued_at,
    createdAt: row.created_at,
    bornAs: row.born_as,
    changes: row.changes.map(({ at, ...change }) => ({ ...change, at: new Date(at) })),
  };
}
