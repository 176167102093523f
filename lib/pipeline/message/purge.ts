import { pool } from "@/lib/server/db";

/** How long it can be looked up what somebody was told. */
const messageDays = 180;
const purgeRowsMax = 2_000;

/** A bounded number at a time, so that the table is never locked for long. */
export async function purgeMessages(): Promise<void> {
  for (;;) {
    const { rowCount } = await pool().query(
      `DELETE FROM message WHERE id IN (
        SELECT id FROM message WHERE created_at < now() - make_interval(days => $1) ORDER BY created_at LIMIT $2)`,
      [messageDays, purgeRowsMax],
    );
    if ((rowCount ?? 0) < purgeRowsMax) return;
  }
}
