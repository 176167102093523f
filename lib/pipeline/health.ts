import { readdirSync } from "node:fs";
import { pool } from "@/lib/server/db";
import { env } from "@/lib/server/env";
import { newRequestId } from "@/lib/server/request-id";
import { answerHeaders } from "@/lib/server/security-headers";
import { workerConnectionName } from "./decide/decide-loop";
import { metrics } from "./metrics";
import { recordBacklog } from "./record/recorder";

function answer(status: number, body: unknown): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { ...answerHeaders, "content-type": "application/json", "x-request-id": newRequestId() },
  });
}

/** The process is up; says nothing of what it needs. */
export async function health(): Promise<Response> {
  return answer(200, { status: "ok" });
}

// Read once: a process serves the migrations it was built with.
const migrations = readdirSync("prisma/migrations", { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

/**
 * Whether requests can be served: the database answers, it is migrated, and somebody decides. A process that is only one
 * part (ROLE=web, ingest) reports the workers without depending on them.
 */
export async function readiness(): Promise<Response> {
  const problems: string[] = [];
  let workers = 0;
  try {
    const { rows } = await pool().query<{ missing: number; workers: number }>({
      text: `SELECT (SELECT count(*)::int FROM unnest($1::text[]) m WHERE NOT EXISTS (
          SELECT FROM _prisma_migrations p WHERE p.migration_name = m AND p.finished_at IS NOT NULL)) AS missing,
        (SELECT count(*)::int FROM pg_stat_activity WHERE application_name = $2 AND datname = current_database()) AS workers`,
      values: [migrations, workerConnectionName],
    });
    workers = rows[0]?.workers ?? 0;
    if (rows[0]?.missing !== 0) problems.push(`${rows[0]?.missing} migrations are not applied`);
  } catch {
    problems.push("the database does not answer");
  }
  if (problems.length === 0 && workers === 0 && env().ROLE === "all") problems.push("no worker is running");
  return answer(problems.length === 0 ? 200 : 503, {
    status: problems.length === 0 ? "ready" : "not ready",
    problems,
    workers,
  });
}

/** Prometheus metrics of this process, and of the queue. */
export async function metricsPage(): Promise<Response> {
  metrics.recordWaiting.set(recordBacklog());
  try {
    const { rows } = await pool().query<{ due: number; oldest: number }>(
      `SELECT (SELECT count(*)::int FROM event_due) AS due,
        coalesce((SELECT extract(epoch FROM now() - e.received_at)::float FROM event_due d JOIN event e ON e.id = d.event_id
          ORDER BY d.event_id LIMIT 1), 0) AS oldest`,
    );
    metrics.backlog.set(rows[0]?.due ?? 0);
    metrics.oldestSeconds.set(Math.max(0, rows[0]?.oldest ?? 0));
  } catch {
    metrics.backlog.set(Number.NaN);
    metrics.oldestSeconds.set(Number.NaN);
  }
  return new Response(await metrics.registry.metrics(), {
    headers: { ...answerHeaders, "content-type": metrics.registry.contentType, "x-request-id": newRequestId() },
  });
}
