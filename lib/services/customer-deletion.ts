import { publicId, storedId } from "@/lib/domain/id";
import { customerNames } from "@/lib/domain/ingest/refusal";
import { type Customer, Prisma } from "@/lib/generated/prisma/client";
import { readEvent } from "@/lib/pipeline/ingest/read-event";
import type { Ctx } from "@/lib/server/ctx";
import { db, type Tx } from "@/lib/server/db";
import { newId } from "@/lib/server/new-id";
import { write } from "@/lib/server/write";
import { findCustomer } from "./customer";

/**
 * Two ways to let a customer go. Her row stays in both, emptied of everything that names her, because rewards, referrals
 * and ledger entries point at it and money must add up afterwards.
 *
 * Deleting empties the row, frees her source id for somebody new, and stops the codes she holds: they keep their history
 * and balance, and refuse. Events stay as they were sent.
 *
 * Erasing does that and also removes her events, waiting or decided or refused, with the keys they were sent under: a
 * refused event is hers when the body that came names her, or the one that somebody made of it; and what endpoints and people were told.
 * Decisions, rewards, referrals and ledger entries stay: they name her by her id alone.
 */

export async function deleteCustomer(ctx: Ctx, key: string): Promise<void> {
  const customer = await findCustomer(ctx, key);
  await write(ctx, "data", async (tx, audit) => {
    await emptyRow(tx, ctx, customer);
    audit({ action: "customer.delete", resourceKind: "customer", resourceId: customer.id });
  });
}

export interface Erasure {
  id: string;
  customerId: string;
  events: number;
  at: Date;
}

export async function eraseCustomer(ctx: Ctx, key: string): Promise<Erasure> {
  const customer = await findErasable(ctx, key);
  return write(ctx, "data", async (tx, audit) => {
    await emptyRow(tx, ctx, customer);
    const events = await removeEvents(tx, ctx, customer);
    audit({ action: "customer.erase", resourceKind: "customer", resourceId: customer.id, after: { events } });
    return { id: newId(), customerId: customer.id, events, at: ctx.now };
  });
}

/** A customer deleted before can still be erased, by her id. */
async function findErasable(ctx: Ctx, key: string): Promise<Customer> {
  const id = storedId("customer", key);
  const deleted =
    id && (await db().customer.findFirst({ where: { projectId: ctx.projectId, id, deletedAt: { not: null } } }));
  return deleted || findCustomer(ctx, key);
}

async function emptyRow(tx: Tx, ctx: Ctx, customer: Customer): Promise<void> {
  await tx.customer.update({
    where: { id: customer.id, projectId: ctx.projectId },
    data: {
      sourceId: null,
      name: null,
      email: null,
      phone: null,
      description: null,
      birthdate: null,
      address: Prisma.DbNull,
      metadata: {},
      version: { increment: 1 },
      deletedAt: customer.deletedAt ?? ctx.now,
    },
  });
  await tx.statusLink.deleteMany({ where: { projectId: ctx.projectId, customerId: customer.id } });
  await tx.code.updateMany({
    where: { projectId: ctx.projectId, holderId: customer.id, active: true },
    data: { active: false, updatedAt: ctx.now },
  });
}

async function removeEvents(tx: Tx, ctx: Ctx, customer: Customer): Promise<number> {
  const { projectId } = ctx;
  const references = [customer.sourceId, publicId("customer", customer.id), customer.id].filter(
    (reference) => reference !== null,
  );
  await tx.$executeRaw`
    DELETE FROM event_key WHERE project_id = ${projectId}::uuid AND source_id IN (
      SELECT source_id FROM event WHERE project_id = ${projectId}::uuid AND customer_id = ${customer.id}::uuid AND source_id IS NOT NULL)`;
  await tx.$executeRaw`
    DELETE FROM event_due WHERE project_id = ${projectId}::uuid AND event_id IN (
      SELECT id FROM event WHERE project_id = ${projectId}::uuid AND customer_id = ${customer.id}::uuid)`;
  // What she bought with her codes; the codes' counts and balances stand.
  await tx.$executeRaw`
    UPDATE redemption SET order_sent = NULL, metadata = '{}', rollback_reason = NULL
    WHERE project_id = ${projectId}::uuid AND customer_id = ${customer.id}::uuid`;
  // What imports and lists of customers called her by; the rows themselves go a week after their job.
  await tx.$executeRaw`
    UPDATE code_job_row SET customer = NULL WHERE project_id = ${projectId}::uuid AND customer_id = ${customer.id}::uuid`;
  // What a simulation saw of her; it can be run again, without her.
  await tx.$executeRaw`
    DELETE FROM simulation WHERE project_id = ${projectId}::uuid AND position(${customer.id} in result::text) > 0`;
  const naming = await alsoNaming(tx, ctx, references, customer);
  await removeNotices(tx, ctx, customer, references, naming);
  await removeMessages(tx, ctx, customer);
  await blankChecks(tx, ctx, customer);
  await tx.$executeRaw`
    DELETE FROM rejected_event WHERE project_id = ${projectId}::uuid
      AND (customer_ref = ANY(${references}) OR id = ANY(${naming}::uuid[]))`;
  return tx.$executeRaw`DELETE FROM event WHERE project_id = ${projectId}::uuid AND customer_id = ${customer.id}::uuid`;
}

/** What endpoints were told of her, or still were to be, with its log. What they made of it is theirs. */
async function removeNotices(
  tx: Tx,
  { projectId }: Ctx,
  { id }: Customer,
  references: string[],
  naming: string[],
): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM notice WHERE project_id = ${projectId}::uuid AND subject_id IN (
      SELECT id FROM event WHERE project_id = ${projectId}::uuid AND customer_id = ${id}::uuid
      UNION ALL SELECT id FROM referral WHERE project_id = ${projectId}::uuid AND (referee_id = ${id}::uuid OR referrer_id = ${id}::uuid)
      UNION ALL SELECT id FROM reward WHERE project_id = ${projectId}::uuid AND beneficiary_id = ${id}::uuid
      UNION ALL SELECT id FROM rejected_event WHERE project_id = ${projectId}::uuid
        AND (customer_ref = ANY(${references}) OR id = ANY(${naming}::uuid[])))`;
}

/** Mails to her, and those in which somebody read of her. */
async function removeMessages(tx: Tx, { projectId }: Ctx, { id }: Customer): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM message WHERE project_id = ${projectId}::uuid AND (customer_id = ${id}::uuid OR referral_id IN (
      SELECT id FROM referral WHERE project_id = ${projectId}::uuid AND (referee_id = ${id}::uuid OR referrer_id = ${id}::uuid)))`;
}

/** What conditions and signs of fraud saw of her, in her own events and in those of friends she brought. */
async function blankChecks(tx: Tx, { projectId }: Ctx, { id }: Customer): Promise<void> {
  await tx.$executeRaw`
    UPDATE decision d SET checks = (
      SELECT json_agg(CASE WHEN c->>0 IN ('condition', 'signal') THEN json_build_array(c->0, c->1, '') ELSE c END)
      FROM json_array_elements(d.checks) c)
    WHERE d.project_id = ${projectId}::uuid AND d.checks::text ~ '"(condition|signal)"' AND d.event_id IN (
      SELECT id FROM event WHERE project_id = ${projectId}::uuid AND customer_id = ${id}::uuid
      UNION ALL SELECT e.id FROM referral r JOIN event e ON e.customer_id = r.referee_id AND e.project_id = r.project_id
        WHERE r.project_id = ${projectId}::uuid AND r.referrer_id = ${id}::uuid)`;
  await tx.$executeRaw`
    UPDATE referral SET signals = '[]' WHERE project_id = ${projectId}::uuid
      AND (referee_id = ${id}::uuid OR referrer_id = ${id}::uuid) AND signals <> '[]'`;
}

const namingRowsMax = 200;

interface NamingRow {
  id: string;
  raw: Uint8Array;
  mended: Uint8Array | null;
}

/**
 * Refused events that name her where no column says so: in the body that somebody made of it, or by our id beside another
 * source id. Read here and not by the database: a body may be no JSON, and one row of those must not stop an erasure.
 */
async function alsoNaming(tx: Tx, ctx: Ctx, references: string[], customer: Customer): Promise<string[]> {
  const id = publicId("customer", customer.id);
  const found: string[] = [];
  let after = "00000000-0000-0000-0000-000000000000";
  for (;;) {
    const rows = await tx.$queryRaw<NamingRow[]>`
      SELECT id, raw, mended FROM rejected_event
      WHERE project_id = ${ctx.projectId}::uuid AND id > ${after}::uuid
        AND (mended IS NOT NULL OR position(convert_to(${id}, 'UTF8') IN raw) > 0)
      ORDER BY id LIMIT ${namingRowsMax}`;
    found.push(
      ...rows.filter(({ raw, mended }) => names(raw, references) || names(mended, references)).map((row) => row.id),
    );
    const last = rows.at(-1);
    if (!last || rows.length < namingRowsMax) return found;
    after = last.id;
  }
}

function names(body: Uint8Array | null, references: string[]): boolean {
  const read = body && readEvent(body);
  return Boolean(read?.ok && customerNames(read.value).some((name) => references.includes(name)));
}
