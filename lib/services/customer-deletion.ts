import { publicId, storedId } from "@/lib/domain/id";
import { type Customer, Prisma } from "@/lib/generated/prisma/client";
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
 * Erasing does that and also removes her events, waiting or decided or refused, with the keys they were sent under.
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
  await tx.$executeRaw`
    DELETE FROM rejected_event WHERE project_id = ${projectId}::uuid AND customer_ref = ANY(${references})`;
  return tx.$executeRaw`DELETE FROM event WHERE project_id = ${projectId}::uuid AND customer_id = ${customer.id}::uuid`;
}
