import type pg from "pg";
import { newId } from "@/lib/server/new-id";

export interface TakenBack {
  id: string;
  projectId: string;
  reason: string;
  by: string | null;
}

/**
 * Takes rewards back, in the transaction of whoever asks: one that waits is void; of one that was given the coupon is
 * switched off and credits are booked back, as far as the card holds them still. What was handed over or used cannot be
 * fetched by a program: it is marked, and a person sees to it. Done twice it changes nothing more. Resolves to the rewards that
 * were used before, wholly or in part.
 */
export async function takeBackRewards(client: pg.PoolClient, taken: TakenBack[], now: Date): Promise<Set<string>> {
  if (taken.length === 0) return new Set();
  await client.query({
    name: "lock cards of rewards",
    text: `SELECT FROM code v WHERE v.id IN (SELECT code_id FROM reward WHERE id = ANY($1::uuid[]) AND project_id = ANY($2::uuid[]))
      ORDER BY v.id FOR UPDATE OF v`,
    values: [taken.map(({ id }) => id), taken.map(({ projectId }) => projectId)],
  });
  const { rows } = await client.query<{ id: string }>({
    name: "take back rewards",
    text: takeBackStatement,
    values: [
      taken.map(({ id }) => id),
      taken.map(({ projectId }) => projectId),
      taken.map(({ reason }) => reason),
      taken.map(({ by }) => by),
      taken.map(() => newId()),
      now.toISOString(),
    ],
  });
  const used = rows.map(({ id }) => id);
  if (used.length > 0) {
    await client.query(
      "UPDATE reward w SET status_reason = 'used_before_refund' FROM unnest($1::uuid[], $2::uuid[]) t(id, project_id) WHERE w.id = t.id AND w.project_id = t.project_id",
      [used, used.map((id) => taken.find((one) => one.id === id)?.projectId)],
    );
  }
  return new Set(used);
}

/** Several rewards may have gone on one card: each takes what the ones before it left. */
const takeBackStatement = `
WITH t AS MATERIALIZED (
  SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::uuid[]) t(id, project_id, reason, by, entry_id)
), ended AS (
  UPDATE reward w SET status = CASE WHEN w.issued_at IS NULL THEN 'void' ELSE 'reversed' END, status_reason = t.reason,
    status_by = t.by, review_until = NULL
  FROM t WHERE w.id = t.id AND w.project_id = t.project_id AND w.status NOT IN ('void', 'reversed')
  RETURNING w.id, w.project_id, w.kind, w.code_id, w.amount_minor, w.status, t.entry_id
), stopped AS (
  UPDATE code v SET active = false, updated_at = $6 FROM ended
  WHERE ended.status = 'reversed' AND ended.kind = 'coupon' AND v.id = ended.code_id AND v.project_id = ended.project_id
), wanted AS MATERIALIZED (
  SELECT ended.*, v.balance_minor, sum(amount_minor) OVER (PARTITION BY code_id ORDER BY ended.id) AS upto
  FROM ended JOIN code v ON v.id = ended.code_id AND v.project_id = ended.project_id
  WHERE ended.status = 'reversed' AND ended.kind IN ('credits', 'points')
), booked AS MATERIALIZED (
  SELECT *, least(amount_minor, greatest(0, balance_minor - (upto - amount_minor)))::bigint AS back FROM wanted
), entries AS (
  INSERT INTO ledger_entry (id, project_id, code_id, amount_minor, kind, reward_id, created_at)
  SELECT entry_id, project_id, code_id, -back, 'reversal', id, $6 FROM booked WHERE back > 0
), moved AS (
  UPDATE code v SET balance_minor = v.balance_minor - s.back, updated_at = $6
  FROM (SELECT project_id, code_id, sum(back)::bigint AS back FROM booked GROUP BY project_id, code_id HAVING sum(back) > 0) s
  WHERE v.id = s.code_id AND v.project_id = s.project_id
)
SELECT id FROM booked WHERE back < amount_minor
UNION ALL
SELECT ended.id FROM ended JOIN code v ON v.id = ended.code_id AND v.project_id = ended.project_id
WHERE ended.status = 'reversed' AND ended.kind = 'coupon' AND v.redeemed_count > 0`;
