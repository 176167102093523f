-- What must always hold. Each query gives the rows that break it, so all is well when every answer is empty; the comment
-- line before a query is its name. They only read, and may run while the product works: each looks at one snapshot.

-- one event for each key
SELECT project_id, source_id, count(*) AS events FROM event
WHERE source_id IS NOT NULL GROUP BY project_id, source_id HAVING count(*) > 1;

-- every key has its event
SELECT k.project_id, k.source_id, k.event_id FROM event_key k
LEFT JOIN event e ON e.id = k.event_id AND e.project_id = k.project_id AND e.source_id = k.source_id
WHERE e.id IS NULL;

-- every event with a key is the one its key names
SELECT e.project_id, e.id, e.source_id FROM event e
LEFT JOIN event_key k ON k.project_id = e.project_id AND k.source_id = e.source_id AND k.event_id = e.id
WHERE e.source_id IS NOT NULL AND k.event_id IS NULL;

-- what is due is an event
SELECT d.project_id, d.event_id FROM event_due d
LEFT JOIN event e ON e.id = d.event_id AND e.project_id = d.project_id
WHERE e.id IS NULL;

-- no event is due and decided, but for those that are to be decided again
SELECT d.project_id, d.event_id FROM event_due d
JOIN decision x ON x.event_id = d.event_id AND x.project_id = d.project_id WHERE NOT d.again;

-- no event is due and failed
SELECT d.project_id, d.event_id FROM event_due d
JOIN event_failure f ON f.event_id = d.event_id AND f.project_id = d.project_id;

-- no event is decided and failed
SELECT f.project_id, f.event_id FROM event_failure f
JOIN decision x ON x.event_id = f.event_id AND x.project_id = f.project_id;

-- every event of a trigger is due, failed, or has its decision
-- (where the campaign stood as it is now when the event came; an edit may take ten seconds)
SELECT e.project_id, e.id, c.id AS campaign_id FROM campaign c
JOIN campaign_version v ON v.project_id = c.project_id AND v.campaign_id = c.id AND v.number = c.version
CROSS JOIN LATERAL jsonb_array_elements(v.config->'goals') g
JOIN event e ON e.project_id = c.project_id AND e.event_schema_id = (g->'trigger'->>'eventSchemaId')::uuid
  AND e.received_at > v.created_at + interval '10 seconds'
WHERE c.kind = 'referral' AND c.deleted_at IS NULL
  AND NOT EXISTS (SELECT FROM event_due d WHERE d.event_id = e.id AND d.project_id = e.project_id)
  AND NOT EXISTS (SELECT FROM event_failure f WHERE f.event_id = e.id AND f.project_id = e.project_id)
  AND NOT EXISTS (SELECT FROM decision x WHERE x.event_id = e.id AND x.project_id = e.project_id AND x.campaign_id = c.id);

-- one referral for each campaign and referee
SELECT project_id, campaign_id, referee_id, count(*) AS referrals FROM referral
GROUP BY project_id, campaign_id, referee_id HAVING count(*) > 1;

-- nobody refers themselves
SELECT project_id, id FROM referral WHERE referrer_id = referee_id;

-- a qualified referral says since when, another does not
SELECT project_id, id FROM referral WHERE (status = 'qualified') <> (qualified_at IS NOT NULL);

-- a referral's code is of its campaign and its referrer's
SELECT r.project_id, r.id FROM referral r JOIN code v ON v.id = r.code_id AND v.project_id = r.project_id
WHERE v.campaign_id <> r.campaign_id OR v.holder_id IS DISTINCT FROM r.referrer_id;

-- no reward twice for one occurrence
SELECT project_id, campaign_id, goal, side, beneficiary_id, occurrence_key, count(*) AS rewards FROM reward
GROUP BY project_id, campaign_id, goal, side, beneficiary_id, occurrence_key HAVING count(*) > 1;

-- a reward goes to its side of its referral
SELECT w.project_id, w.id FROM reward w JOIN referral r ON r.id = w.referral_id AND r.project_id = w.project_id
WHERE w.beneficiary_id <> CASE w.side WHEN 'referrer' THEN r.referrer_id ELSE r.referee_id END
  OR w.campaign_id <> r.campaign_id;

-- every reward belongs to one decision
SELECT w.project_id, w.id, count(d.event_id) AS decisions FROM reward w
LEFT JOIN decision d ON d.project_id = w.project_id AND d.reward_id = w.id AND d.event_id = w.event_id
  AND d.campaign_id = w.campaign_id AND d.goal = w.goal AND d.side = w.side AND d.outcome IN ('rewarded', 'waiting', 'held')
GROUP BY w.project_id, w.id HAVING count(d.event_id) <> 1;

-- every decision that rewards has its reward, and no other has one
SELECT d.project_id, d.event_id, d.campaign_id, d.side FROM decision d
LEFT JOIN reward w ON w.id = d.reward_id AND w.project_id = d.project_id
WHERE (d.outcome IN ('rewarded', 'waiting', 'held')) <> (w.id IS NOT NULL) OR (d.reward_id IS NOT NULL AND w.id IS NULL);

-- every coupon that was given has one code, held by whom it is for
SELECT w.project_id, w.id, count(v.id) AS codes FROM reward w
LEFT JOIN code v ON v.project_id = w.project_id AND v.reward_id = w.id AND v.id = w.code_id AND v.holder_id = w.beneficiary_id
WHERE w.kind = 'coupon' AND w.issued_at IS NOT NULL GROUP BY w.project_id, w.id HAVING count(v.id) <> 1;

-- no code claims a reward that names another code
SELECT v.project_id, v.id, v.reward_id FROM code v
LEFT JOIN reward w ON w.project_id = v.project_id AND w.id = v.reward_id AND w.code_id = v.id
WHERE v.reward_id IS NOT NULL AND w.id IS NULL;

-- every reward of credits or points that was given has one ledger entry of its amount, on its beneficiary's card
SELECT w.project_id, w.id, count(v.id) AS entries FROM reward w
LEFT JOIN ledger_entry l ON l.project_id = w.project_id AND l.reward_id = w.id AND l.code_id = w.code_id
  AND l.amount_minor = w.amount_minor AND l.kind = 'reward'
LEFT JOIN code v ON v.id = l.code_id AND v.project_id = l.project_id AND v.account_of = w.beneficiary_id
WHERE w.kind IN ('credits', 'points') AND w.issued_at IS NOT NULL GROUP BY w.project_id, w.id HAVING count(v.id) <> 1;

-- what waits, is void or is held has neither code nor entry
SELECT w.project_id, w.id, w.status FROM reward w
WHERE w.issued_at IS NULL AND (w.code_id IS NOT NULL
  OR EXISTS (SELECT FROM ledger_entry l WHERE l.project_id = w.project_id AND l.reward_id = w.id)
  OR EXISTS (SELECT FROM code v WHERE v.project_id = w.project_id AND v.reward_id = w.id));

-- a referral is rewarded since its first reward was given, and not before
SELECT r.project_id, r.id FROM referral r
WHERE (r.rewarded_at IS NOT NULL) <> EXISTS (SELECT FROM reward w
  WHERE w.project_id = r.project_id AND w.referral_id = r.id AND w.issued_at IS NOT NULL);

-- a counter of a limit is what was given in its span, or waits to be
SELECT c.project_id, c.campaign_id, c.key, c.count, c.value_minor, count(w.id) AS rewards, coalesce(sum(w.cost_minor), 0) AS value
FROM campaign_counter c JOIN project p ON p.id = c.project_id
LEFT JOIN reward w ON w.project_id = c.project_id AND w.campaign_id = c.campaign_id AND w.status NOT IN ('void', 'reversed')
  AND NOT w.by_hand AND split_part(c.key, '/', 1) || '/' || split_part(c.key, '/', 2) IN ('campaign/', w.side || '/' || w.beneficiary_id)
  AND split_part(c.key, '/', 3) IN ('all', to_char(w.occurred_at AT TIME ZONE p.time_zone, 'YYYY-MM-DD'),
    to_char(w.occurred_at AT TIME ZONE p.time_zone, 'IYYY-"W"IW'), to_char(w.occurred_at AT TIME ZONE p.time_zone, 'YYYY-MM'))
WHERE c.key LIKE 'campaign/%' OR c.key LIKE 'referrer/%' OR c.key LIKE 'referee/%'
GROUP BY c.project_id, c.campaign_id, c.key, c.count, c.value_minor
HAVING c.count <> count(w.id) OR c.value_minor <> coalesce(sum(w.cost_minor), 0);

-- a referrer's friends at a goal are the referrals that reached it
SELECT c.project_id, c.campaign_id, c.key, c.count, count(g.referral_id) AS friends FROM campaign_counter c
LEFT JOIN referral r ON r.project_id = c.project_id AND r.campaign_id = c.campaign_id AND r.referrer_id::text = split_part(c.key, '/', 2)
LEFT JOIN goal_progress g ON g.project_id = r.project_id AND g.referral_id = r.id AND g.reached > g.undone
  AND g.goal = substr(split_part(c.key, '/', 1), 6)
WHERE c.key LIKE 'goal.%' GROUP BY c.project_id, c.campaign_id, c.key, c.count HAVING c.count <> count(g.referral_id);

-- no limit is passed by what was given since it was set
SELECT c.project_id, c.campaign_id, c.key, c.count, c.value_minor, l AS the_limit FROM campaign_counter c
JOIN campaign k ON k.project_id = c.project_id AND k.id = c.campaign_id AND k.version = 1
JOIN campaign_version v ON v.project_id = k.project_id AND v.campaign_id = k.id AND v.number = 1
CROSS JOIN LATERAL jsonb_array_elements(v.config->'limits') l
WHERE split_part(c.key, '/', 1) = l->>'of'
  AND l->>'period' = CASE WHEN c.key LIKE '%/all' THEN 'all' WHEN split_part(c.key, '/', 3) LIKE '%W%' THEN 'week'
    WHEN length(split_part(c.key, '/', 3)) = 7 THEN 'month' ELSE 'day' END
  AND CASE WHEN l->>'measure' = 'count' THEN c.count ELSE c.value_minor END > (l->>'max')::bigint;

-- every ledger entry of a reward has its reward
SELECT l.project_id, l.id FROM ledger_entry l
LEFT JOIN reward w ON w.id = l.reward_id AND w.project_id = l.project_id AND w.kind IN ('credits', 'points')
  AND (l.kind = 'reward' OR w.status = 'reversed')
WHERE (l.kind IN ('reward', 'reversal')) <> (l.reward_id IS NOT NULL) OR (l.reward_id IS NOT NULL AND w.id IS NULL);

-- a balance is the sum of its entries
SELECT v.project_id, v.id, v.balance_minor, s.total FROM code v
LEFT JOIN (SELECT project_id, code_id, sum(amount_minor) AS total FROM ledger_entry GROUP BY project_id, code_id) s
  ON s.project_id = v.project_id AND s.code_id = v.id
WHERE (v.balance_minor IS NOT NULL OR s.total IS NOT NULL) AND v.balance_minor IS DISTINCT FROM coalesce(s.total, 0);

-- no balance is below nothing
SELECT project_id, id, balance_minor FROM code WHERE balance_minor < 0;

-- a code counts the redemptions of it that stand
SELECT v.project_id, v.id, v.redeemed_count, count(r.id) AS redemptions FROM code v
LEFT JOIN redemption r ON r.project_id = v.project_id AND r.code_id = v.id AND r.status = 'succeeded'
GROUP BY v.project_id, v.id, v.redeemed_count HAVING v.redeemed_count <> count(r.id);

-- what a card gave for a redemption is in its ledger, and what a rollback gave it back
SELECT r.project_id, r.id, r.status, r.amount_minor FROM redemption r
LEFT JOIN ledger_entry l ON l.project_id = r.project_id AND l.redemption_id = r.id AND l.code_id = r.code_id
  AND l.amount_minor = CASE l.kind WHEN 'redemption' THEN -r.amount_minor WHEN 'rollback' THEN r.amount_minor END
GROUP BY r.project_id, r.id, r.status, r.amount_minor
HAVING count(l.id) <> CASE WHEN r.amount_minor = 0 THEN 0 WHEN r.status = 'succeeded' THEN 1 ELSE 2 END;

-- one code for each spelling
SELECT project_id, code_key, count(*) AS codes FROM code GROUP BY project_id, code_key HAVING count(*) > 1;

-- an old name leads to a code of its project and campaign, and to no other name
SELECT a.project_id, a.id FROM code a LEFT JOIN code v ON v.id = a.alias_of AND v.project_id = a.project_id
  AND v.campaign_id = a.campaign_id AND v.alias_of IS NULL
WHERE a.alias_of IS NOT NULL AND v.id IS NULL;

-- a job has done what its rows say
SELECT j.project_id, j.id FROM code_job j LEFT JOIN code_job_row r ON r.job_id = j.id AND r.project_id = j.project_id
WHERE j.status = 'running' OR (j.status = 'done' AND j.finished_at > now() - interval '6 days')
GROUP BY j.project_id, j.id, j.done, j.failed
HAVING j.done <> count(r.code_id) OR j.failed <> count(r.problem);

-- the visits of a campaign's hours are those of its codes' days
SELECT c.project_id, c.campaign_id, sum(c.hours) AS hours, sum(c.days) AS days FROM (
  SELECT project_id, subject_id AS campaign_id, count AS hours, 0 AS days FROM hourly_count WHERE measure = 'code_visited'
  UNION ALL SELECT project_id, subject_id, count, 0 FROM count_due WHERE measure = 'code_visited'
  UNION ALL SELECT project_id, campaign_id, 0, visits FROM code_visit_day
) c GROUP BY c.project_id, c.campaign_id HAVING sum(c.hours) <> sum(c.days);

-- one customer for each id of the app's own
SELECT project_id, source_id, count(*) AS customers FROM customer
WHERE source_id IS NOT NULL GROUP BY project_id, source_id HAVING count(*) > 1;

-- nothing refers to what another project has, or to what nobody has
SELECT child, project_id, row_id, parent, parent_id FROM (
  SELECT 'campaign_version' AS child, project_id, number::text AS row_id, 'campaign' AS parent, campaign_id AS parent_id FROM campaign_version
  UNION ALL SELECT 'code', project_id, id::text, 'campaign', campaign_id FROM code
  UNION ALL SELECT 'code', project_id, id::text, 'customer', holder_id FROM code
  UNION ALL SELECT 'code', project_id, id::text, 'customer', account_of FROM code
  UNION ALL SELECT 'code', project_id, id::text, 'reward', reward_id FROM code
  UNION ALL SELECT 'publication', project_id, id::text, 'campaign', campaign_id FROM publication
  UNION ALL SELECT 'publication', project_id, id::text, 'code', code_id FROM publication
  UNION ALL SELECT 'publication', project_id, id::text, 'customer', customer_id FROM publication
  UNION ALL SELECT 'referral', project_id, id::text, 'campaign', campaign_id FROM referral
  UNION ALL SELECT 'referral', project_id, id::text, 'customer', referee_id FROM referral
  UNION ALL SELECT 'referral', project_id, id::text, 'customer', referrer_id FROM referral
  UNION ALL SELECT 'referral', project_id, id::text, 'code', code_id FROM referral
  UNION ALL SELECT 'decision', project_id, event_id::text, 'campaign', campaign_id FROM decision
  UNION ALL SELECT 'decision', project_id, event_id::text, 'referral', referral_id FROM decision
  UNION ALL SELECT 'decision', project_id, event_id::text, 'reward', reward_id FROM decision
  UNION ALL SELECT 'reward', project_id, id::text, 'campaign', campaign_id FROM reward
  UNION ALL SELECT 'reward', project_id, id::text, 'customer', beneficiary_id FROM reward
  UNION ALL SELECT 'reward', project_id, id::text, 'referral', referral_id FROM reward
  UNION ALL SELECT 'reward', project_id, id::text, 'code', code_id FROM reward
  UNION ALL SELECT 'reward', project_id, id::text, 'campaign', from_campaign_id FROM reward
  UNION ALL SELECT 'reward_step', project_id, id::text, 'reward', reward_id FROM reward_step
  UNION ALL SELECT 'goal_progress', project_id, goal, 'referral', referral_id FROM goal_progress
  UNION ALL SELECT 'referral_attempt', project_id, event_id::text, 'referral', referral_id FROM referral_attempt
  UNION ALL SELECT 'campaign_counter', project_id, key, 'campaign', campaign_id FROM campaign_counter
  UNION ALL SELECT 'ledger_entry', project_id, id::text, 'code', code_id FROM ledger_entry
  UNION ALL SELECT 'ledger_entry', project_id, id::text, 'reward', reward_id FROM ledger_entry
  UNION ALL SELECT 'ledger_entry', project_id, id::text, 'redemption', redemption_id FROM ledger_entry
  UNION ALL SELECT 'redemption', project_id, id::text, 'code', code_id FROM redemption
  UNION ALL SELECT 'redemption', project_id, id::text, 'campaign', campaign_id FROM redemption
  UNION ALL SELECT 'redemption', project_id, id::text, 'customer', customer_id FROM redemption
  UNION ALL SELECT 'event_schema_version', project_id, number::text, 'event_schema', event_schema_id FROM event_schema_version
  UNION ALL SELECT 'event', project_id, id::text, 'event_schema', event_schema_id FROM event
  UNION ALL SELECT 'event', project_id, id::text, 'customer', customer_id FROM event
  UNION ALL SELECT 'event', project_id, id::text, 'api_key', api_key_id FROM event
  UNION ALL SELECT 'event_failure', project_id, event_id::text, 'event', event_id FROM event_failure
  UNION ALL SELECT 'rejected_event', project_id, id::text, 'event_schema', event_schema_id FROM rejected_event
  UNION ALL SELECT 'rejected_event', project_id, id::text, 'api_key', api_key_id FROM rejected_event
  UNION ALL SELECT 'api_key', project_id, id::text, 'api_key', replaced_by_id FROM api_key
) reference
WHERE parent_id IS NOT NULL AND NOT EXISTS (
  SELECT FROM (
    SELECT 'campaign' AS kind, project_id, id FROM campaign
    UNION ALL SELECT 'customer', project_id, id FROM customer
    UNION ALL SELECT 'code', project_id, id FROM code
    UNION ALL SELECT 'referral', project_id, id FROM referral
    UNION ALL SELECT 'reward', project_id, id FROM reward
    UNION ALL SELECT 'redemption', project_id, id FROM redemption
    UNION ALL SELECT 'event_schema', project_id, id FROM event_schema
    UNION ALL SELECT 'event', project_id, id FROM event
    UNION ALL SELECT 'api_key', project_id, id FROM api_key
  ) there WHERE there.kind = reference.parent AND there.project_id = reference.project_id AND there.id = reference.parent_id);

-- a published version exists
SELECT s.project_id, s.id FROM event_schema s
LEFT JOIN event_schema_version v ON v.project_id = s.project_id AND v.event_schema_id = s.id AND v.number = s.published_number
WHERE s.published_number IS NOT NULL AND v.number IS NULL;

-- an event names the version it was judged by
SELECT e.project_id, e.id FROM event e
LEFT JOIN event_schema_version v ON v.project_id = e.project_id AND v.event_schema_id = e.event_schema_id AND v.number = e.schema_number
WHERE v.number IS NULL;

-- every version of a campaign that was acted upon exists
SELECT x.kind, x.project_id, x.campaign_id, x.number FROM (
  SELECT 'campaign' AS kind, project_id, id AS campaign_id, version AS number FROM campaign
  UNION SELECT 'decision', project_id, campaign_id, campaign_version FROM decision
  UNION SELECT 'reward', project_id, campaign_id, campaign_version FROM reward
  UNION SELECT 'referral', project_id, campaign_id, campaign_version FROM referral
) x
LEFT JOIN campaign_version v ON v.project_id = x.project_id AND v.campaign_id = x.campaign_id AND v.number = x.number
WHERE v.number IS NULL;

-- every campaign and each of its versions left its line in the audit log
SELECT v.project_id, v.campaign_id, max(v.number) AS versions FROM campaign_version v
GROUP BY v.project_id, v.campaign_id
HAVING max(v.number) > (
  SELECT count(*) FROM audit_entry a WHERE a.project_id = v.project_id AND a.resource_kind = 'campaign'
    AND a.resource_id = v.campaign_id::text AND a.action IN ('campaign.create', 'campaign.update', 'campaign.publish'));

-- every API key left a line in the audit log, and each revoked one another
SELECT k.project_id, k.id FROM api_key k
WHERE NOT EXISTS (SELECT FROM audit_entry a WHERE a.project_id = k.project_id AND a.resource_kind = 'api_key'
    AND a.resource_id = k.id::text AND a.action = 'api_key.create')
  OR (k.revoked_at IS NOT NULL AND NOT EXISTS (SELECT FROM audit_entry a WHERE a.project_id = k.project_id
    AND a.resource_kind = 'api_key' AND a.resource_id = k.id::text AND a.action IN ('api_key.revoke', 'api_key.roll')));

-- every publication left a line in the audit log
SELECT p.project_id, p.id FROM publication p
WHERE NOT EXISTS (SELECT FROM audit_entry a WHERE a.project_id = p.project_id AND a.resource_kind = 'publication'
  AND a.resource_id = p.id::text);

-- the counts of an hour, rolled up or due, are those of its rows
-- (counts stay when a person's events are erased; those that wait to be made anew are not looked at)
SELECT project_id, measure, subject_id, detail, hour, sum(counted) AS counted, sum(there) AS there FROM (
  SELECT project_id, measure, subject_id, detail, hour, count AS counted, 0 AS there, amount_minor FROM hourly_count
  UNION ALL SELECT d.project_id, d.measure, d.subject_id, d.detail, date_trunc('hour', d.quarter, p.time_zone), d.count, 0, d.amount_minor
    FROM count_due d JOIN project p ON p.id = d.project_id
  UNION ALL SELECT r.project_id, r.measure, r.subject_id, r.detail, date_trunc('hour', r.at, p.time_zone), 0, 1, -r.amount_minor FROM (
    SELECT project_id, 'event_accepted' AS measure, event_schema_id AS subject_id, '' AS detail, received_at AS at, 0::bigint AS amount_minor FROM event
    UNION ALL SELECT project_id, 'decision', campaign_id, outcome || ' ' || reason, decided_at, 0 FROM decision
    UNION ALL SELECT project_id, 'reward', campaign_id, concat_ws(' ', side, kind, currency), issued_at, cost_minor FROM reward
      WHERE issued_at IS NOT NULL AND status <> 'reversed'
    UNION ALL SELECT project_id, 'referral_rewarded', campaign_id, '', rewarded_at, 0 FROM referral WHERE rewarded_at IS NOT NULL
    UNION ALL SELECT project_id, 'referral_attributed', campaign_id, '', attributed_at, 0 FROM referral
    UNION ALL SELECT project_id, 'referral_qualified', campaign_id, '', qualified_at, 0 FROM referral WHERE qualified_at IS NOT NULL
    UNION ALL SELECT project_id, 'code_published', campaign_id, '', created_at, 0 FROM publication
  ) r JOIN project p ON p.id = r.project_id
) c
WHERE measure NOT IN ('event_rejected', 'code_visited')
  AND NOT EXISTS (SELECT FROM audit_entry a WHERE a.project_id = c.project_id AND a.action = 'customer.erase')
  AND NOT EXISTS (SELECT FROM recount_due d WHERE d.project_id = c.project_id AND d.subject_id = c.subject_id)
GROUP BY project_id, measure, subject_id, detail, hour HAVING sum(counted) <> sum(there) OR sum(amount_minor) <> 0;

-- the counts of refused events are those of the rows, for as long as these are kept
SELECT c.project_id, c.subject_id, c.hour, sum(c.counted) AS counted, sum(c.there) AS there FROM (
  SELECT project_id, subject_id, hour, count AS counted, 0 AS there FROM hourly_count WHERE measure = 'event_rejected'
  UNION ALL SELECT d.project_id, d.subject_id, date_trunc('hour', d.quarter, p.time_zone), d.count, 0
    FROM count_due d JOIN project p ON p.id = d.project_id WHERE d.measure = 'event_rejected'
  UNION ALL SELECT r.project_id, coalesce(r.event_schema_id, '00000000-0000-0000-0000-000000000000'), date_trunc('hour', r.received_at, p.time_zone), 0, 1
    FROM rejected_event r JOIN project p ON p.id = r.project_id
) c JOIN project p ON p.id = c.project_id
WHERE c.hour > now() - make_interval(days => p.rejected_retention_days)
  AND NOT EXISTS (SELECT FROM audit_entry a WHERE a.project_id = c.project_id AND a.action = 'customer.erase')
  AND NOT EXISTS (SELECT FROM recount_due d WHERE d.project_id = c.project_id AND d.subject_id = c.subject_id)
GROUP BY c.project_id, c.subject_id, c.hour HAVING sum(c.counted) <> sum(c.there);

-- every reward was told of to each endpoint that was there and has not been changed since
-- (what is told of somebody goes when she is erased; all of it goes after 30 days)
SELECT r.project_id, r.id, e.id AS endpoint_id FROM reward r
JOIN webhook_endpoint e ON e.project_id = r.project_id AND e.status = 'active' AND e.deleted_at IS NULL
  AND e.created_at < r.issued_at - interval '10 seconds' AND (cardinality(e.types) = 0 OR 'reward.issued' = ANY(e.types))
WHERE r.issued_at > now() - interval '29 days'
  AND NOT EXISTS (SELECT FROM delivery d JOIN notice n ON n.id = d.notice_id AND n.project_id = d.project_id
    WHERE d.project_id = r.project_id AND d.endpoint_id = e.id AND n.subject_id = r.id AND n.type = 'reward.issued')
  AND NOT EXISTS (SELECT FROM audit_entry a WHERE a.project_id = r.project_id AND (a.action = 'customer.erase'
    OR (a.resource_id = e.id::text AND a.action IN ('webhook_endpoint.change', 'webhook_endpoint.enable', 'webhook_endpoint.disable'))));

-- nothing is told twice of one thing
SELECT project_id, type, subject_id, count(*) FROM notice WHERE subject_kind <> 'campaign' AND type <> 'test.ping'
GROUP BY project_id, type, subject_id HAVING count(*) > 1;

-- every notice is for somebody
SELECT n.project_id, n.id FROM notice n
WHERE NOT EXISTS (SELECT FROM delivery d WHERE d.project_id = n.project_id AND d.notice_id = n.id);

-- a delivery has as many attempts in its log as it counts, the last at the time it says
SELECT d.project_id, d.endpoint_id, d.notice_id FROM delivery d LEFT JOIN delivery_attempt a
  ON a.project_id = d.project_id AND a.endpoint_id = d.endpoint_id AND a.notice_id = d.notice_id
GROUP BY d.project_id, d.endpoint_id, d.notice_id HAVING count(a.number) <> d.attempts
  OR coalesce(max(a.number), 0) <> d.attempts OR max(a.started_at) IS DISTINCT FROM d.last_attempt_at;
