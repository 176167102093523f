/**
 * What a batch says, in one statement: who referred whom, how far each goal is, what is due, and why. No "on conflict"
 * where a second row would be wrong: two rewards for one occurrence, two decisions for one event, two referrals of one
 * referee fail the statement and with it the transaction.
 */
export const effectsStatement = `
WITH attributed AS (
  INSERT INTO referral (id, project_id, campaign_id, campaign_version, referee_id, referrer_id, code_id, event_id, status,
    signals, attributed_at, qualified_at, rewarded_at)
  SELECT id, project_id, campaign_id, campaign_version, referee_id, referrer_id, code_id, event_id,
    CASE WHEN qualified_at IS NULL THEN 'attributed' ELSE 'qualified' END, signals, occurred_at, qualified_at, rewarded_at
  FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::int[], $5::uuid[], $6::uuid[], $7::uuid[], $8::uuid[],
    $9::jsonb[], $10::timestamptz[], $11::timestamptz[], $12::timestamptz[])
  AS t(id, project_id, campaign_id, campaign_version, referee_id, referrer_id, code_id, event_id, signals, occurred_at,
    qualified_at, rewarded_at)
), qualified AS (
  UPDATE referral r SET status = CASE WHEN t.qualified_at IS NULL THEN r.status ELSE 'qualified' END,
    qualified_at = coalesce(r.qualified_at, t.qualified_at), rewarded_at = coalesce(r.rewarded_at, t.rewarded_at)
  FROM unnest($13::uuid[], $14::uuid[], $15::timestamptz[], $16::timestamptz[]) AS t(id, project_id, qualified_at, rewarded_at)
  WHERE r.id = t.id AND r.project_id = t.project_id
), attempted AS (
  INSERT INTO referral_attempt (project_id, event_id, campaign_id, referral_id, code_id, occurred_at)
  SELECT * FROM unnest($17::uuid[], $18::uuid[], $19::uuid[], $20::uuid[], $21::uuid[], $22::timestamptz[])
  ON CONFLICT DO NOTHING
), progressed AS (
  INSERT INTO goal_progress AS g (project_id, referral_id, goal, occurrences, reached, reached_at, undone)
  SELECT * FROM unnest($23::uuid[], $24::uuid[], $25::text[], $26::int[], $27::int[], $28::timestamptz[], $65::int[])
  ON CONFLICT (project_id, referral_id, goal) DO UPDATE SET occurrences = excluded.occurrences, reached = excluded.reached,
    undone = excluded.undone, reached_at = coalesce(g.reached_at, excluded.reached_at)
), rewarded AS (
  INSERT INTO reward (id, project_id, campaign_id, campaign_version, goal, side, beneficiary_id, occurrence_key, referral_id,
    event_id, occurred_at, kind, status, status_reason, from_campaign_id, label, code_id, amount_minor, cost_minor, currency,
    due_at, review_until, created_at, issued_at)
  SELECT id, project_id, campaign_id, campaign_version, goal, side, beneficiary_id, occurrence_key, referral_id,
    event_id, occurred_at, kind, status, reason, from_campaign_id, label, code_id, amount_minor, cost_minor, currency,
    due_at, review_until, $64::timestamptz, CASE WHEN status = 'issued' THEN $64::timestamptz END
  FROM unnest($29::uuid[], $30::uuid[], $31::uuid[], $32::int[], $33::text[], $34::text[], $35::uuid[], $36::text[],
    $37::uuid[], $38::uuid[], $39::timestamptz[], $40::text[], $41::text[], $42::text[], $43::uuid[], $44::text[],
    $45::uuid[], $46::bigint[], $47::bigint[], $48::text[], $49::timestamptz[], $50::timestamptz[])
  AS t(id, project_id, campaign_id, campaign_version, goal, side, beneficiary_id, occurrence_key, referral_id, event_id,
    occurred_at, kind, status, reason, from_campaign_id, label, code_id, amount_minor, cost_minor, currency, due_at, review_until)
), decided AS (
  INSERT INTO decision (event_id, campaign_id, goal, side, project_id, campaign_version, outcome, reason, checks,
    referral_id, reward_id, decided_at)
  SELECT event_id, campaign_id, goal, side, project_id, campaign_version, outcome, reason, checks, referral_id,
    reward_id, $64::timestamptz
  FROM unnest($51::uuid[], $52::uuid[], $53::text[], $54::text[], $55::uuid[], $56::int[], $57::text[], $58::text[],
    $59::json[], $60::uuid[], $61::uuid[])
  AS t(event_id, campaign_id, goal, side, project_id, campaign_version, outcome, reason, checks, referral_id, reward_id)
)
DELETE FROM event_due WHERE event_id = ANY($62::uuid[]) AND project_id = ANY($63::uuid[])
`;

/** A step that was taken back holds its key no longer: it may be given again, and the one that was stays as it was. */
export const freeStepsStatement = `
UPDATE reward w SET occurrence_key = w.occurrence_key || '/' || w.id FROM unnest($1::uuid[], $2::uuid[]) t(id, project_id)
WHERE w.id = t.id AND w.project_id = t.project_id`;

/**
 * Decisions of events that come again, but for those whose effect stays: of all campaigns, or of the one that alone decides;
 * and of a side that got nothing, where it is decided anew.
 */
export const dropDecisionsStatement = `
DELETE FROM decision d USING unnest($1::uuid[], $2::uuid[], $3::uuid[]) w(event_id, project_id, campaign_id)
WHERE d.event_id = w.event_id AND d.project_id = w.project_id AND (w.campaign_id IS NULL OR d.campaign_id = w.campaign_id)
  AND d.reward_id IS NULL AND (NOT (d.event_id || '/' || d.campaign_id || '/' || d.goal) = ANY($4::text[])
    OR (d.event_id || '/' || d.campaign_id || '/' || d.goal || '/' || d.side) = ANY($5::text[]))`;

/**
 * Events that may have been waiting for a referral which is made now: those of its goals that the friend sent since, also
 * when they came before the code did. Those of this batch that follow it were decided with it, in their turn. One that waits to
 * be run again in one campaign is decided again in all.
 */
export const requeueStatement = `
INSERT INTO event_due (event_id, project_id, shard, again)
SELECT e.id, e.project_id, get_byte(uuid_send(e.customer_id), 15) & 63, true
FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::timestamptz[], $5::uuid[]) w(project_id, customer_id, schemas, since, made_by)
JOIN event e ON e.customer_id = w.customer_id AND e.project_id = w.project_id
WHERE e.event_schema_id = ANY(w.schemas::uuid[]) AND e.occurred_at >= w.since
  AND NOT (e.id >= w.made_by AND e.id = ANY($6::uuid[]))
ON CONFLICT (event_id) DO UPDATE SET again = true WHERE event_due.rerun_id IS NOT NULL`;

export const countersStatement = `
UPDATE campaign_counter c SET count = c.count + t.count, value_minor = c.value_minor + t.value_minor
FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::bigint[], $5::bigint[]) t(project_id, campaign_id, key, count, value_minor)
WHERE c.project_id = t.project_id AND c.campaign_id = t.campaign_id AND c.key = t.key`;
