import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { freePort } from "@/lib/launch/free-port.mjs";
import { type Postgres, startPostgres } from "@/lib/launch/postgres";
import { type Fixture, makeFixture } from "./fixture";
import type { LoadOrder, LoadResult } from "./load";

/** What is measured against, all on this machine: a fresh PostgreSQL, the product as `npm start` runs it, a plain echo. */
export interface Rig {
  url: string;
  echoUrl: string;
  database: pg.Pool;
  fixture: Fixture;
  /** A number that no event of this run has had yet. */
  nextNumber(count: number): number;
  startWorker(): Promise<void>;
  stopWorker(): Promise<void>;
  /** Resident memory of every Node process of the product, megabytes. */
  residentMb(): number;
  stop(): Promise<void>;
}

async function untilReady(url: string, child: ChildProcess): Promise<void> {
  for (;;) {
    if (child.exitCode !== null)
      throw new Error(`the process that should serve ${url} ended with code ${child.exitCode}`);
    const isReady = await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isReady) return;
    await sleep(100);
  }
}

async function end(child: ChildProcess | undefined): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, "exit");
  child.kill("SIGTERM");
  await exited;
}

function residentKb(pid: number): number {
  const match = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"));
  return Number(match?.[1] ?? 0);
}

/** The supervisor's server is a child of its own: found by its parent. */
function childrenOf(pid: number | undefined): number[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ").filter(Boolean).map(Number);
}

export async function startRig(): Promise<Rig> {
  const place = mkdtempSync(path.join(tmpdir(), "goodword-bench-"));
  const postgres: Postgres = await startPostgres({ dataDir: path.join(place, "data"), log: () => undefined });
  const port = await freePort();
  const echoPort = await freePort();
  const env = {
    ...process.env,
    DATABASE_URL: postgres.url,
    PORT: String(port),
    HOST: "127.0.0.1",
    GOODWORD_DATA_DIR: path.join(place, "data"),
    GOODWORD_DEMO: "0",
    GOODWORD_RATE_LIMIT: "1000000",
    LOG_LEVEL: "warn",
  };
  const web = spawn(process.execPath, ["lib/launch/start.mjs"], {
    env: { ...env, ROLE: "web" },
    stdio: ["ignore", "ignore", "inherit"],
  });
  await untilReady(`http://127.0.0.1:${port}/readyz`, web);
  const echo = spawn(process.execPath, ["bench/echo.mjs"], {
    env: { ...process.env, PORT: String(echoPort) },
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  await once(echo, "message");
  const database = new pg.Pool({ connectionString: postgres.url, max: 4 });
  let worker: ChildProcess | undefined;
  let numbered = 0;
  return {
    url: `http://127.0.0.1:${port}`,
    echoUrl: `http://127.0.0.1:${echoPort}`,
    database,
    fixture: await makeFixture(database),
    nextNumber: (count) => {
      numbered += count;
      return numbered - count;
    },
    startWorker: async () => {
      worker = spawn(process.execPath, [".build/worker.mjs"], {
        env: { ...env, NODE_ENV: "production", ROLE: "worker" },
        stdio: ["ignore", "ignore", "inherit", "ipc"],
      });
      await once(worker, "message");
    },
    stopWorker: async () => {
      await end(worker);
      worker = undefined;
    },
    residentMb: () => {
      const pids = [web.pid, ...childrenOf(web.pid), worker?.pid].filter((pid) => pid !== undefined);
      return pids.map(residentKb).reduce((sum, kb) => sum + kb, 0) / 1024;
    },
    stop: async () => {
      await end(worker);
      await end(web);
      await end(echo);
      await database.end();
      await postgres.remove();
      rmSync(place, { recursive: true, force: true });
    },
  };
}

/** Runs one load in a process of its own. */
export async function load(rig: Rig, order: Partial<LoadOrder> & Pick<LoadOrder, "url">): Promise<LoadResult> {
  const whole: LoadOrder = {
    method: "POST",
    headers: { "content-type": "application/json", "x-app-id": rig.fixture.appId, "x-app-token": rig.fixture.token },
    connections: 64,
    seconds: 5,
    eventsPerRequest: 1,
    event: "order_placed",
    from: rig.nextNumber(400_000),
    customers: 5_000,
    ...order,
  };
  const child = spawn(process.execPath, ["--import", "tsx", "bench/load.ts", JSON.stringify(whole)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const chunks: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
  const [code] = await once(child, "close");
  if (code !== 0) throw new Error(`the load generator ended with code ${code}`);
  return JSON.parse(Buffer.concat(chunks).toString()) as LoadResult;
}
