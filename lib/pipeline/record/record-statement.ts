/**
 * One group of events in one statement: the keys that are new, the customers that are new or changed, the events, and
 * what has to be decided. All of it commits or none.
 *
 * - A key that is taken drops its event from the group, and with it what that event brought about its customer.
 * - Customers the process remembers and has nothing to add to are only checked by their version; when one has moved on, or
 *   any is gone, the statement stores nothing and names them (`stale`), and the process forgets them and asks again.
 * - Rows are taken in the order of their keys, so that two groups that overlap wait for one another and do not deadlock.
 * - A code is found by any of its names. An old name is a row that says whose it is; the code itself is asked for only then.
 * - An event is due when a campaign listens, or when the configuration moved since the process judged that none does.
 *   With no version to compare it is stored only: what is compared with null is never true.
 */
const mergeTexts = ["name", "email", "phone", "description", "birthdate"];

export const recordStatement = `
WITH e AS MATERIALIZED (
  SELECT id, project_id, event_schema_id, schema_number, who, occurred_at, received_at, api_key_id, channel, source_id,
    body_hash, referral_code, code_key, listened, config_version, metadata, nullif(marks::text, 'null')::json AS marks,
    nullif(context::text, 'null')::json AS context
  FROM ROWS FROM (
    unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::int[], $5::int[], $6::timestamptz[], $7::timestamptz[], $8::uuid[],
      $9::text[], $10::text[], $11::bytea[], $12::text[], $13::text[], $14::bool[], $15::int[]),
    json_array_elements($16::json), json_array_elements($17::json), json_array_elements($18::json))
  AS t(id, project_id, event_schema_id, schema_number, who, occurred_at, received_at, api_key_id, channel, source_id,
    body_hash, referral_code, code_key, listened, config_version, metadata, marks, context)
), c AS MATERIALIZED (
  SELECT who, project_id, source_id, id, version, nullif(patch, 'null') AS patch FROM ROWS FROM (
    unnest($19::int[], $20::uuid[], $21::text[], $22::uuid[], $23::int[]), jsonb_array_elements($24::jsonb))
  AS t(who, project_id, source_id, id, version, patch)
), stale AS MATERIALIZED (
  SELECT c.who FROM c LEFT JOIN (
    SELECT id, project_id, version FROM customer
    WHERE id = ANY (ARRAY(SELECT id FROM c WHERE version IS NOT NULL)) AND deleted_at IS NULL
  ) k ON k.id = c.id AND k.project_id = c.project_id
  WHERE c.version IS NOT NULL AND (k.id IS NULL OR (c.patch IS NULL AND k.version <> c.version))
), keyed AS (
  INSERT INTO event_key (project_id, source_id, event_id, body_hash)
  SELECT project_id, source_id, id, body_hash FROM e
  WHERE source_id IS NOT NULL AND NOT EXISTS (SELECT FROM stale) ORDER BY project_id, source_id
  ON CONFLICT DO NOTHING RETURNING event_id
), fresh AS MATERIALIZED (
  SELECT * FROM e
  WHERE NOT EXISTS (SELECT FROM stale) AND (source_id IS NULL OR id IN (SELECT event_id FROM keyed))
), wanted AS MATERIALIZED (
  SELECT * FROM c WHERE patch IS NOT NULL AND who IN (SELECT who FROM fresh)
), upserted AS (
  INSERT INTO customer AS k (id, project_id, source_id, name, email, phone, description, birthdate, address, metadata, created_at)
  SELECT id, project_id, source_id, patch->>'name', patch->>'email', patch->>'phone', patch->>'description',
    patch->>'birthdate', nullif(patch->'address', 'null'), coalesce(patch->'metadata', '{}'), $25::timestamptz
  FROM wanted WHERE version IS NULL ORDER BY project_id, source_id
  ON CONFLICT (project_id, source_id) DO UPDATE SET ${upsertColumns()}
  RETURNING id, project_id, source_id, version, name, email, metadata,
    CASE WHEN xmax = 0 THEN 'created' WHEN updated_at = $25::timestamptz THEN 'merged' END AS effect
), merged AS (
  UPDATE customer k SET ${patchColumns()}
  FROM wanted w
  WHERE k.id = ANY (ARRAY(SELECT id FROM wanted WHERE version IS NOT NULL ORDER BY id))
    AND k.id = w.id AND k.project_id = w.project_id AND w.version IS NOT NULL AND k.deleted_at IS NULL
  RETURNING w.who, k.id, k.source_id, k.version, k.name, k.email, k.metadata,
    CASE WHEN k.updated_at = $25::timestamptz THEN 'merged' END AS effect
), known AS MATERIALIZED (
  SELECT w.who, u.id, u.source_id, u.version, u.name, u.email, u.metadata, u.effect, w.patch
  FROM upserted u JOIN wanted w ON w.version IS NULL AND w.project_id = u.project_id AND w.source_id = u.source_id
  UNION ALL
  SELECT m.who, m.id, m.source_id, m.version, m.name, m.email, m.metadata, m.effect, w.patch FROM merged m JOIN wanted w USING (who)
), placed AS MATERIALIZED (
  SELECT f.*, coalesce(known.id, c.id) AS customer_id, known.effect, CASE WHEN known.effect IS NOT NULL THEN known.patch END AS patch
  FROM fresh f JOIN c USING (who) LEFT JOIN known USING (who)
), stored AS (
  INSERT INTO event (id, project_id, event_schema_id, schema_number, customer_id, occurred_at, received_at, api_key_id,
    channel, source_id, referral_code, metadata, customer, customer_effect, marks, context)
  SELECT id, project_id, event_schema_id, schema_number, customer_id, occurred_at, received_at, api_key_id,
    channel, source_id, referral_code, metadata, patch::json, effect, marks, context
  FROM placed
), due AS (
  INSERT INTO event_due (event_id, project_id, shard)
  SELECT id, project_id, get_byte(uuid_send(customer_id), 15) & 63 FROM placed
  WHERE listened OR (project_id, config_version) NOT IN (
    SELECT id, config_version FROM project WHERE id = ANY (ARRAY(SELECT DISTINCT project_id FROM e)))
)
SELECT (SELECT array_agg(who) FROM stale) AS stale,
  (SELECT array_agg(id::text) FROM e WHERE source_id IS NOT NULL AND id NOT IN (SELECT event_id FROM keyed)) AS repeated,
  (SELECT json_agg(json_build_object('who', who, 'id', id, 'source_id', source_id, 'version', version, 'name', name,
    'email', email, 'metadata', metadata)) FROM known) AS customers,
  (SELECT json_agg(json_build_object('event', e.id, 'id', v.id, 'holder', v.holder_id))
   FROM e CROSS JOIN LATERAL (SELECT coalesce(v.alias_of, v.id) AS id,
       CASE WHEN v.alias_of IS NULL THEN v.holder_id ELSE (SELECT t.holder_id FROM code t WHERE t.id = v.alias_of) END AS holder_id
     FROM code v WHERE v.project_id = e.project_id AND v.code_key = e.code_key LIMIT 1) v
   WHERE e.code_key IS NOT NULL) AS codes
`;

/**
 * What a patch does to a customer: given fields overwrite, null empties, metadata is merged key by key. The version moves
 * only when something really changed; $25 is the moment, by which a change is told from none afterwards.
 */
function patchColumns(): string {
  const merged = (column: string) => `CASE WHEN w.patch ? '${column}' THEN w.patch->>'${column}' ELSE k.${column} END`;
  return changeColumns({
    ...Object.fromEntries(mergeTexts.map((column) => [column, merged(column)])),
    address: `CASE WHEN w.patch ? 'address' THEN nullif(w.patch->'address', 'null') ELSE k.address END`,
    metadata: `k.metadata || coalesce(w.patch->'metadata', '{}')`,
  });
}

/** The same for a customer met for the first time here, whose patch empties nothing (the recorder sees to that). */
function upsertColumns(): string {
  return changeColumns({
    ...Object.fromEntries(
      [...mergeTexts, "address"].map((column) => [column, `coalesce(excluded.${column}, k.${column})`]),
    ),
    metadata: "k.metadata || excluded.metadata",
  });
}

function changeColumns(next: Record<string, string>): string {
  const isChanged = Object.entries(next)
    .map(([column, value]) => `k.${column} IS DISTINCT FROM ${value}`)
    .join(" OR ");
  return [
    ...Object.entries(next).map(([column, value]) => `${column} = ${value}`),
    `version = k.version + (${isChanged})::int`,
    `updated_at = CASE WHEN ${isChanged} THEN $25::timestamptz ELSE k.updated_at END`,
  ].join(", ");
}
