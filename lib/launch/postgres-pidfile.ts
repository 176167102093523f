import { existsSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** What PostgreSQL writes into postmaster.pid, of which we read the first, the fourth and the eighth line. */
export type Postmaster = { pid: number; port: number; status: string };

export function readPidFile(data: string): Postmaster | undefined {
  try {
    const lines = readFileSync(path.join(data, "postmaster.pid"), "utf8").split("\n");
    return { pid: Number(lines[0]), port: Number(lines[3]), status: lines[7]?.trim() ?? "" };
  } catch {
    return undefined;
  }
}

/** Process ids are used again, at once in a container: a living process counts only if it serves this directory. */
export function isServing(pid: number, data: string): boolean {
  try {
    process.kill(pid, 0);
    if (!existsSync("/proc/self/cmdline")) return true;
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0").includes(data);
  } catch {
    return false;
  }
}

/** The server that already runs on this directory, once it has finished starting; undefined when there is none. */
export async function runningPostmaster(data: string): Promise<Postmaster | undefined> {
  for (;;) {
    const found = readPidFile(data);
    if (!found) return undefined;
    if (!isServing(found.pid, data)) {
      rmSync(path.join(data, "postmaster.pid"), { force: true });
      return undefined;
    }
    if (found.status === "ready") return found;
    await sleep(50);
  }
}
