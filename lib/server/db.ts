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
  recordPool?: pg.Pool;
}

const shared = globalThis as { goodwordDatabase?: Opened };
shared.goodwordDatabase ??= {};
const opened: Opened = shared.goodwordDatabase;

/**
 * A connection whose loss never ends the process. The server may end one in the same breath as it becomes ready, before
 * whoever asked the pool for it can listen; an "error" that nobody hears is thrown. Who uses it is told by the next query.
 */
class Connection extends pg.Client {
  constructor(config?: pg.ClientConfig) {
    super(config);
    this.on("error", () => undefined);
  }
}

export type Tx = Parameters<Parameters<PrismaClient["$transaction"]>[0]>[0];

export function db(): PrismaClient {
  opened.prisma ??= new PrismaClient({
    adapter: new PrismaPg(
      {
        Client: Connection,
        connectionString: env().DATABASE_URL,
        max: 10,
        // People wait for an edit rather than try it again: fifty at once are done one after another within this.
        connectionTimeoutMillis: 4_000,
        application_name: "goodword edit",
        options: "-c statement_timeout=10s -c lock_timeout=2s -c idle_in_transaction_session_timeout=10s",
      },
      { onPoolError: (error) => log.warn({ reason: error.message }, "a database connection was lost") },
    ),
    // Longer than the pool's own patience, so that one of the two says it and always the same.
    transactionOptions: { maxWait: 5_000, timeout: 10_000 },
  });
  return opened.prisma;
}

const flowOptions = "-c statement_timeout=15s -c lock_timeout=5s -c idle_in_transaction_session_timeout=10s";

/** The pool of what reads and writes with `pg`. Waits at most a second for a connection: overload is refused, not absorbed. */
export function pool(): pg.Pool {
  opened.pool ??= openPool("goodword flow", 8, flowOptions);
  return opened.pool;
}

/**
 * The pool of the one statement that records events, for which the planner must not guess: it cannot see how long the
 * arrays are, and on a young database it takes tables for empty that will not be. One plan, made once: every table by its
 * index (asked for each row, as subqueries), and what is held in memory by hash. Measured: with plans of the planner's own
 * choice, a group of 500 took 100 ms on a database that had been empty when they were made; so, 8 ms.
 */
export function recordPool(): pg.Pool {
  opened.recordPool ??= openPool(
    "goodword record",
    3,
    `${flowOptions} -c plan_cache_mode=force_generic_plan -c enable_seqscan=off -c enable_nestloop=off -c enable_mergejoin=off`,
  );
  return opened.recordPool;
}

function openPool(name: string, max: number, options: string): pg.Pool {
  const made = new pg.Pool({
    Client: Connection,
    connectionString: env().DATABASE_URL,
    max,
    connectionTimeoutMillis: 1_000,
    application_name: name,
    options,
  });
  made.on("error", (error) => log.warn({ reason: error.message }, "a database connection was lost"));
  return made;
}

/**
 * Runs the work in a transaction of a pool's: all of it or nothing. `begin` is the statement that opens it, with what is
 * set for it alone.
 */
export async function inTransaction<T>(
  begin: string,
  work: (client: pg.PoolClient) => Promise<T>,
  from: pg.Pool = pool(),
): Promise<T> {
  const client = await from.connect();
  let broken: Error | undefined;
  try {
    await client.query(begin);
    const done = await work(client);
    await client.query("COMMIT");
    return done;
  } catch (error) {
    await client.query("ROLLBACK").catch((lost: Error) => {
      broken = lost;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

export async function closeDatabase(): Promise<void> {
  const { prisma, pool: flow, recordPool: record } = opened;
  opened.prisma = undefined;
  opened.pool = undefined;
  opened.recordPool = undefined;
  await Promise.all([prisma?.$disconnect(), flow?.end(), record?.end()]);
}
