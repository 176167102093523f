import type pg from "pg";
import type { AuditAction, AuditKind } from "@/lib/domain/audit-action";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { Ctx } from "./ctx";
import { db, inTransaction, type Tx } from "./db";
import { AppError } from "./errors";
import { newId } from "./new-id";

export interface AuditChange {
  action: AuditAction;
  resourceKind: AuditKind;
  resourceId: string;
  before?: unknown;
  after?: unknown;
  reason?: string;
}

type Audit = (change: AuditChange) => void;

/** Channel on which the servers hear that a project's keys, schemas or campaigns changed; the payload is its id. */
export const configChannel = "goodword_config";

/** First half of the key of the advisory lock on a project's configuration: the workers hold it shared while they decide. */
export const configLockSpace = 20_262;

/**
 * The one door of every edit: a transaction, the audit rows in it, and, for "config", the project's version moved so that
 * every server reloads what it holds, with what is being decided waited for. Work that reports no change to the audit log is
 * refused, but for what saves itself while somebody types ("nothing").
 */
export async function write<T>(
  ctx: Ctx,
  touches: "config" | "data",
  work: (tx: Tx, audit: Audit) => Promise<T>,
  reports: "something" | "nothing" = "something",
): Promise<T> {
  return retryConflicts(() =>
    db().$transaction(async (tx) => {
      const changes: AuditChange[] = [];
      if (touches === "config" && ctx.projectId) {
        await tx.$queryRaw`SELECT pg_advisory_xact_lock(${configLockSpace}::int, hashtext(${ctx.projectId}))::text`;
      }
      const result = await work(tx, (change) => changes.push(change));
      if (changes.length === 0 && reports === "something") throw new Error("an edit reported nothing to the audit log");
      await tx.auditEntry.createMany({ data: changes.map((change) => auditRow(ctx, change)) });
      if (touches === "config") await moveConfigVersion(tx, ctx.projectId);
      return result;
    }),
  );
}

/**
 * The same door for what people do to referrals and rewards: by the pipeline's own statements, in a transaction of its pool.
 * Work on a selection of which none can be changed any more changes "nothing", and leaves no line.
 */
export async function writeFlow<T>(
  ctx: Ctx,
  work: (client: pg.PoolClient, audit: Audit) => Promise<T>,
  mayChange: "something" | "nothing" = "something",
): Promise<T> {
  return retryConflicts(() =>
    inTransaction("BEGIN", async (client) => {
      const changes: AuditChange[] = [];
      const result = await work(client, (change) => changes.push(change));
      if (changes.length === 0 && mayChange === "something")
        throw new Error("an edit reported nothing to the audit log");
      for (const row of changes.map((change) => auditRow(ctx, change))) await insertAudit(client, row);
      return result;
    }),
  );
}

async function insertAudit(client: pg.PoolClient, row: Prisma.AuditEntryCreateManyInput): Promise<void> {
  await client.query(
    `INSERT INTO audit_entry (id, project_id, actor_kind, actor_id, actor_name, action, resource_kind, resource_id, before,
      after, reason, request_id, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      ...[
        row.id,
        row.projectId,
        row.actorKind,
        row.actorId,
        row.actorName,
        row.action,
        row.resourceKind,
        row.resourceId,
      ],
      ...[row.before, row.after].map((value) => (value === undefined ? null : JSON.stringify(value))),
      ...[row.reason, row.requestId, row.createdAt],
    ],
  );
}

async function moveConfigVersion(tx: Tx, projectId: string): Promise<void> {
  await tx.$executeRaw`UPDATE project SET config_version = config_version + 1, config_changed_at = clock_timestamp() WHERE id = ${projectId}::uuid`;
  await tx.$queryRaw`SELECT pg_notify(${configChannel}, ${projectId})::text`;
}

export function auditRow(ctx: Ctx, change: AuditChange): Prisma.AuditEntryCreateManyInput {
  return {
    id: newId(),
    // Signing in and out belongs to no project.
    projectId: ctx.projectId || null,
    actorKind: ctx.actor.kind,
    actorId: ctx.actor.kind === "system" ? null : ctx.actor.id,
    actorName: ctx.actor.name,
    action: change.action,
    resourceKind: change.resourceKind,
    resourceId: change.resourceId,
    before: asJson(change.before),
    after: asJson(change.after),
    reason: change.reason ?? null,
    requestId: ctx.requestId,
    createdAt: ctx.now,
  };
}

function asJson(value: unknown): Prisma.InputJsonValue | undefined {
  if (value === undefined || value === null) return undefined;
  return JSON.parse(JSON.stringify(value, (_key, item) => (typeof item === "bigint" ? item.toString() : item)));
}

const attemptsMax = 4;

/** Runs it again when the database says that two transactions met (40001, 40P01), as every serialisable store may. */
async function retryConflicts<T>(run: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await run();
    } catch (error) {
      if (attempt === attemptsMax || !isConflict(error)) throw error;
    }
  }
}

interface DatabaseFault {
  code?: string;
  meta?: { driverAdapterError?: { cause?: { originalCode?: string; kind?: string } } };
}

/** What Prisma's adapter calls a database that cannot be spoken to; it gives these no SQLSTATE. */
const unreachableKinds = new Set(["DatabaseNotReachable", "ConnectionClosed", "SocketTimeout", "TooManyConnections"]);

/** SQLSTATE of a failed query, whether `pg` or Prisma's raw or typed queries raised it. */
export function sqlState(error: unknown): string | undefined {
  if (!(error instanceof Error) || error instanceof AppError) return undefined;
  const fault = error as DatabaseFault;
  const cause = fault.meta?.driverAdapterError?.cause;
  if (cause?.originalCode) return cause.originalCode;
  if (cause?.kind && unreachableKinds.has(cause.kind)) return "08006";
  if (fault.code === "P2034") return "40001";
  if (fault.code === "P2002") return "23505";
  return fault.code;
}

function isConflict(error: unknown): boolean {
  const state = sqlState(error);
  return state === "40001" || state === "40P01";
}
