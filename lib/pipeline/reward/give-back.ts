import type pg from "pg";

/** First half of the key of the advisory lock on the making of a campaign's counters. */
export const countersLockSpace = 20_263;

/**
 * Frees what rewards took of limits, before they end. Only counters that are there: one that is not will be made from the
 * rewards that stand, and not before these have ended, because whoever makes it waits for the lock that is held here.
 */
export async function giveBack(client: pg.PoolClient, rewards: { id: string; projectId: string }[]): Promise<void> {
  const values = [rewards.map(({ id }) => id), rewards.map(({ projectId }) => projectId)];
  await client.query({
    name: "hold making of counters",
    text: `SELECT pg_advisory_xact_lock_shared($3::int, hashtext(c)) FROM (
      SELECT DISTINCT w.campaign_id::text AS c FROM reward w
        JOIN unnest($1::uuid[], $2::uuid[]) t(id, project_id) ON t.id = w.id AND t.project_id = w.project_id ORDER BY 1) held`,
    values: [...values, countersLockSpace],
  });
  await client.query({
    name: "lock counters of rewards",
    text: `${taken} SELECT FROM campaign_counter c JOIN taken USING (project_id, campaign_id, key) ORDER BY c.campaign_id, c.key FOR UPDATE OF c`,
    values,
  });
  await client.query({
    name: "give back",
    text: `${taken}
      UPDATE campaign_counter c SET count = c.count - t.count, value_minor = c.value_minor - t.value_minor FROM taken t
      WHERE c.project_id = t.project_id AND c.campaign_id = t.campaign_id AND c.key = t.key`,
    values,
  });
}

/** Every counter that a reward may be in: of its side and of the campaign, in each period of the day its event occurred. */
const taken = `
WITH taken AS MATERIALIZED (
  SELECT w.project_id, w.campaign_id, s.subject || '/' || p.period AS key, count(*) AS count, sum(w.cost_minor)::bigint AS value_minor
  FROM reward w
    JOIN unnest($1::uuid[], $2::uuid[]) t(id, project_id) ON t.id = w.id AND t.project_id = w.project_id
    JOIN project j ON j.id = w.project_id
    CROSS JOIN LATERAL (SELECT w.occurred_at AT TIME ZONE j.time_zone AS at) l
    CROSS JOIN LATERAL (VALUES ('campaign/'), (w.side || '/' || w.beneficiary_id)) s(subject)
    CROSS JOIN LATERAL (VALUES ('all'), (to_char(l.at, 'YYYY-MM-DD')), (to_char(l.at, 'IYYY-"W"IW')), (to_char(l.at, 'YYYY-MM'))) p(period)
  WHERE w.status NOT IN ('void', 'reversed') AND NOT w.by_hand
  GROUP BY w.project_id, w.campaign_id, s.subject, p.period
)`;
