import type { SentType } from "@/lib/domain/webhook/notice-type";
import { pool } from "@/lib/server/db";

/** Calls at once to one endpoint; to one whose last call failed, one, so that those that hang fill no worker. */
const callsPerEndpointMax = 4;
/** Longer than a call may last: what a worker that died had in hand is taken up again after it. */
const leaseSeconds = 60;

/** A delivery in hand, with all that its call needs. */
export interface ClaimedDelivery {
  projectId: string;
  endpointId: string;
  noticeId: string;
  type: SentType;
  /** Of the attempt, from 1. */
  number: number;
  step: number;
  dueSince: Date;
  startedAt: Date;
  url: string;
  body: string;
  /** Sealed. */
  secret: string;
  previousSecret: string | null;
}

/**
 * Takes up to `room` deliveries that are due, a few of each endpoint in turn, so that a long queue stands in nobody's way.
 * Each gets a lease, and its attempt is noted before the call. An attempt that a worker did not live to end counts in the
 * schedule: what kills workers must come to an end as well.
 */
const claimStatement = `
WITH due AS MATERIALIZED (
  SELECT e.project_id, e.id AS endpoint_id, d.notice_id, d.next_attempt_at
  FROM webhook_endpoint e CROSS JOIN LATERAL (
    SELECT w.notice_id, w.next_attempt_at FROM delivery w
    WHERE w.endpoint_id = e.id AND w.project_id = e.project_id AND w.status = 'pending' AND w.next_attempt_at <= clock_timestamp()
      AND (w.leased_until IS NULL OR w.leased_until <= clock_timestamp())
    ORDER BY w.next_attempt_at, w.notice_id
    LIMIT greatest(0, (CASE WHEN e.failures = 0 THEN $2::int ELSE 1 END) - (
      SELECT count(*)::int FROM delivery l
      WHERE l.endpoint_id = e.id AND l.status = 'pending' AND l.leased_until > clock_timestamp()))
    FOR UPDATE SKIP LOCKED
  ) d
  WHERE e.status = 'active' AND e.deleted_at IS NULL
), chosen AS (
  SELECT *, row_number() OVER (PARTITION BY endpoint_id ORDER BY next_attempt_at, notice_id) AS place
  FROM due ORDER BY place, next_attempt_at LIMIT $1
), claimed AS (
  UPDATE delivery d SET attempts = d.attempts + 1, step = d.step + 1, last_attempt_at = clock_timestamp(),
    leased_until = clock_timestamp() + make_interval(secs => $3)
  FROM chosen c
  WHERE d.project_id = c.project_id AND d.endpoint_id = c.endpoint_id AND d.notice_id = c.notice_id
  RETURNING d.project_id, d.endpoint_id, d.notice_id, d.type, d.attempts, d.step, d.due_since, d.last_attempt_at
), logged AS (
  INSERT INTO delivery_attempt (project_id, endpoint_id, notice_id, number, started_at)
  SELECT project_id, endpoint_id, notice_id, attempts, last_attempt_at FROM claimed
)
SELECT c.project_id AS "projectId", c.endpoint_id AS "endpointId", c.notice_id AS "noticeId", c.type, c.attempts AS number,
  c.step, c.due_since AS "dueSince", c.last_attempt_at AS "startedAt", e.url, n.body, e.secret,
  CASE WHEN e.previous_secret_ends_at > clock_timestamp() THEN e.previous_secret END AS "previousSecret"
FROM claimed c
  JOIN webhook_endpoint e ON e.id = c.endpoint_id AND e.project_id = c.project_id
  JOIN notice n ON n.id = c.notice_id AND n.project_id = c.project_id
`;

export async function claimDeliveries(room: number): Promise<ClaimedDelivery[]> {
  const { rows } = await pool().query<ClaimedDelivery>({
    name: "claim deliveries",
    text: claimStatement,
    values: [room, callsPerEndpointMax, leaseSeconds],
  });
  return rows;
}
