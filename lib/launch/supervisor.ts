import { type ChildProcess, spawn } from "node:child_process";
import { accessSync, constants, mkdirSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Kept, keepRunning, type Program } from "./keep-running";
import { type Postgres, startPostgres } from "./postgres";
import { Failure, step } from "./steps.mjs";

export type Mode = { role: string; dev: boolean; signal: AbortSignal };

const ROLES = ["all", "web", "ingest", "worker"];
/** Together with PostgreSQL's stop this keeps the whole end below ten seconds. */
const GRACE_MS = 9_000;
const END_MS = 9_800;

const say = (line: string) => console.log(line);

type Settings = { port: number; host: string; dataDir: string; role: string; dev: boolean };

function readSettings({ role, dev }: Mode): Settings {
  if (!ROLES.includes(role)) throw new Failure(`ROLE is "${role}": set it to one of ${ROLES.join(", ")}.`);
  const port = Number(process.env.PORT || 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Failure(`PORT is "${process.env.PORT}": set it to a number from 1 to 65535.`);
  }
  return {
    port,
    host: process.env.HOST || "0.0.0.0",
    dataDir: path.resolve(process.env.GOODWORD_DATA_DIR || ".data"),
    role,
    dev,
  };
}

function makeDataDirectory({ dataDir }: Settings) {
  try {
    mkdirSync(dataDir, { recursive: true });
    accessSync(dataDir, constants.W_OK | constants.X_OK);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Failure(`The data directory cannot be written (${reason}): set GOODWORD_DATA_DIR to one that can.`);
  }
}

function whyNotFree({ port, host }: Settings): Promise<string | undefined> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", (error: NodeJS.ErrnoException) => {
      resolve(error.code === "EADDRINUSE" ? "is taken by another program" : `cannot be used (${error.message})`);
    });
    probe.listen(port, host, () => probe.close(() => resolve(undefined)));
  });
}

/** A server whose supervisor was killed may still be finishing its last requests: it gets the time it is allowed. */
async function checkPort(settings: Settings, signal: AbortSignal) {
  if (settings.role === "worker" || !(await whyNotFree(settings))) return;
  await step(`Waiting for port ${settings.port} to become free`, async () => {
    const since = performance.now();
    for (;;) {
      await sleep(200, undefined, { signal });
      const why = await whyNotFree(settings);
      if (!why) return;
      if (performance.now() - since < GRACE_MS) continue;
      const where = `Port ${settings.port} on ${settings.host}`;
      throw new Failure(`${where} ${why}: set PORT or HOST to another one, for example PORT=3100 npm start.`);
    }
  });
}

/** Migrates and fills the database; what it has to tell the operator is held back until the server answers. */
async function prepare(env: NodeJS.ProcessEnv, signal: AbortSignal): Promise<string> {
  const child = spawn(process.execPath, [path.resolve(".build/bootstrap.mjs")], {
    env,
    signal,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  let told = "";
  let complaints = "";
  child.stdout?.on("data", (chunk) => (told += chunk));
  child.stderr?.on("data", (chunk) => (complaints += chunk));
  const code = await new Promise((resolve, reject) => child.once("close", resolve).once("error", reject));
  if (code === 0) return told;
  throw new Failure(`${told}${complaints}`.trimEnd());
}

const addressOf = ({ host, port }: Settings) =>
  `http://${host === "0.0.0.0" || host === "::" ? "localhost" : host.includes(":") ? `[${host}]` : host}:${port}`;

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2_000) })).ok;
  } catch {
    return false;
  }
}

function programs(settings: Settings, env: NodeJS.ProcessEnv): Program[] {
  const { role } = settings;
  const readyUrl = `${addressOf(settings)}/readyz`;
  const told = new WeakSet<ChildProcess>();
  const listening = new WeakSet<ChildProcess>();
  const web: Program = {
    name: "server",
    file: path.resolve(".build/server.mjs"),
    heapMb: 384,
    // Measured with batches of 500: 22,000 events a second instead of 17,500, for some 100 MB.
    youngMb: 64,
    env: { ...env, ROLE: role },
    isReady: () => answers(readyUrl),
  };
  const worker: Program = {
    name: "worker",
    file: path.resolve(".build/worker.mjs"),
    // A replay of a million events with a hundred thousand referrals ends the worker at 192 and does well at 768 (595 MB resident).
    heapMb: 768,
    env: { ...env, ROLE: role },
    isReady: async (child) => {
      if (!listening.has(child)) {
        listening.add(child);
        child.on("message", (message) => message === "ready" && told.add(child));
      }
      return told.has(child);
    },
  };
  if (role === "all") return [web, worker];
  return role === "worker" ? [worker] : [web];
}

/** Its end is noticed within half a second; the server and the worker reconnect by themselves. */
async function keepPostgres(postgres: Postgres, signal: AbortSignal) {
  while (!signal.aborted) {
    if (!postgres.isRunning()) {
      say("PostgreSQL ended; starting it again.");
      await postgres.start().catch((error) => say(String(error instanceof Error ? error.message : error)));
    }
    await sleep(500, undefined, { signal }).catch(() => undefined);
  }
}

async function stopAll(kept: Kept[], postgres: Postgres | undefined) {
  const since = performance.now();
  await Promise.all(kept.map((one) => one.stop(GRACE_MS)));
  if (!postgres) return;
  const left = END_MS - (performance.now() - since);
  const inTime = await Promise.race([postgres.stop().then(() => true), sleep(left, false, { ref: false })]);
  // Its write-ahead log holds everything acknowledged: it may be ended without a checkpoint.
  if (!inTime) process.kill(postgres.pid, "SIGQUIT");
}

async function serve(settings: Settings, postgres: Postgres | undefined, signal: AbortSignal): Promise<Kept[]> {
  const env = {
    ...process.env,
    NODE_ENV: settings.dev ? "development" : "production",
    DATABASE_URL: postgres?.url ?? process.env.DATABASE_URL,
    PORT: String(settings.port),
    HOST: settings.host,
    GOODWORD_DATA_DIR: settings.dataDir,
  } as const;
  const told = await step("Preparing the database", () => prepare({ ...env, ROLE: settings.role }, signal));
  const list = programs(settings, env);
  const kept = list.map((program) => keepRunning(program, say));
  try {
    const aborted = new Promise((_, reject) => signal.addEventListener("abort", () => reject(new Failure("Stopped."))));
    say(`Starting ${list.map(({ name }) => name).join(" and ")} …`);
    await Promise.race([aborted, Promise.all(kept.map(({ ready }) => ready))]);
  } catch (error) {
    await stopAll(kept, undefined);
    if (error instanceof Failure) throw error;
    throw new Failure(
      `${error instanceof Error ? error.message : error} Its last lines above say why: mend that and start again.`,
    );
  }
  const what = settings.role === "worker" ? "The worker runs" : `Goodword runs at ${addressOf(settings)}`;
  say(`\n${what} (ready ${process.uptime().toFixed(1)} s after the start; Ctrl-C ends it)\n`);
  process.stdout.write(told);
  return kept;
}

/** Runs PostgreSQL, server and worker until `signal` says stop. Small on purpose: everything heavy is another process. */
export async function supervise(mode: Mode): Promise<void> {
  const { signal } = mode;
  const settings = readSettings(mode);
  makeDataDirectory(settings);
  await checkPort(settings, signal);
  const external = process.env.DATABASE_URL;
  const postgres = external
    ? undefined
    : await step("Starting PostgreSQL", (log) => startPostgres({ dataDir: settings.dataDir, log }));
  let kept: Kept[] = [];
  try {
    signal.throwIfAborted();
    kept = await serve(settings, postgres, signal);
    if (postgres) await keepPostgres(postgres, signal);
    else
      await new Promise((resolve) => (signal.aborted ? resolve(undefined) : signal.addEventListener("abort", resolve)));
    say("Stopping …");
  } finally {
    await stopAll(kept, postgres);
  }
}
