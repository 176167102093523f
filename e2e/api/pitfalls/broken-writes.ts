import { expect } from "vitest";
import { pool } from "@/lib/server/db";

/**
 * While it lasts, every insert into the table ends its transaction, as a deadlock would: what is decided is tried again and
 * again and never done. The trigger notes in a sequence, which no rollback takes back, that it was met.
 */
export async function withBrokenWrites<T>(
  table: string,
  act: (isBroken: () => Promise<void>) => Promise<T>,
): Promise<T> {
  await pool().query(`CREATE SEQUENCE broken_writes;
    CREATE FUNCTION break_write() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN PERFORM nextval('broken_writes'); RAISE EXCEPTION 'broken by the test' USING ERRCODE = '40P01'; END $$;
    CREATE TRIGGER break_write BEFORE INSERT ON ${table} FOR EACH ROW EXECUTE FUNCTION break_write()`);
  try {
    return await act(async () => {
      const wasMet = async () => (await pool().query("SELECT is_called FROM broken_writes")).rows[0]?.is_called;
      await expect.poll(wasMet, { timeout: 10_000 }).toBe(true);
    });
  } finally {
    await pool().query(
      `DROP TRIGGER break_write ON ${table}; DROP FUNCTION break_write(); DROP SEQUENCE broken_writes`,
    );
  }
}
