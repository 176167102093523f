import type pg from "pg";
import { inTransaction } from "@/lib/server/db";

/** The rows behind every measure of one subject, counted by quarters of an hour. */
const countedRows = `
  SELECT 'event_accepted' AS measure, goodword_quarter(received_at) AS quarter, '' AS detail, count(*) AS count,
    0::numeric AS amount_minor
  FROM event WHERE project_id = $1 AND event_schema_id = $2 GROUP BY quarter
  UNION ALL
  SELECT 'event_rejected', goodword_quarter(received_at) AS quarter, '', count(*), 0
  FROM rejected_event WHERE project_id = $1 AND coalesce(event_schema_id, goodword_no_subject()) = $2 GROUP BY quarter
  UNION ALL
  SELECT 'decision', goodword_quarter(decided_at) AS quarter, outcome || ' ' || reason, count(*), 0
  FROM decision WHERE project_id = $1 AND campaign_id = $2 GROUP BY quarter, outcome, reason
  UNION ALL
  SELECT 'reward', goodword_quarter(issued_at) AS quarter, goodword_reward_detail(side, kind, currency), count(*), sum(cost_minor)
  FROM reward WHERE project_id = $1 AND campaign_id = $2 AND issued_at IS NOT NULL AND status <> 'reversed'
  GROUP BY quarter, side, kind, currency
  UNION ALL
  SELECT 'referral_rewarded', goodword_quarter(rewarded_at) AS quarter, '', count(*), 0
  FROM referral WHERE project_id = $1 AND campaign_id = $2 AND rewarded_at IS NOT NULL GROUP BY quarter
  UNION ALL
  SELECT 'referral_attributed', goodword_quarter(attributed_at) AS quarter, '', count(*), 0
  FROM referral WHERE project_id = $1 AND campaign_id = $2 GROUP BY quarter
  UNION ALL
  SELECT 'referral_qualified', goodword_quarter(qualified_at) AS quarter, '', count(*), 0
  FROM referral WHERE project_id = $1 AND campaign_id = $2 AND qualified_at IS NOT NULL GROUP BY quarter
  UNION ALL
  SELECT 'code_published', goodword_quarter(created_at) AS quarter, '', count(*), 0
  FROM publication WHERE project_id = $1 AND campaign_id = $2 GROUP BY quarter`;

/** Visits leave no rows that they could be counted from again: they stay as they are. */
const counted = "AND measure <> 'code_visited'";

const recountStatement = `
  INSERT INTO hourly_count (project_id, measure, hour, subject_id, detail, count, amount_minor)
  SELECT $1, r.measure, date_trunc('hour', r.quarter, p.time_zone) AS hour, $2, r.detail, sum(r.count), sum(r.amount_minor)
  FROM (${countedRows}) r CROSS JOIN project p WHERE p.id = $1 GROUP BY r.measure, hour, r.detail`;

/**
 * Counts one subject anew from its rows, if one is due; says whether one was.
 *
 * One snapshot sees both its rows and the counts that are due for them, so what those say of rows that it counts is
 * dropped with them, and what commits later stays due: nothing is stopped meanwhile, nothing is lost, nothing is counted
 * twice. A recount that is cut short leaves nothing, and the subject stays due.
 */
export async function recountNext(): Promise<boolean> {
  // A subject may have many millions of rows.
  return await inTransaction("BEGIN ISOLATION LEVEL REPEATABLE READ; SET LOCAL statement_timeout = 0", recountOne);
}

async function recountOne(client: pg.PoolClient): Promise<boolean> {
  const { rows } = await client.query<{ project_id: string; subject_id: string }>(
    "SELECT project_id, subject_id FROM recount_due LIMIT 1 FOR UPDATE SKIP LOCKED",
  );
  const [due] = rows;
  if (!due) return false;
  const subject = [due.project_id, due.subject_id];
  await client.query(`DELETE FROM count_due WHERE project_id = $1 AND subject_id = $2 ${counted}`, subject);
  await client.query(`DELETE FROM hourly_count WHERE project_id = $1 AND subject_id = $2 ${counted}`, subject);
  await client.query(recountStatement, subject);
  await client.query("DELETE FROM recount_due WHERE project_id = $1 AND subject_id = $2", subject);
  return true;
}
