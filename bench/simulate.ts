import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { startPostgres } from "@/lib/launch/postgres";
import { newId } from "@/lib/server/new-id";
import { migrate } from "@/prisma/migrate";
import { type Fixture, makeFixture, orderMetadata } from "./fixture";

/**
 * A simulation of ninety days over so many stored events (a million unless another number is given), compared with what
 * runs: seconds, events a second, and the most memory that the process doing it had. A tenth of the events name a code,
 * each of a customer of its own; the others are of any customer.
 */
const events = Number(process.argv[2] ?? 1_000_000);
const perStep = 50_000;

async function addEvents(database: pg.Pool, { projectId, triggerSchemaId, codes }: Fixture): Promise<void> {
  await database.query("SELECT goodword_ensure_event_partitions(now() - interval '4 months', 8)");
  const customers = Math.ceil(events / 2);
  await database.query(
    `INSERT INTO customer (id, project_id, source_id, email)
     SELECT ('0190' || lpad(to_hex(n), 8, '0') || '7000800000000000' || lpad(to_hex(n % 65536), 4, '0'))::uuid, $1, 'c-' || n, 'c-' || n || '@example.com'
     FROM generate_series(1, $2::int) n`,
    [projectId, customers],
  );
  for (let from = 0; from < events; from += perStep) {
    await database.query(
      `INSERT INTO event (id, project_id, event_schema_id, schema_number, customer_id, occurred_at, received_at, channel, referral_code, metadata)
       SELECT (lpad(to_hex(floor(extract(epoch FROM t.at) * 1000)::bigint), 12, '0') || '7' || substr(md5(n::text), 1, 3) || '8' || substr(md5(n::text), 4, 15))::uuid,
         $1, $2, 1, ('0190' || lpad(to_hex(c.place), 8, '0') || '7000800000000000' || lpad(to_hex(c.place % 65536), 4, '0'))::uuid,
         t.at, t.at, 'server', CASE WHEN n % 10 = 0 THEN ($3::text[])[1 + n % cardinality($3::text[])] END, $4::json
       FROM generate_series($5::int, $6::int) n
       CROSS JOIN LATERAL (SELECT date_trunc('milliseconds', now() - interval '89 days' + n * (interval '88 days' / $7::int)) AS at) t
       CROSS JOIN LATERAL (SELECT 1 + CASE WHEN n % 10 = 0 THEN n / 10 ELSE (n::bigint * 7919 % $8::int)::int END AS place) c`,
      [
        ...[projectId, triggerSchemaId, codes, JSON.stringify(orderMetadata(1)), from],
        ...[Math.min(from + perStep, events) - 1, events, customers],
      ],
    );
  }
  await database.query("VACUUM ANALYZE event");
  await database.query("VACUUM ANALYZE customer");
}

async function order(database: pg.Pool, { projectId }: Fixture): Promise<string> {
  const id = newId();
  await database.query(
    `INSERT INTO simulation (id, project_id, campaign_id, config, compared_number, days, status, created_by, created_at)
     SELECT $1, c.project_id, c.id, v.config || '{"limits": [{"of": "referrer", "measure": "count", "period": "month", "max": 20}]}', 1, 90,
       'running', 'bench', now()
     FROM campaign c JOIN campaign_version v ON v.project_id = c.project_id AND v.campaign_id = c.id AND v.number = 1
     WHERE c.project_id = $2 AND c.kind = 'referral' AND v.config #>> '{goals,0,trigger,eventName}' = 'order_converts'`,
    [id, projectId],
  );
  return id;
}

/** Linux keeps the high water mark of each process. */
function peakMb(pid: number | undefined): number {
  return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1024;
}

async function measure(database: pg.Pool, databaseUrl: string, id: string): Promise<void> {
  const worker = fork("bench/simulate-worker.ts", {
    execArgv: ["--import", "tsx"],
    env: { ...process.env, DATABASE_URL: databaseUrl, ROLE: "worker", LOG_LEVEL: "warn" },
  });
  const [beganAt] = (await once(worker, "message")) as [number];
  let mb = 0;
  for (;;) {
    mb = Math.max(mb, peakMb(worker.pid));
    const { rows } = await database.query<{ status: string; error: string | null; seen: number; figures: object }>(
      "SELECT status, error, seen, result->'figures' AS figures FROM simulation WHERE id = $1",
      [id],
    );
    const [row] = rows;
    if (row && row.status !== "running") {
      const seconds = (Date.now() - beganAt) / 1000;
      const { referrals, converted } = row.figures as { referrals: number; converted: number };
      console.log(
        `${row.status}${row.error ? ` (${row.error})` : ""}: ${row.seen} events, ${referrals} referrals, ${converted} converted`,
      );
      console.log(
        `${seconds.toFixed(1)} s, ${Math.round(row.seen / seconds)} events/s, peak ${Math.round(mb)} MB resident`,
      );
      break;
    }
    await sleep(50);
  }
  worker.kill("SIGTERM");
  await once(worker, "exit");
}

const place = mkdtempSync(path.join(tmpdir(), "goodword-simulate-"));
const postgres = await startPostgres({ dataDir: path.join(place, "data"), log: () => undefined });
const database = new pg.Pool({ connectionString: postgres.url, max: 2 });
try {
  await migrate(postgres.url);
  const fixture = await makeFixture(database);
  console.log(`storing ${events} events`);
  await addEvents(database, fixture);
  await measure(database, postgres.url, await order(database, fixture));
} finally {
  await database.end();
  await postgres.remove();
  rmSync(place, { recursive: true, force: true });
}
