import { mkdtempSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { createDatabase } from "@/lib/launch/database";
import { type Postgres, startPostgres } from "@/lib/launch/postgres";
import { migrate } from "@/prisma/migrate";

const TEMPLATE = "migrated";

declare module "vitest" {
  export interface ProvidedContext {
    /** The PostgreSQL of this test run, as its superuser. */
    postgresUrl: string;
  }
}

let postgres: Postgres | undefined;

/** One PostgreSQL for the whole run, and in it one migrated database that the tests' own are copied from. */
export async function setup({ provide }: TestProject) {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), "goodword-api-"));
  // Nothing here outlives the run, so nothing has to reach the disk.
  const settings = { fsync: "off", synchronous_commit: "off", full_page_writes: "off" };
  postgres = await startPostgres({ dataDir, settings });
  await migrate(await createDatabase(postgres.url, TEMPLATE));
  provide("postgresUrl", postgres.url);
}

export const teardown = () => postgres?.remove();
