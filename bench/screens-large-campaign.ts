import type pg from "pg";
import { simpleReferral } from "@/lib/domain/campaign/simple-referral";
import { newId } from "@/lib/server/new-id";
import { idAt } from "./uuid-at";

interface LargeCampaign {
  projectId: string;
  trigger: string;
  say: (line: string) => void;
}

const days = 90;
const step = 100_000;

/**
 * A campaign of its own in which every customer came by a friend's code in the last ninety days, and six of ten converted
 * within two weeks: each with a decision and a reward, below a budget, and with visits of the codes.
 */
export async function addLargeCampaign(database: pg.Pool, { projectId, trigger, say }: LargeCampaign): Promise<string> {
  const id = newId();
  await database.query(
    "INSERT INTO campaign (id, project_id, name, kind, status) VALUES ($1, $2, 'A million friends', 'referral', 'running')",
    [id, projectId],
  );
  const config = {
    ...simpleReferral<object, object>({
      trigger: { eventSchemaId: trigger, eventName: "event_1" },
      referrer: { kind: "material", name: "A mug", costMinor: 500 },
      referee: null,
    }),
    ...{ kind: "referral", joinOnce: true, voucher: {} },
    limits: [{ of: "campaign", measure: "value", period: "all", max: 500_000_000 }],
    code: { pattern: "########", charset: "23456789ABCDEFGHJKMNPQRSTWXYZ" },
  };
  await database.query(
    "INSERT INTO campaign_version (project_id, campaign_id, number, config) VALUES ($1, $2, 1, $3)",
    [projectId, id, JSON.stringify(config)],
  );
  await database.query(
    `INSERT INTO code (id, project_id, campaign_id, code, code_key, holder_id, published_at, created_at)
     SELECT ${idAt("now()")}, $1, $2, 'LARGE-' || n, 'large-' || n, id, now(), now() FROM bench_customer WHERE n % 20 = 1`,
    [projectId, id],
  );
  const { rows } = await database.query<{ count: number }>("SELECT count(*)::int AS count FROM bench_customer");
  const count = rows[0]?.count ?? 0;
  for (let done = 0; done < count; done += step) {
    await database.query(stepStatement, [projectId, id, done, Math.min(step, count - done), count]);
    say(`friends: ${Math.min(done + step, count).toLocaleString("en")}`);
  }
  await database.query(
    `INSERT INTO campaign_counter (project_id, campaign_id, key, count, value_minor)
     SELECT $1, $2, 'campaign//all', count(*), sum(cost_minor) FROM reward WHERE campaign_id = $2`,
    [projectId, id],
  );
  await database.query(
    `INSERT INTO count_due (project_id, measure, quarter, subject_id, count)
     SELECT $1, 'code_visited', date_trunc('hour', now()) - make_interval(hours => n), $2, 900 FROM generate_series(0, 2000) n`,
    [projectId, id],
  );
  return id;
}

const stepStatement = `
  WITH made AS MATERIALIZED (
    SELECT c.n, c.id AS friend, r.id AS referrer, v.id AS code, at, ${idAt("at")} AS referral, ${idAt("at")} AS event,
      CASE WHEN random() < 0.6 THEN least(now(), at + random() * interval '14 days') END AS converted
    FROM bench_customer c JOIN bench_customer r ON r.n = greatest(1, (c.n * 31 % $5) / 20 * 20 + 1)
      JOIN code v ON v.project_id = $1 AND v.code_key = 'large-' || r.n
      CROSS JOIN LATERAL (SELECT now() - interval '${days} days' * (1 - c.n::float8 / $5) AS at) t
    WHERE c.n > $3 AND c.n <= $3::bigint + $4::bigint AND c.id <> r.id
  ), referred AS (
    INSERT INTO referral (id, project_id, campaign_id, campaign_version, referee_id, referrer_id, code_id, event_id, status,
      signals, attributed_at, qualified_at, rewarded_at)
    SELECT referral, $1, $2, 1, friend, referrer, code, NULL, CASE WHEN converted IS NULL THEN 'attributed' ELSE 'qualified' END,
      CASE WHEN n % 5000 = 0 THEN '[{"signal": "velocity", "answer": "note", "saw": "12"}]'::jsonb ELSE '[]'::jsonb END,
      at, converted, converted
    FROM made
  ), given AS (
    INSERT INTO reward (id, project_id, campaign_id, campaign_version, goal, side, beneficiary_id, occurrence_key, referral_id,
      event_id, occurred_at, kind, status, label, cost_minor, due_at, created_at, issued_at)
    SELECT ${idAt("converted")}, $1, $2, 1, 'conversion', 'referrer', referrer, referral::text, referral, event, converted,
      'material', CASE WHEN n % 2000 = 0 THEN 'pending' ELSE 'issued' END, 'A mug', 500, converted, converted,
      CASE WHEN n % 2000 = 0 THEN NULL ELSE converted END
    FROM made WHERE converted IS NOT NULL
  )
  INSERT INTO decision (event_id, campaign_id, goal, side, project_id, campaign_version, outcome, reason, checks, decided_at)
  SELECT event, $2, 'conversion', 'both', $1, 1, CASE WHEN n % 1000 = 0 THEN 'refused' ELSE 'attributed' END,
    CASE WHEN n % 1000 = 0 THEN 'condition_failed' ELSE 'referral_attributed' END, '[]', at
  FROM made`;
