/**
 * All effects of a batch in one statement. No "on conflict" where a second row would be wrong: two rewards for one
 * occurrence, two decisions for one event, two referrals of one referee fail the statement and with it the transaction.
 * Only a generated coupon code may meet another; the answer says which were made.
 */
export const effectsStatement = `
WITH attributed AS (
  INSERT INTO referral (id, project_id, campaign_id, campaign_version, referee_id, referrer_id, code_id, event_id, status,
    attributed_at, qualified_at)
  SELECT id, project_id, campaign_id, campaign_version, referee_id, referrer_id, code_id, event_id,
    CASE WHEN qualified_at IS NULL THEN 'attributed' ELSE 'qualified' END, occurred_at, qualified_at
  FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::int[], $5::uuid[], $6::uuid[], $7::uuid[], $8::uuid[],
    $9::timestamptz[], $10::timestamptz[])
  AS t(id, project_id, campaign_id, campaign_version, referee_id, referrer_id, code_id, event_id, occurred_at, qualified_at)
), qualified AS (
  UPDATE referral r SET status = 'qualified', qualified_at = t.occurred_at
  FROM unnest($11::uuid[], $12::uuid[], $13::timestamptz[]) AS t(id, project_id, occurred_at)
  WHERE r.id = t.id AND r.project_id = t.project_id AND r.status = 'attributed'
), coupons AS (
  INSERT INTO code (id, project_id, campaign_id, code, code_key, holder_id, reward_id, published_at, created_at)
  SELECT id, project_id, campaign_id, code, code_key, holder_id, reward_id, $44::timestamptz, $44::timestamptz
  FROM unnest($14::uuid[], $15::uuid[], $16::uuid[], $17::text[], $18::text[], $19::uuid[], $20::uuid[])
  AS t(id, project_id, campaign_id, code, code_key, holder_id, reward_id)
  ON CONFLICT (project_id, code_key) DO NOTHING RETURNING id
), given AS MATERIALIZED (
  SELECT * FROM unnest($21::uuid[], $22::uuid[], $23::uuid[], $24::int[], $25::text[], $26::uuid[], $27::uuid[],
    $28::uuid[], $29::text[], $30::uuid[], $31::bigint[], $32::text[])
  AS t(id, project_id, campaign_id, campaign_version, side, beneficiary_id, referral_id, event_id, kind, code_id,
    amount_minor, currency)
), rewarded AS (
  INSERT INTO reward (id, project_id, campaign_id, campaign_version, goal, side, beneficiary_id, occurrence_key,
    referral_id, event_id, kind, status, code_id, amount_minor, currency, issued_at)
  SELECT id, project_id, campaign_id, campaign_version, $45::text, side, beneficiary_id, referral_id::text,
    referral_id, event_id, kind, 'issued', code_id, amount_minor, currency, $44::timestamptz
  FROM given
), credited AS MATERIALIZED (
  SELECT given.*, row_number() OVER (ORDER BY id) AS place FROM given WHERE amount_minor IS NOT NULL
), entries AS (
  INSERT INTO ledger_entry (id, project_id, code_id, amount_minor, kind, reward_id, created_at)
  SELECT ($46::uuid[])[place], project_id, code_id, amount_minor, 'reward', id, $44::timestamptz FROM credited
), balances AS (
  UPDATE code v SET balance_minor = v.balance_minor + s.amount_minor, updated_at = $44::timestamptz
  FROM (SELECT project_id, code_id, sum(amount_minor)::bigint AS amount_minor FROM credited GROUP BY project_id, code_id) s
  WHERE v.id = s.code_id AND v.project_id = s.project_id
), decided AS (
  INSERT INTO decision (event_id, campaign_id, goal, side, project_id, campaign_version, outcome, reason, checks,
    referral_id, reward_id, decided_at)
  SELECT event_id, campaign_id, $45::text, side, project_id, campaign_version, outcome, reason, checks, referral_id,
    reward_id, $44::timestamptz
  FROM unnest($33::uuid[], $34::uuid[], $35::text[], $36::uuid[], $37::int[], $38::text[], $39::text[], $40::json[],
    $41::uuid[], $42::uuid[])
  AS t(event_id, campaign_id, side, project_id, campaign_version, outcome, reason, checks, referral_id, reward_id)
), done AS (
  DELETE FROM event_due WHERE event_id = ANY($43::uuid[])
)
SELECT ARRAY(SELECT id::text FROM coupons) AS codes
`;
