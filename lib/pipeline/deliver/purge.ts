import { pool } from "@/lib/server/db";

/** How long it can be looked up what was sent, and sent again. */
const noticeDays = 30;
const purgeRowsMax = 2_000;

/** Notices go with their deliveries and attempts, a bounded number at a time, so that no table is locked for long. */
export async function purgeNotices(): Promise<void> {
  for (;;) {
    const { rowCount } = await pool().query(
      `DELETE FROM notice WHERE id IN (
        SELECT id FROM notice WHERE created_at < now() - make_interval(days => $1) ORDER BY created_at LIMIT $2)`,
      [noticeDays, purgeRowsMax],
    );
    if ((rowCount ?? 0) < purgeRowsMax) break;
  }
  await pool().query(
    `DELETE FROM webhook_endpoint e WHERE e.deleted_at IS NOT NULL
      AND NOT EXISTS (SELECT FROM delivery d WHERE d.project_id = e.project_id AND d.endpoint_id = e.id)`,
  );
  await pool().query("DELETE FROM delivery_count WHERE hour < now() - make_interval(days => $1)", [noticeDays]);
}
