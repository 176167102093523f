import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { freePort } from "@/lib/launch/free-port.mjs";
import { startPostgres } from "@/lib/launch/postgres";
import { type Filled, type FillSize, fillProject } from "./screens-fill";

/** The product as `npm start` runs it, over a filled database, with somebody signed in. */
export interface ScreensRig {
  url: string;
  filled: Filled;
  /** Of the person signed in. */
  cookie: string;
  stop(): Promise<void>;
}

const person = { email: "bench@example.com", password: "correct horse battery staple" };

async function until(what: string, child: ChildProcess, isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo().catch(() => false))) {
    if (child.exitCode !== null) throw new Error(`${what}: the server ended with code ${child.exitCode}`);
    await sleep(250);
  }
}

async function signIn(url: string): Promise<string> {
  const answer = await fetch(`${url}/api/auth/sign-in/email`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: url },
    body: JSON.stringify(person),
  });
  if (!answer.ok) throw new Error(`signing in answered ${answer.status}: ${await answer.text()}`);
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}

/** Where GOODWORD_BENCH_DIR says, what was filled is kept and used again. */
export async function startScreensRig(size: FillSize, say: (line: string) => void): Promise<ScreensRig> {
  const kept = process.env.GOODWORD_BENCH_DIR;
  const place = kept ?? mkdtempSync(path.join(tmpdir(), "goodword-screens-"));
  const note = path.join(place, "filled.json");
  // Nothing of a filling that was cut short is used, so nothing has to reach the disk at once.
  const settings = { fsync: "off", full_page_writes: "off", max_wal_size: "8GB" };
  const postgres = await startPostgres({ dataDir: path.join(place, "data"), settings });
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const server = spawn(process.execPath, ["lib/launch/start.mjs"], {
    env: {
      ...process.env,
      DATABASE_URL: postgres.url,
      PORT: String(port),
      GOODWORD_DATA_DIR: path.join(place, "data"),
      GOODWORD_DEMO: "0",
      GOODWORD_ADMIN_EMAIL: person.email,
      GOODWORD_ADMIN_PASSWORD: person.password,
      LOG_LEVEL: "warn",
    },
    stdio: ["ignore", "ignore", "inherit"],
  });
  await until("starting", server, async () => (await fetch(`${url}/readyz`)).ok);
  const database = new pg.Pool({ connectionString: postgres.url, max: 4 });
  if (!existsSync(note)) writeFileSync(note, JSON.stringify(await fillProject(database, size, say)));
  await until("rolling up", server, async () => {
    const { rows } = await database.query<{ due: number }>("SELECT count(*)::int AS due FROM count_due");
    return rows[0]?.due === 0;
  });
  return {
    url,
    filled: JSON.parse(readFileSync(note, "utf8")) as Filled,
    cookie: await signIn(url),
    stop: async () => {
      const ended = once(server, "exit");
      server.kill("SIGTERM");
      await ended;
      await database.end();
      if (kept) return postgres.stop();
      await postgres.remove();
      rmSync(place, { recursive: true, force: true });
    },
  };
}
