import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Account, asAccount, canEnter } from "./postgres-account";
import type { Binaries } from "./postgres-binaries";
import { Failure } from "./steps.mjs";

/** One database cluster on disk: `data/` is PostgreSQL's, beside it lie our notes about it. */
export type Cluster = { directory: string; data: string; port: number; password: string };

export const DATABASE = "goodword";
const NOTES = "cluster.json";
/** In the data directory, where the cluster had to be placed elsewhere: names that place. */
const POINTER = "postgres-directory";

const dataOf = (directory: string) => path.join(directory, "data");

export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(true)));
  });
}

/** Below the range systems take for outgoing connections, so that the port is still free at the next start. */
async function freePort(): Promise<number> {
  for (let tries = 0; tries < 100; tries++) {
    const port = 20_000 + Math.floor(Math.random() * 12_000);
    if (await isFree(port)) return port;
  }
  throw new Failure("No free port between 20000 and 32000 for PostgreSQL: set DATABASE_URL.");
}

function save({ directory, port, password }: Cluster) {
  writeFileSync(path.join(directory, NOTES), JSON.stringify({ port, password }), { mode: 0o600 });
}

/** Keeps the port of last time; takes another one when something else has it now. */
export async function settlePort(cluster: Cluster): Promise<Cluster> {
  // A server that was just killed keeps its socket a moment longer than its process id.
  for (let tries = 0; tries < 30; tries++) {
    if (await isFree(cluster.port)) return cluster;
    await sleep(100);
  }
  const moved = { ...cluster, port: await freePort() };
  save(moved);
  return moved;
}

function read(directory: string): Cluster {
  const notes: { port: number; password: string } = JSON.parse(readFileSync(path.join(directory, NOTES), "utf8"));
  return { directory, data: dataOf(directory), ...notes };
}

function remembered(dataDir: string): string | undefined {
  const inside = path.join(dataDir, "postgres");
  if (existsSync(path.join(inside, NOTES))) return inside;
  const pointer = path.join(dataDir, POINTER);
  if (!existsSync(pointer)) return undefined;
  const directory = readFileSync(pointer, "utf8").trim();
  if (existsSync(path.join(directory, NOTES))) return directory;
  throw new Failure(
    `${pointer} says that the database lies in ${directory}, but it is not there: bring it back, or delete ${pointer} to begin with an empty one.`,
  );
}

/** Where the cluster goes: into the data directory, or elsewhere if PostgreSQL's user cannot come there. */
function choosePlace(dataDir: string, account: Account | undefined, log: (line: string) => void): string {
  if (canEnter(account, dataDir)) return path.join(dataDir, "postgres");
  const inTemp = dataDir.startsWith(path.join(os.tmpdir(), "/"));
  const bases = inTemp ? [os.tmpdir(), "/tmp", "/var/lib"] : ["/var/lib", "/var/tmp"];
  const base = bases.find((place) => canEnter(account, place));
  if (!base) {
    throw new Failure(
      `The user ${account?.name} may not enter ${dataDir}: set GOODWORD_DATA_DIR to a directory it may enter, or set DATABASE_URL.`,
    );
  }
  const directory = path.join(base, `goodword-${randomBytes(4).toString("hex")}`);
  writeFileSync(path.join(dataDir, POINTER), `${directory}\n`);
  log(`The database lies in ${directory}: PostgreSQL's user ${account?.name} may not enter ${dataDir}.`);
  return directory;
}

function runAs(account: Account | undefined, program: string, args: string[], input = "") {
  const { status, error, stdout, stderr } = spawnSync(program, args, { ...asAccount(account), input });
  if (status === 0) return;
  throw new Failure(
    `${stdout}${stderr}${error ?? ""}\nThe database could not be set up: mend the above, or set DATABASE_URL.`,
  );
}

function initialise(directory: string, binaries: Binaries, account: Account | undefined, password: string) {
  const data = dataOf(directory);
  mkdirSync(data, { mode: 0o700 });
  const passwordFile = path.join(directory, "password");
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (account) for (const place of [data, passwordFile]) chownSync(place, account.uid, account.gid);
  runAs(account, binaries.initdb, [
    `--pgdata=${data}`,
    `--username=${DATABASE}`,
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--locale=C",
    "--data-checksums",
  ]);
  rmSync(passwordFile);
  runAs(account, binaries.postgres, ["--single", "-D", data, "postgres"], `CREATE DATABASE ${DATABASE};\n`);
}

type Needs = { dataDir: string; binaries: Binaries; account: Account | undefined; log: (line: string) => void };

/** Finds the cluster of a data directory, or makes it. It appears under its name only when it is whole. */
export async function openCluster({ dataDir, binaries, account, log }: Needs): Promise<Cluster> {
  mkdirSync(dataDir, { recursive: true });
  // Passing through is enough for PostgreSQL's user; our own files in there are readable for us alone.
  if (account) chmodSync(dataDir, 0o711);
  const known = remembered(dataDir);
  if (known) return read(known);
  const directory = choosePlace(dataDir, account, log);
  const unfinished = `${directory}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: account ? 0o711 : 0o700 });
  const password = randomBytes(24).toString("base64url");
  initialise(unfinished, binaries, account, password);
  save({ directory: unfinished, data: dataOf(unfinished), port: await freePort(), password });
  renameSync(unfinished, directory);
  return read(directory);
}
