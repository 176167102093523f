import type { Rig } from "./rig";

/**
 * Fills the database up to `target` stored events, with keys and customers, in the months behind us: the tables and
 * indexes that a year's traffic leaves. Made inside PostgreSQL, because it is not what is measured.
 */
export async function growTo(rig: Rig, target: number, say: (line: string) => void): Promise<void> {
  const { projectId, plainSchemaId } = rig.fixture;
  const customers = Math.round(target / 10);
  say(`filling: ${customers.toLocaleString("en")} customers`);
  await rig.database.query(
    `INSERT INTO customer (id, project_id, source_id, name, email, metadata)
     SELECT gen_random_uuid(), $1, 'old-' || n, 'Old Customer', 'old-' || n || '@example.com', '{"VIP": true}' FROM generate_series(1, $2::int) n
     ON CONFLICT DO NOTHING`,
    [projectId, customers],
  );
  await rig.database.query(
    "CREATE UNLOGGED TABLE IF NOT EXISTS bench_customer AS SELECT id, row_number() OVER () AS n FROM customer",
  );
  await rig.database.query("CREATE INDEX IF NOT EXISTS bench_customer_n ON bench_customer (n)");
  const step = 250_000;
  for (let done = 0; done < target; done += step) {
    await rig.database.query(fillStatement, [projectId, plainSchemaId, step, done, target]);
    say(`filling: ${(done + step).toLocaleString("en")} of ${target.toLocaleString("en")} events`);
  }
  await rig.database.query("DROP TABLE bench_customer");
  await rig.database.query("VACUUM ANALYZE");
  await rig.database.query("CHECKPOINT");
}

// Ids in the order of time over the sixty days behind us, as the events would have had them.
const fillStatement = `
WITH made AS MATERIALIZED (
  SELECT n, now() - interval '60 days' * (1 - ($4::bigint + n)::float8 / $5::bigint) AS at FROM generate_series(1, $3::int) n
), placed AS MATERIALIZED (
  SELECT n, at, (lpad(to_hex(floor(extract(epoch FROM at) * 1000)::bigint), 12, '0') || '7' || substr(md5(random()::text), 1, 3)
      || '8' || substr(md5(random()::text), 1, 15))::uuid AS id,
    (SELECT id FROM bench_customer c WHERE c.n = 1 + (hashint8($4::bigint + made.n)::bigint & 2147483647) % (SELECT max(b.n) FROM bench_customer b)) AS customer_id
  FROM made
), keyed AS (
  INSERT INTO event_key (project_id, source_id, event_id, body_hash)
  SELECT $1, 'old-' || ($4::bigint + n), id, '\\x00112233445566778899aabbccddeeff' FROM placed
)
INSERT INTO event (id, project_id, event_schema_id, schema_number, customer_id, occurred_at, received_at, channel, source_id, metadata, context)
SELECT id, $1, $2, 1, customer_id, at, at, 'server', 'old-' || ($4::bigint + n),
  json_build_object('order_id', 'N-' || n, 'total', 47.9, 'currency', 'EUR', 'plan', 'pro', 'items', 3, 'first', true, 'source',
    'web shop, spring campaign, second banner', 'placed_at', '2026-11-23T14:31:07.204Z', 'note',
    'please ring twice and leave it with the neighbours if nobody answers, thank you very much', 'country', 'DE'),
  '{"ip":"127.0.0.1","user_agent":null}'
FROM placed`;
