import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { withClient } from "@/lib/launch/database";
import { type Postgres, startPostgres } from "@/lib/launch/postgres";

const dataDir = mkdtempSync(path.join(os.tmpdir(), "goodword-postgres-"));
const quiet = () => undefined;
let postgres: Postgres | undefined;
afterAll(() => postgres?.remove());

async function started(): Promise<Postgres> {
  postgres ??= await startPostgres({ dataDir, log: quiet });
  if (!postgres.isRunning()) await postgres.start();
  return postgres;
}

const query = (server: Postgres, sql: string) =>
  withClient(server.url, async (client) => (await client.query(sql)).rows);

test("what was committed before kill -9 is there after the next start, at the same address", async () => {
  const server = await started();
  const { url } = server;
  await query(server, "CREATE TABLE kept AS SELECT 1 AS one");
  await server.kill9();
  expect(server.isRunning()).toBe(false);
  await server.start();
  expect(server.url).toBe(url);
  expect(await query(server, "SELECT * FROM kept")).toEqual([{ one: 1 }]);
});

test("it keeps its promises: checksums, and nothing acknowledged before it is on disk", async () => {
  const names = ["data_checksums", "fsync", "synchronous_commit", "full_page_writes"];
  const rows = await query(
    await started(),
    `SELECT name, setting FROM pg_settings WHERE name IN ('${names.join("','")}')`,
  );
  expect(rows.map((row) => row.setting)).toEqual(names.map(() => "on"));
});

/** Another process of ours that uses the same cluster until it is ended. */
function neighbour(): Promise<ChildProcess> {
  const code = `
    const { startPostgres } = await import("./lib/launch/postgres.ts");
    await startPostgres({ dataDir: ${JSON.stringify(dataDir)} });
    console.log("joined");
    setInterval(() => undefined, 1000);`;
  const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", code], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  return new Promise((resolve) => child.stdout?.once("data", () => resolve(child)));
}

test("two use one cluster, and the last to go stops it", async () => {
  const server = await started();
  const { pid } = server;
  const other = await neighbour();
  await server.stop();
  expect(server.isRunning()).toBe(true);
  await server.start();
  expect(server.pid).toBe(pid);
  other.kill("SIGKILL");
  await new Promise((resolve) => other.once("exit", resolve));
  await server.stop();
  expect(server.isRunning()).toBe(false);
});

test("a server whose starter was killed is joined by the next start", async () => {
  await (await started()).stop();
  const starter = await neighbour();
  starter.kill("SIGKILL");
  const server = await started();
  expect(await query(server, "SELECT * FROM kept")).toEqual([{ one: 1 }]);
  await server.stop();
  expect(server.isRunning()).toBe(false);
});
