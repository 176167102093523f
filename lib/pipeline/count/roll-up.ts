import { pool } from "@/lib/server/db";

const rowsPerStepMax = 20_000;

/**
 * Takes counts that are due and adds them to the sums of their hours, in one statement: they are always in one of the two
 * tables, and whoever reads both in one snapshot reads each exactly once.
 *
 * There is no watermark to be late for. What a transaction counts is there from its commit, however long after its ids were
 * made and however old its moments are, and is taken by whom deletes it. Workers at it together pass over each other's
 * rows; sums are locked in one order. What waits to be counted anew waits here too, because recounting takes it.
 */
const rollUpStatement = `
WITH taken AS MATERIALIZED (
  DELETE FROM count_due WHERE id = ANY (ARRAY(
    SELECT d.id FROM count_due d
    WHERE NOT EXISTS (SELECT FROM recount_due r WHERE r.project_id = d.project_id AND r.subject_id = d.subject_id)
    ORDER BY d.id LIMIT $1 FOR UPDATE OF d SKIP LOCKED))
  RETURNING project_id, measure, quarter, subject_id, detail, count, amount_minor
), summed AS (
  SELECT t.project_id, t.measure, date_trunc('hour', t.quarter, p.time_zone) AS hour, t.subject_id, t.detail,
    sum(t.count) AS count, sum(t.amount_minor) AS amount_minor
  FROM taken t JOIN project p ON p.id = t.project_id GROUP BY 1, 2, 3, 4, 5
), added AS (
  INSERT INTO hourly_count AS h (project_id, measure, hour, subject_id, detail, count, amount_minor)
  SELECT * FROM summed ORDER BY project_id, measure, hour, subject_id, detail
  ON CONFLICT (project_id, measure, hour, subject_id, detail)
  DO UPDATE SET count = h.count + excluded.count, amount_minor = h.amount_minor + excluded.amount_minor
)
SELECT count(*)::int AS taken FROM taken`;

/** Rolls up all that is due, a bounded number at a time. */
export async function rollUp(): Promise<void> {
  for (;;) {
    const { rows } = await pool().query<{ taken: number }>({
      name: "roll up",
      text: rollUpStatement,
      values: [rowsPerStepMax],
    });
    if ((rows[0]?.taken ?? 0) < rowsPerStepMax) return;
  }
}
