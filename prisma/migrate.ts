import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { Client } from "pg";
import { Failure } from "../lib/launch/steps.mjs";

export const MIGRATIONS = "prisma/migrations";
/** Any number will do, as long as every Goodword takes the same. */
const ADVISORY_LOCK = 4_673_001;
/**
 * Prisma's own table: where its native engine can be had, `prisma migrate deploy` goes on from here. We write it ourselves
 * because Prisma's engine for Node cuts a migration at every semicolon, also inside functions, and stops half-way.
 */
const HISTORY = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL,
  checksum VARCHAR(64) NOT NULL,
  finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL,
  logs TEXT,
  rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  applied_steps_count INTEGER NOT NULL DEFAULT 0
)`;

type Migration = { name: string; sql: string; checksum: string };
type Applied = { migration_name: string; checksum: string; finished_at: Date | null };

export type MigrateOptions = { directory?: string; log?: (line: string) => void };

function readMigrations(directory: string): Migration[] {
  const names = readdirSync(directory).filter((name) => existsSync(path.join(directory, name, "migration.sql")));
  return names.sort().map((name) => {
    const sql = readFileSync(path.join(directory, name, "migration.sql"), "utf8");
    return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
  });
}

async function readApplied(client: Client): Promise<Applied[]> {
  const { rows } = await client.query<{ present: boolean }>(
    "SELECT to_regclass('_prisma_migrations') IS NOT NULL AS present",
  );
  if (!rows[0]?.present) return [];
  const applied = await client.query<Applied>(
    "SELECT migration_name, checksum, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL",
  );
  return applied.rows;
}

/** What the database lacks. Says what to do if it holds something that these files do not explain. */
function pending(migrations: Migration[], applied: Applied[]): Migration[] {
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const { migration_name: name, checksum } of applied) {
    const migration = known.get(name);
    if (!migration) {
      throw new Failure(
        `The database was migrated by a newer Goodword (migration ${name} is unknown here): start that version, or restore a backup from before it.`,
      );
    }
    if (migration.checksum !== checksum) {
      throw new Failure(
        `Migration ${name} was changed after it had been applied: restore its file and put the change into a new migration.`,
      );
    }
  }
  const done = new Set(applied.filter((row) => row.finished_at).map((row) => row.migration_name));
  return migrations.filter((migration) => !done.has(migration.name));
}

/** The file and the note that it ran are one transaction: a migration that fails leaves nothing behind. */
async function apply(client: Client, { name, sql, checksum }: Migration): Promise<void> {
  try {
    await client.query("BEGIN");
    await client.query(sql);
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES (gen_random_uuid(), $1, $2, now(), clock_timestamp(), 1)`,
      [checksum, name],
    );
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    throw new Failure(
      `Migration ${name} failed and left nothing behind: ${error instanceof Error ? error.message : error}. The database is as it was; mend the cause and start again.`,
    );
  }
}

async function connect(url: string): Promise<Client> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  // Without a listener a server that goes away between two statements would end the process without a word.
  client.on("error", () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    const reason = error instanceof AggregateError ? error.errors.map(String).join("; ") : String(error);
    throw new Failure(
      `The database cannot be reached (${reason}): check DATABASE_URL, and that PostgreSQL runs there and has this database.`,
    );
  }
}

/** Brings a database up to the newest migration. Several may call it at once; the second finds everything done. */
export async function migrate(url: string, options: MigrateOptions = {}): Promise<string[]> {
  const { directory = MIGRATIONS, log = () => undefined } = options;
  const migrations = readMigrations(directory);
  const client = await connect(url);
  try {
    await client.query("SELECT pg_advisory_lock($1)", [ADVISORY_LOCK]);
    const missing = pending(migrations, await readApplied(client));
    if (missing.length > 0) await client.query(HISTORY);
    for (const migration of missing) {
      await apply(client, migration);
      log(`Applied migration ${migration.name}`);
    }
    return missing.map(({ name }) => name);
  } finally {
    await client.end();
  }
}
