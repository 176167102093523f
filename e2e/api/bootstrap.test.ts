import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtemp, readdir, readFile, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { afterAll, beforeEach, expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "../..");
const serverUrl = process.env.DATABASE_URL ?? "";
const made: string[] = [];
let url: string;

/** An empty database with every migration: bootstrap is about the very first start. */
beforeEach(async () => {
  const name = `bootstrap_${randomBytes(5).toString("hex")}`;
  await query(serverUrl, `CREATE DATABASE ${name}`);
  made.push(name);
  url = Object.assign(new URL(serverUrl), { pathname: `/${name}` }).href;
  const folder = path.join(root, "prisma/migrations");
  for (const migration of (await readdir(folder)).sort()) {
    if (!migration.includes("."))
      await query(url, await readFile(path.join(folder, migration, "migration.sql"), "utf8"));
  }
});
afterAll(async () => {
  for (const name of made) await query(serverUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
});

async function query(connectionString: string, sql: string) {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return await client.query(sql);
  } finally {
    await client.end();
  }
}

const script = `
  import { bootstrap } from "./lib/services/bootstrap.ts";
  import { closeDatabase } from "./lib/server/db.ts";
  import { log } from "./lib/server/log.ts";
  console.log(JSON.stringify(await bootstrap({ log })));
  await closeDatabase();
`;

/** A process of its own, because the settings are read once a process. */
async function run(text: string, settings: Record<string, string>): Promise<string> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--import", "tsx", "--input-type=module", "-e", text],
    {
      cwd: root,
      env: {
        NODE_ENV: "test",
        PATH: process.env.PATH,
        DATABASE_URL: url,
        LOG_LEVEL: "silent",
        GOODWORD_DEMO: "0",
        ...settings,
      },
    },
  );
  return stdout.trim();
}

const start = async (settings: Record<string, string> = {}) => JSON.parse(await run(script, settings));

async function counts() {
  const { rows } = await query(
    url,
    `SELECT (SELECT count(*) FROM project) AS projects, (SELECT count(*) FROM auth_user) AS people,
       (SELECT count(*) FROM membership) AS members, (SELECT count(*) FROM api_key) AS keys,
       (SELECT count(*) FROM audit_entry) AS audit`,
  );
  return rows[0];
}

test("the first start makes an owner, a project and two keys, and says them once", async () => {
  const first = await start({ PORT: "4000", GOODWORD_TRUSTED_ORIGINS: "https://admin.example/" });
  expect(first).toMatchObject({
    isFirstStart: true,
    project: { id: expect.stringMatching(/^proj_/), name: "My project" },
    owner: { email: "owner@goodword.local", password: expect.stringMatching(/^.{16}$/) },
    serverKey: { token: expect.stringMatching(/^gw_sk_/) },
    clientKey: { token: expect.stringMatching(/^gw_ck_/) },
  });
  const { rows } = await query(url, "SELECT allowed_origins FROM api_key WHERE kind = 'client'");
  expect(rows[0].allowed_origins).toEqual(["https://admin.example", "http://localhost:4000"]);
  const before = await counts();
  expect(await start()).toMatchObject({ isFirstStart: false, owner: null, serverKey: null, clientKey: null });
  expect(await counts()).toEqual(before);
});

test("two instances that start at once make one of each", async () => {
  const both = await Promise.all([start(), start()]);
  expect(both.map(({ isFirstStart }) => isFirstStart).sort()).toEqual([false, true]);
  expect(await counts()).toMatchObject({ projects: "1", people: "1", members: "1", keys: "2" });
});

test("the operator's own credentials are taken as given, also on a later start, and nothing is changed twice", async () => {
  await start();
  const settings = {
    GOODWORD_ADMIN_EMAIL: "Ops@Example.com",
    GOODWORD_ADMIN_PASSWORD: "chosen by the operator",
    GOODWORD_APP_ID: "my-app",
    GOODWORD_APP_TOKEN: "my-own-token",
    GOODWORD_CLIENT_APP_ID: "my-client",
    GOODWORD_CLIENT_TOKEN: "my-own-client-token",
  };
  expect(await start(settings)).toMatchObject({
    isFirstStart: false,
    project: { name: "My project" },
    owner: { email: "ops@example.com", password: null },
    serverKey: { appId: "my-app", token: "my-own-token" },
    clientKey: { appId: "my-client", token: "my-own-client-token" },
  });
  const before = await counts();
  expect(before).toMatchObject({ people: "2", keys: "4" });
  await query(url, "UPDATE api_key SET revoked_at = now() WHERE app_id = 'my-app'");
  expect(await start(settings)).toMatchObject({ owner: null, serverKey: null, clientKey: null });
  expect(await counts()).toEqual(before);
});

const told = async () =>
  (
    await query(
      url,
      `SELECT (SELECT count(*)::int FROM event) AS events, (SELECT count(*)::int FROM audit_entry) AS audit,
        (SELECT count(*)::int FROM audit_entry WHERE action = 'demo.fill') AS filled, (SELECT name FROM project) AS name`,
    )
  ).rows[0];

test("a first start with the demo tells it once, also when two instances start at once", {
  timeout: 90_000,
}, async () => {
  await Promise.all([start({ GOODWORD_DEMO: "1" }), start({ GOODWORD_DEMO: "1" })]);
  const once = await told();
  expect(once).toMatchObject({ filled: 1, name: "Northwind shop" });
  expect(once.events).toBeGreaterThan(3_000);
  await start({ GOODWORD_DEMO: "1" });
  expect(await told()).toEqual(once);
});

test("a project that began without the demo is never filled with it", { timeout: 60_000 }, async () => {
  await start();
  await start({ GOODWORD_DEMO: "1" });
  expect(await told()).toMatchObject({ events: 0, filled: 0, name: "My project" });
});

test.each([
  ["a password that is guessed first", { GOODWORD_ADMIN_PASSWORD: "password123" }, /GOODWORD_ADMIN_PASSWORD/],
  ["an address that is none", { GOODWORD_ADMIN_EMAIL: "owner" }, /GOODWORD_ADMIN_EMAIL/],
  ["a token with a space", { GOODWORD_APP_TOKEN: "two words here" }, /GOODWORD_APP_TOKEN/],
])("%s stops the start with a sentence", async (_title, settings, message) => {
  await expect(start(settings as Record<string, string>)).rejects.toThrow(message);
  expect(await counts()).toMatchObject({ projects: "0" });
});

test("the secret is made once, for its owner's eyes only, however many start at once", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "secret-"));
  const text = 'import { secret } from "./lib/server/secret.ts"; console.log(secret());';
  const ask = () => run(text, { GOODWORD_DATA_DIR: folder });
  const secrets = await Promise.all([ask(), ask(), ask()]);
  expect(new Set(secrets).size).toBe(1);
  expect(secrets[0]?.length).toBeGreaterThanOrEqual(43);
  expect((await stat(path.join(folder, "secret"))).mode & 0o777).toBe(0o600);
  expect(await readdir(folder)).toEqual(["secret"]);
});
