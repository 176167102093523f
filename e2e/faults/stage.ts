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

  async server(): Promise<Program & { url: string }> {
    const program = await Program.server(this.postgres.url);
    this.#programs.push(program);
    return program;
  }

  async worker(): Promise<Program> {
    const program = await Program.worker(this.postgres.url);
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
    await until("everything is decided", async () => (await this.count("event_due")) === 0, withinMs);
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
