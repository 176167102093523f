import { mkdtempSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { expect } from "vitest";
import { type Postgres, startPostgres } from "@/lib/launch/postgres";
import { migrate } from "@/prisma/migrate";
import { brokenInvariants } from "../api/invariants";
import { makeReferralProject, type ReferralProject } from "../api/referral-project";
import { until } from "../api/until";
import { Program } from "./program";

/** A database of its own, with a project in it and the programs that a test starts. */
export class Stage {
  readonly #programs: Program[] = [];

  private constructor(
    readonly postgres: Postgres,
    readonly database: pg.Pool,
    readonly shop: ReferralProject,
  ) {}

  static async set(): Promise<Stage> {
    const dataDir = mkdtempSync(path.join(os.tmpdir(), "goodword-faults-"));
    const postgres = await startPostgres({ dataDir, log: () => undefined, settings: { shared_buffers: "64MB" } });
    await migrate(postgres.url);
    const database = new pg.Pool({ connectionString: postgres.url, max: 4 });
    database.on("error", () => undefined);
    return new Stage(postgres, database, await makeReferralProject(database, 20));
  }

  async server(databaseUrl = this.postgres.url): Promise<Program & { url: string }> {
    const program = await Program.server(databaseUrl);
    this.#programs.push(program);
    return program;
  }

  async worker(databaseUrl = this.postgres.url): Promise<Program> {
    const program = await Program.worker(databaseUrl);
    this.#programs.push(program);
    return program;
  }

  async count(table: string, where = "true", values: unknown[] = []): Promise<number> {
    const { rows } = await this.database.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM ${table} WHERE ${where}`,
      values,
    );
    return rows[0]?.n ?? -1;
  }

  async everythingDecided(withinMs = 30_000): Promise<void> {
    const isDone = async () => (await this.count("event_due")) === 0;
    await until("everything is decided", isDone, withinMs).catch(async (error: Error) => {
      throw new Error(`${error.message}\n${await this.#situation()}`);
    });
  }

  /** What the database is at and what the programs said last, for whoever has to find out why. */
  async #situation(): Promise<string> {
    const { rows } = await this.database.query<Record<string, unknown>>(
      `SELECT application_name, state, wait_event, now() - state_change AS since, left(query, 60) AS query,
         (SELECT count(*) FROM pg_locks l WHERE l.pid = a.pid AND l.locktype = 'advisory') AS shards
       FROM pg_stat_activity a WHERE datname = current_database()`,
    );
    const connections = rows.map((row) => JSON.stringify(row));
    return [...connections, ...this.#programs.map(({ output }) => output)].join("\n");
  }

  async nothingIsBroken(): Promise<void> {
    expect(await brokenInvariants(this.postgres.url)).toEqual([]);
    expect(await this.count("event_failure")).toBe(0);
  }

  async strike(): Promise<void> {
    await Promise.all(this.#programs.map((program) => program.end("SIGKILL")));
    await this.database.end();
    await this.postgres.remove();
  }
}
