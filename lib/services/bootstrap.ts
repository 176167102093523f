import { randomBytes } from "node:crypto";
import type { Logger } from "pino";
import { z } from "zod";
import { publicId, storedId } from "@/lib/domain/id";
import { parseOrigin } from "@/lib/domain/origin";
import { Password } from "@/lib/domain/password-input";
import type { Ctx } from "@/lib/server/ctx";
import { db, pool, type Tx } from "@/lib/server/db";
import { env, trustedOrigins } from "@/lib/server/env";
import { hashToken, type KeyKind, mayBeToken, newAppId, newToken } from "@/lib/server/key-token";
import { newId } from "@/lib/server/new-id";
import { hashPassword } from "@/lib/server/password";
import { write } from "@/lib/server/write";
import { insertKey } from "./api-key";
import { demoBegun, fillDemo, isDemoUnfinished } from "./demo";
import { insertPerson } from "./person";

/** What was made on this start, so that the launcher can say how to sign in and print a curl that works. */
export interface Bootstrapped {
  isFirstStart: boolean;
  project: { id: string; name: string };
  /** Null: nobody was made. The password is null when the operator chose it. */
  owner: { email: string; password: string | null } | null;
  serverKey: { appId: string; token: string } | null;
  clientKey: { appId: string; token: string } | null;
}

type Audit = Parameters<Parameters<typeof write>[2]>[1];

/** Any number will do; it must only be the same in every instance. */
const lockKey = 4_217_001;

/**
 * On an empty database: the first owner, project, server key and browser key. On every start: what the operator's settings
 * name and the database does not know yet. Nothing that exists is changed. Of two instances that start at once, the second
 * waits for the lock and finds everything done.
 */
export async function bootstrap({ log }: { log: Pick<Logger, "info" | "warn"> }): Promise<Bootstrapped> {
  const settings = readSettings();
  const there =
    (await whatIsThere(settings)) ?? (await alone(async () => (await whatIsThere(settings)) ?? prepare(settings, log)));
  if (env().GOODWORD_DEMO === "1") await tellDemo(there, log);
  return there;
}

/** The story is told once. Without it the server serves as well: what went wrong is told, and tried again at the next start. */
async function tellDemo({ project }: Bootstrapped, log: Pick<Logger, "info" | "warn">): Promise<void> {
  const projectId = storedId("project", project.id) ?? "";
  if (!(await isDemoUnfinished(projectId))) return;
  try {
    await alone(async () => {
      if (await isDemoUnfinished(projectId)) await fillDemo(projectId, log);
    });
  } catch (error) {
    log.warn({ err: error }, "the demo project could not be filled");
  }
}

async function prepare(settings: Settings, log: Pick<Logger, "info">): Promise<Bootstrapped> {
  const passwordHash = await hashPassword(settings.password);
  const project = await oldestProject(db());
  const ctx = ctxOf(project?.id ?? newId());
  const done = await write(ctx, "config", (tx, audit) => create(tx, audit, ctx, settings, passwordHash));
  log.info({ project: done.project.id, isFirstStart: done.isFirstStart }, "the database was prepared");
  return done;
}

/** One instance at a time. The lock goes with its connection, should the process die. */
async function alone<T>(work: () => Promise<T>): Promise<T> {
  const client = await pool().connect();
  try {
    await client.query("BEGIN; SET LOCAL lock_timeout = 0; SET LOCAL statement_timeout = '60s'");
    await client.query("SET LOCAL idle_in_transaction_session_timeout = '60s'");
    await client.query("SELECT pg_advisory_xact_lock($1)", [lockKey]);
    return await work();
  } finally {
    await client.query("COMMIT").catch(() => undefined);
    client.release();
  }
}

interface Settings {
  email: string;
  password: string;
  isPasswordChosen: boolean;
  isOwnerNamed: boolean;
}

function readSettings(): Settings {
  const { GOODWORD_ADMIN_EMAIL: email, GOODWORD_ADMIN_PASSWORD: chosen } = env();
  if (email !== undefined && !z.email().safeParse(email).success) {
    throw new Error("GOODWORD_ADMIN_EMAIL is not an e-mail address");
  }
  const problem = chosen === undefined ? null : Password.safeParse(chosen).error?.issues[0]?.message;
  if (problem) throw new Error(`GOODWORD_ADMIN_PASSWORD: ${problem}`);
  for (const name of ["GOODWORD_APP_TOKEN", "GOODWORD_CLIENT_TOKEN"] as const) {
    const token = env()[name];
    if (token !== undefined && !mayBeToken(token)) {
      throw new Error(
        `${name} needs 8 to 200 printable characters without spaces; gw_sk_ and gw_ck_ are for tokens made here`,
      );
    }
  }
  return {
    email: (email ?? "owner@goodword.local").toLowerCase(),
    password: chosen ?? randomBytes(12).toString("base64url"),
    isPasswordChosen: chosen !== undefined,
    isOwnerNamed: email !== undefined,
  };
}

function ctxOf(projectId: string): Ctx {
  return { projectId, actor: { kind: "system", name: "bootstrap" }, requestId: "bootstrap", now: new Date() };
}

const oldestProject = (tx: Pick<Tx, "project">) =>
  tx.project.findFirst({ orderBy: [{ createdAt: "asc" }, { id: "asc" }], select: { id: true, name: true } });

/** The usual start: everything is there, and nothing needs to be locked or hashed. Null when something is to be made. */
async function whatIsThere(settings: Settings): Promise<Bootstrapped | null> {
  const project = await oldestProject(db());
  if (!project || (await needsOwner(db(), settings, false))) return null;
  for (const kind of ["server", "client"] as const) if (await needsKey(db(), kind, false)) return null;
  return { isFirstStart: false, project: shown(project), owner: null, serverKey: null, clientKey: null };
}

async function needsOwner(tx: Pick<Tx, "user">, settings: Settings, isFirstStart: boolean): Promise<boolean> {
  if (!isFirstStart && !settings.isOwnerNamed) return false;
  return (await tx.user.count({ where: { email: settings.email } })) === 0;
}

function givenKey(kind: KeyKind): { appId: string | undefined; token: string | undefined } {
  const { GOODWORD_APP_ID, GOODWORD_APP_TOKEN, GOODWORD_CLIENT_APP_ID, GOODWORD_CLIENT_TOKEN } = env();
  return kind === "server"
    ? { appId: GOODWORD_APP_ID, token: GOODWORD_APP_TOKEN }
    : { appId: GOODWORD_CLIENT_APP_ID, token: GOODWORD_CLIENT_TOKEN };
}

/** A revoked key of the settings exists, and stays revoked. */
async function needsKey(tx: Pick<Tx, "apiKey">, kind: KeyKind, isFirstStart: boolean): Promise<boolean> {
  const { appId, token } = givenKey(kind);
  if (appId === undefined && token === undefined) return isFirstStart;
  const known = await tx.apiKey.count({
    where: {
      ...(appId === undefined ? {} : { appId }),
      ...(token === undefined ? {} : { tokenHash: new Uint8Array(hashToken(token)) }),
    },
  });
  return known === 0;
}

async function create(tx: Tx, audit: Audit, ctx: Ctx, settings: Settings, passwordHash: string): Promise<Bootstrapped> {
  const existing = await oldestProject(tx);
  const isFirstStart = existing === null;
  const name = env().GOODWORD_DEMO === "1" ? "Northwind shop" : "My project";
  const project = existing ?? (await tx.project.create({ data: { id: ctx.projectId, name } }));
  audit({
    action: isFirstStart ? "project.create" : "project.prepare",
    resourceKind: "project",
    resourceId: project.id,
    after: { name: project.name },
  });
  if (isFirstStart && env().GOODWORD_DEMO === "1") {
    audit({ action: demoBegun, resourceKind: "project", resourceId: project.id });
  }
  const owner = (await needsOwner(tx, settings, isFirstStart))
    ? await createOwner(tx, audit, project.id, settings, passwordHash)
    : null;
  const keys = { server: null, client: null } as Record<KeyKind, Bootstrapped["serverKey"]>;
  for (const kind of ["server", "client"] as const) {
    if (await needsKey(tx, kind, isFirstStart)) keys[kind] = await createKey(tx, audit, project.id, kind);
  }
  return { isFirstStart, project: shown(project), owner, serverKey: keys.server, clientKey: keys.client };
}

const shown = ({ id, name }: { id: string; name: string }) => ({ id: publicId("project", id), name });

async function createOwner(tx: Tx, audit: Audit, projectId: string, settings: Settings, passwordHash: string) {
  const name = settings.email.split("@")[0] ?? "Owner";
  const user = await insertPerson(tx, { name, email: settings.email, passwordHash });
  await tx.membership.create({ data: { projectId, userId: user.id, role: "owner" } });
  audit({ action: "member.create", resourceKind: "member", resourceId: user.id, after: { name, role: "owner" } });
  return { email: settings.email, password: settings.isPasswordChosen ? null : settings.password };
}

async function createKey(tx: Tx, audit: Audit, projectId: string, kind: KeyKind) {
  const given = givenKey(kind);
  const appId = given.appId ?? newAppId();
  const token = given.token ?? newToken(kind);
  const name = kind === "server" ? "First server key" : "First browser key";
  const allowedOrigins = kind === "client" ? firstOrigins() : [];
  const key = await insertKey(tx, projectId, {
    kind,
    name,
    appId,
    token,
    allowedOrigins,
    ratePerSecond: null,
    createdById: null,
  });
  audit({
    action: "api_key.create",
    resourceKind: "api_key",
    resourceId: key.id,
    after: { kind, name, appId, tokenHint: key.tokenHint, allowedOrigins },
  });
  return { appId, token };
}

function firstOrigins(): string[] {
  const origins = [...trustedOrigins(), `http://localhost:${env().PORT}`].map(parseOrigin);
  return [...new Set(origins.filter((origin) => origin !== null))];
}
