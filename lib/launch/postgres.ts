import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { Socket } from "node:net";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { withLock } from "./lock.mjs";
import { type Account, asAccount, serverAccount } from "./postgres-account";
import { type Binaries, findBinaries } from "./postgres-binaries";
import { type Cluster, DATABASE, openCluster, settlePort } from "./postgres-cluster";
import { isServing, readPidFile, runningPostmaster } from "./postgres-pidfile";
import { Failure } from "./steps.mjs";

const SETTINGS = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "100",
  shared_buffers: "256MB",
  fsync: "on",
  synchronous_commit: "on",
  full_page_writes: "on",
  // lz4 would cost less, but this build of PostgreSQL has only its own.
  wal_compression: "pglz",
  max_wal_size: "2GB",
  checkpoint_completion_target: "0.9",
  jit: "off",
  timezone: "UTC",
  log_timezone: "UTC",
  log_min_messages: "warning",
  // The default waits for a fifth of a table to die; queue tables turn over many times before that.
  autovacuum_vacuum_scale_factor: "0.05",
  autovacuum_analyze_scale_factor: "0.05",
  autovacuum_vacuum_insert_scale_factor: "0.1",
  autovacuum_naptime: "15s",
  autovacuum_vacuum_cost_limit: "1000",
};

export type PostgresOptions = {
  dataDir: string;
  log?: (line: string) => void;
  /** Overrides, for measurements and for throw-away clusters. */
  settings?: Record<string, string>;
};

export type Postgres = {
  /** Superuser, on the database "goodword". */
  readonly url: string;
  readonly pid: number;
  isRunning(): boolean;
  start(): Promise<void>;
  /** "fast" ends transactions and writes a checkpoint; "immediate" leaves the rest to recovery. */
  stop(mode?: "fast" | "immediate"): Promise<void>;
  kill9(): Promise<void>;
  /** Stops it and deletes the cluster. */
  remove(): Promise<void>;
};

type Server = { cluster: Cluster; pid: number; watch?: ChildProcess };
type Setup = { binaries: Binaries; account: Account | undefined; settings: Record<string, string> };

const holdersOf = (cluster: Cluster) => path.join(cluster.directory, "holders");
const holderOf = (cluster: Cluster) => path.join(holdersOf(cluster), String(process.pid));

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Processes of ours, other than this one, that use the same cluster: the last one to go stops it. */
function otherHolders(cluster: Cluster): number[] {
  const pids = readdirSync(holdersOf(cluster)).map(Number);
  return pids.filter((pid) => pid !== process.pid && isAlive(pid));
}

/**
 * A shell of 1 MB that outlives us: when we are gone without having stopped PostgreSQL, it does so after ten seconds,
 * unless the next start has taken the server over by then.
 */
function watchOver(cluster: Cluster, pid: number): ChildProcess | undefined {
  if (process.platform === "win32") return undefined;
  const script = `read _; sleep 10
for f in "$1"/*; do kill -0 "\${f##*/}" 2>/dev/null && exit; done
[ "$(head -n 1 "$2/postmaster.pid" 2>/dev/null)" = "$3" ] && kill -INT "$3"`;
  const args = ["-c", script, "sh", holdersOf(cluster), cluster.data, String(pid)];
  const watch = spawn("sh", args, { stdio: ["pipe", "ignore", "ignore"], detached: true, cwd: "/" });
  watch.unref();
  if (watch.stdin instanceof Socket) watch.stdin.unref();
  return watch;
}

function lastLines(file: string): string {
  return readFileSync(file, "utf8").trimEnd().split("\n").slice(-15).join("\n");
}

async function launch(cluster: Cluster, { binaries, account, settings }: Setup): Promise<number> {
  const logFile = path.join(cluster.directory, "server.log");
  const log = openSync(logFile, "w", 0o600);
  const flags = Object.entries({ ...SETTINGS, port: String(cluster.port), ...settings });
  const args = ["-D", cluster.data, ...flags.flatMap(([name, value]) => ["-c", `${name}=${value}`])];
  const child = spawn(binaries.postgres, args, {
    ...asAccount(account),
    stdio: ["ignore", log, log],
    // In a group of its own: Ctrl-C in the terminal must reach it last, through us.
    detached: true,
  });
  closeSync(log);
  let ended = false;
  child.once("error", () => (ended = true)).once("exit", () => (ended = true));
  child.unref();
  while (!ended) {
    const found = readPidFile(cluster.data);
    if (child.pid !== undefined && found?.pid === child.pid && found.status === "ready") return child.pid;
    await sleep(20);
  }
  throw new Failure(`${lastLines(logFile)}\nPostgreSQL did not start: mend the above, or set DATABASE_URL.`);
}

/** After a kill -9 its children hold the shared memory for a moment longer. */
async function launchPatiently(cluster: Cluster, setup: Setup): Promise<number> {
  for (let tries = 0; ; tries++) {
    try {
      return await launch(cluster, setup);
    } catch (error) {
      if (tries === 40 || !String(error).includes("shared memory block")) throw error;
      await sleep(250);
    }
  }
}

async function begin(cluster: Cluster, setup: Setup): Promise<Server> {
  return await withLock(path.join(cluster.directory, "lock"), async () => {
    const running = await runningPostmaster(cluster.data);
    if (!running) rmSync(holdersOf(cluster), { recursive: true, force: true });
    mkdirSync(holdersOf(cluster), { recursive: true });
    const settled = running ? { ...cluster, port: running.port } : await settlePort(cluster);
    const pid = running?.pid ?? (await launchPatiently(settled, setup));
    writeFileSync(holderOf(cluster), "");
    return { cluster: settled, pid, watch: watchOver(cluster, pid) };
  });
}

async function gone({ cluster, pid }: Server) {
  while (isServing(pid, cluster.data)) await sleep(20);
}

async function end(server: Server, signal: "SIGINT" | "SIGQUIT" | "SIGKILL", evenIfUsed: boolean) {
  const { cluster, pid, watch } = server;
  await withLock(path.join(cluster.directory, "lock"), async () => {
    rmSync(holderOf(cluster), { force: true });
    watch?.kill("SIGKILL");
    if (!evenIfUsed && otherHolders(cluster).length > 0) return;
    if (isServing(pid, cluster.data)) process.kill(pid, signal);
    await gone(server);
  });
}

/** Starts the PostgreSQL that comes with Goodword on a data directory, or joins the one that runs there. */
export async function startPostgres({ dataDir, log = console.log, settings = {} }: PostgresOptions): Promise<Postgres> {
  const account = serverAccount();
  const setup = { account, settings, binaries: await findBinaries(account, log) };
  const place = path.resolve(dataDir);
  mkdirSync(place, { recursive: true });
  const cluster = await withLock(path.join(place, "lock"), () => openCluster({ dataDir: place, log, ...setup }));
  let server = await begin(cluster, setup);
  return {
    get url() {
      const { port, password } = server.cluster;
      return `postgresql://${DATABASE}:${password}@127.0.0.1:${port}/${DATABASE}`;
    },
    get pid() {
      return server.pid;
    },
    isRunning: () => isServing(server.pid, cluster.data),
    start: async () => {
      server.watch?.kill("SIGKILL");
      server = await begin(server.cluster, setup);
    },
    stop: (mode = "fast") => end(server, mode === "fast" ? "SIGINT" : "SIGQUIT", mode === "immediate"),
    kill9: () => end(server, "SIGKILL", true),
    remove: async () => {
      await end(server, "SIGQUIT", true);
      rmSync(cluster.directory, { recursive: true, force: true });
      rmSync(place, { recursive: true, force: true });
    },
  };
}
