import type { RejectedGroup } from "@/lib/domain/rejected/rejected-event";
import type { Ctx } from "@/lib/server/ctx";
import { pool } from "@/lib/server/db";

interface Problem {
  problem: string;
  open: number;
  replayed: number;
  dismissed: number;
}

interface HistoryRow {
  problem: string;
  came_back_at: Date | null;
  resolved_at: Date;
  resolved_by: string | null;
  status: "replayed" | "dismissed";
}

/**
 * A problem was settled when everything that had come of it was, and came back with the first event after that. The rows
 * themselves tell: an event before which all others were settled begins a new round. Nothing has to be written when an event
 * is refused, and reopening one takes the settlement back by itself.
 */
const historyStatement = `
  WITH seen AS MATERIALIZED (
    SELECT problem, status, received_at, resolved_at, resolved_by, max(coalesce(resolved_at, 'infinity')) OVER (
      PARTITION BY problem ORDER BY received_at, id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS settled_before
    FROM rejected_event WHERE project_id = $1 AND problem = ANY($2::text[])
  ), rounds AS (
    SELECT DISTINCT ON (problem) problem, received_at AS came_back_at, settled_before AS settled_at
    FROM seen WHERE settled_before < received_at AND problem = ANY($3::text[]) ORDER BY problem, received_at DESC
  ), ends AS (
    SELECT problem, came_back_at, settled_at FROM rounds
    UNION ALL
    SELECT problem, NULL, max(resolved_at) FROM seen WHERE problem <> ALL($3::text[]) GROUP BY problem
  )
  SELECT DISTINCT ON (ends.problem) ends.problem, ends.came_back_at, seen.resolved_at, seen.resolved_by, seen.status
  FROM ends JOIN seen ON seen.problem = ends.problem AND seen.resolved_at = ends.settled_at
  ORDER BY ends.problem, seen.status DESC`;

/** When and by whom each problem was settled last, and since when it is back. */
export async function groupHistories(
  ctx: Ctx,
  problems: Problem[],
): Promise<Map<string, Pick<RejectedGroup, "settled" | "cameBackAt">>> {
  const touched = problems.filter(({ replayed, dismissed }) => replayed + dismissed > 0);
  if (touched.length === 0) return new Map();
  const named = (each: Problem[]) => each.map(({ problem }) => problem);
  const { rows } = await pool().query<HistoryRow>(historyStatement, [
    ctx.projectId,
    named(touched),
    named(touched.filter(({ open }) => open > 0)),
  ]);
  return new Map(
    rows.map((row) => [
      row.problem,
      {
        settled: { at: row.resolved_at.toISOString(), by: row.resolved_by, how: row.status },
        cameBackAt: row.came_back_at?.toISOString() ?? null,
      },
    ]),
  );
}
