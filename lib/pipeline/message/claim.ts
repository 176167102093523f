import type { MessageOccasion } from "@/lib/domain/message/occasion";
import { pool } from "@/lib/server/db";

/** Longer than a mail may take to be sent: what a worker that died had in hand is taken up again after it. */
const leaseSeconds = 120;

/** A message in hand, with all that decides whether it is sent. */
export interface ClaimedMessage {
  id: string;
  projectId: string;
  campaignId: string;
  customerId: string;
  occasion: MessageOccasion;
  subjectId: string;
  referralId: string;
  /** Of the attempt, from 1. */
  number: number;
  step: number;
  dueSince: Date;
  /** Null until it was put into words. */
  subject: string | null;
  text: string | null;
  html: string | null;
  email: string | null;
  isUnsubscribed: boolean;
  isDeleted: boolean;
  projectName: string;
  campaignName: string;
}

/** An attempt that a worker did not live to end counts in the schedule: what kills workers must come to an end as well. */
const claimStatement = `
WITH due AS MATERIALIZED (
  SELECT id FROM message WHERE status = 'queued' AND next_attempt_at <= clock_timestamp()
    AND (leased_until IS NULL OR leased_until <= clock_timestamp())
  ORDER BY next_attempt_at, id LIMIT $1 FOR UPDATE SKIP LOCKED
), claimed AS (
  UPDATE message m SET attempts = m.attempts + 1, step = m.step + 1,
    leased_until = clock_timestamp() + make_interval(secs => $2)
  FROM due WHERE m.id = due.id
  RETURNING m.*
)
SELECT c.id, c.project_id AS "projectId", c.campaign_id AS "campaignId", c.customer_id AS "customerId", c.occasion,
  c.subject_id AS "subjectId", c.referral_id AS "referralId", c.attempts AS number, c.step, c.due_since AS "dueSince",
  c.subject, c.text, c.html, k.email, k.unsubscribed_at IS NOT NULL AS "isUnsubscribed", k.deleted_at IS NOT NULL AS "isDeleted",
  p.name AS "projectName", g.name AS "campaignName"
FROM claimed c
  JOIN customer k ON k.id = c.customer_id AND k.project_id = c.project_id
  JOIN project p ON p.id = c.project_id
  JOIN campaign g ON g.id = c.campaign_id AND g.project_id = c.project_id
`;

export async function claimMessages(room: number): Promise<ClaimedMessage[]> {
  const { rows } = await pool().query<ClaimedMessage>({
    name: "claim messages",
    text: claimStatement,
    values: [room, leaseSeconds],
  });
  return rows;
}
