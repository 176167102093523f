import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { PrismaClient } from "@/lib/generated/prisma/client";
import { env } from "./env";
import { log } from "./log";

/**
 * Two doors to one database: Prisma for the way of an edit, `pg` with arrays and unnest where events flow (measured:
 * Prisma's raw queries cost about a quarter more there).
 *
 * Next bundles its own copy of this module beside the server's, so both keep what they opened on globalThis.
 */
interface Opened {
  prisma?: PrismaClient;
  pool?: pg.Pool;
}

const shared = globalThis as { goodwordDatabase?: Opened };
shared.goodwordDatabase ??= {};
const opened: Opened = shared.goodwordDatabase;

export type Tx = Parameters<Parameters<PrismaClient["$transaction"]>[0]>[0];

export function db(): PrismaClient {
  opened.prisma ??= new PrismaClient({
    adapter: new PrismaPg(
      {
        connectionString: env().DATABASE_URL,
        max: 10,
        connectionTimeoutMillis: 2_000,
        application_name: "goodword edit",
        options: "-c statement_timeout=10s -c lock_timeout=2s -c idle_in_transaction_session_timeout=10s",
      },
      { onPoolError: (error) => log.warn({ reason: error.message }, "a database connection was lost") },
    ),
    transactionOptions: { maxWait: 2_000, timeout: 10_000 },
  });
  return opened.prisma;
}

/** The pool of the hot paths. Waits at most a second for a connection: overload is refused, not absorbed. */
export function pool(): pg.Pool {
  if (!opened.pool) {
    opened.pool = new pg.Pool({
      connectionString: env().DATABASE_URL,
      max: 8,
      connectionTimeoutMillis: 1_000,
      application_name: "goodword flow",
      options:
        "-c statement_timeout=15s -c lock_timeout=5s -c idle_in_transaction_session_timeout=10s -c plan_cache_mode=force_generic_plan",
    });
    opened.pool.on("error", (error) => log.warn({ reason: error.message }, "a database connection was lost"));
  }
  return opened.pool;
}

export async function closeDatabase(): Promise<void> {
  const { prisma, pool: flow } = opened;
  opened.prisma = undefined;
  opened.pool = undefined;
  await Promise.all([prisma?.$disconnect(), flow?.end()]);
}
