import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { Failure } from "./steps.mjs";

/** The system user PostgreSQL runs as when we are root, which it refuses to run as. */
export type Account = { name: string; uid: number; gid: number };

function find(name: string): Account | undefined {
  const line = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .find((entry) => entry.startsWith(`${name}:`));
  if (!line) return undefined;
  const [, , uid, gid] = line.split(":");
  return { name, uid: Number(uid), gid: Number(gid) };
}

function create(name: string): Account | undefined {
  spawnSync("useradd", ["--system", "--no-create-home", "--shell", "/usr/sbin/nologin", name]);
  return find(name);
}

export function serverAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const account = find("goodword") ?? find("postgres") ?? create("goodword") ?? find("nobody");
  if (account) return account;
  throw new Failure(
    "PostgreSQL does not run as root and no other user could be made: run Goodword as an ordinary user, or set DATABASE_URL.",
  );
}

/** How PostgreSQL's programs are started: as their user, and the same whatever language the machine speaks. */
export const asAccount = (account: Account | undefined) => ({
  ...(account && { uid: account.uid, gid: account.gid, cwd: "/" }),
  env: { ...process.env, LC_ALL: "C", TZ: "UTC" },
});

/** Asked of the system, not worked out from mode bits: every directory on the way counts, and so do access lists. */
export function canEnter(account: Account | undefined, directory: string): boolean {
  if (!account) return true;
  return spawnSync("test", ["-x", directory], asAccount(account)).status === 0;
}
