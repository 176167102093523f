import type { AuditAction } from "@/lib/domain/audit-action";
import {
  type CustomerFields,
  type CustomerInput,
  describesSomebody,
  emptyCustomer,
  mergeCustomer,
} from "@/lib/domain/customer";
import { publicId, storedId } from "@/lib/domain/id";
import { placeholderReason } from "@/lib/domain/ingest/placeholder-id";
import { type Customer, Prisma } from "@/lib/generated/prisma/client";
import type { Ctx } from "@/lib/server/ctx";
import { db, type Tx } from "@/lib/server/db";
import { AppError, notFound } from "@/lib/server/errors";
import { newId } from "@/lib/server/new-id";
import { type AuditChange, write } from "@/lib/server/write";

/** The customer of that id or source id. What begins as our ids do is taken for one first. */
export async function findCustomer(ctx: Ctx, key: string): Promise<Customer> {
  const id = storedId("customer", key);
  const sourceId = key.normalize("NFC");
  const found = await db().customer.findMany({
    where: { projectId: ctx.projectId, deletedAt: null, OR: [{ sourceId }, ...(id ? [{ id }] : [])] },
  });
  const byId = found.find((customer) => customer.id === id);
  const bySourceId = found.find((customer) => customer.sourceId === sourceId);
  // Apps use bare UUIDs as ids of their own, so a bare UUID is theirs before it is ours.
  const customer = key.startsWith("cust_") ? (byId ?? bySourceId) : (bySourceId ?? byId);
  if (!customer) throw notFound("customer", key);
  return customer;
}

/**
 * Creates the customer or merges into the one that is there, by id or source id. Without either it is somebody new: an
 * e-mail address proves nothing about who writes it.
 */
export async function saveCustomer(ctx: Ctx, input: CustomerInput): Promise<Customer> {
  assertIdentity(input);
  const known = await knownCustomer(ctx, input);
  // Most calls repeat what is known: they cost a read, and leave no row in the audit log.
  if (known && mergeCustomer(fieldsOf(known), input).changed.length === 0) return known;
  return write(ctx, "data", async (tx, audit) => {
    const { customer, isNew } = await lockOrCreate(tx, ctx, input);
    if (isNew) {
      audit(customerChange("customer.create", customer, filledFields(customer)));
      return customer;
    }
    return mergeInto(tx, ctx, customer, input, audit);
  });
}

/** Merges into the customer that the path names; her source id stays what it is. */
export async function updateCustomer(ctx: Ctx, key: string, input: CustomerInput): Promise<Customer> {
  const known = await findCustomer(ctx, key);
  return saveCustomer(ctx, { ...input, id: publicId("customer", known.id), source_id: undefined });
}

function assertIdentity(input: CustomerInput): void {
  if (!describesSomebody(input)) {
    throw new AppError("invalid_customer", {
      message: "Invalid customer",
      details: "A customer needs an id, a source_id, or at least a name, an email or a phone number.",
    });
  }
  if (!input.source_id) return;
  const reason = placeholderReason(input.source_id);
  if (reason) {
    throw new AppError("placeholder_id", {
      message: "This id names nobody",
      details: `customer.source_id ${reason}`,
      resourceType: "customer",
    });
  }
}

async function knownCustomer(ctx: Ctx, input: CustomerInput): Promise<Customer | null> {
  if (input.id) return findById(ctx, input.id);
  if (!input.source_id) return null;
  return db().customer.findUnique({
    where: { projectId_sourceId: { projectId: ctx.projectId, sourceId: input.source_id } },
  });
}

async function findById(ctx: Ctx, publicCustomerId: string): Promise<Customer> {
  const id = storedId("customer", publicCustomerId);
  const customer = id && (await db().customer.findFirst({ where: { projectId: ctx.projectId, id, deletedAt: null } }));
  if (!customer) throw notFound("customer", publicCustomerId);
  return customer;
}

/** The race of two calls for one new source id is decided by its unique key: one creates, the other merges. */
async function lockOrCreate(tx: Tx, ctx: Ctx, input: CustomerInput): Promise<{ customer: Customer; isNew: boolean }> {
  if (!input.id) {
    const [created] = await tx.customer.createManyAndReturn({
      data: [
        {
          id: newId(ctx.now.getTime()),
          projectId: ctx.projectId,
          sourceId: input.source_id ?? null,
          createdAt: ctx.now,
          ...columnsOf(mergeCustomer(emptyCustomer, input).customer),
        },
      ],
      skipDuplicates: true,
    });
    if (created) return { customer: created, isNew: true };
  }
  const key = input.id
    ? Prisma.sql`id = ${storedId("customer", input.id)}::uuid`
    : Prisma.sql`source_id = ${input.source_id}`;
  const [locked] = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM customer WHERE project_id = ${ctx.projectId}::uuid AND deleted_at IS NULL AND ${key} FOR UPDATE`;
  if (!locked) throw notFound("customer", input.id ?? input.source_id ?? "");
  const customer = await tx.customer.findUniqueOrThrow({ where: { id: locked.id, projectId: ctx.projectId } });
  return { customer, isNew: false };
}

async function mergeInto(
  tx: Tx,
  ctx: Ctx,
  existing: Customer,
  input: CustomerInput,
  audit: (change: AuditChange) => void,
): Promise<Customer> {
  const { customer, changed } = mergeCustomer(fieldsOf(existing), input);
  audit(customerChange("customer.update", existing, changed));
  return tx.customer.update({
    where: { id: existing.id, projectId: ctx.projectId },
    data: { ...columnsOf(customer), version: { increment: 1 }, updatedAt: ctx.now },
  });
}

/** Only names of fields: the audit log is never changed, so a value in it would outlive the person's right to be forgotten. */
function customerChange(action: AuditAction, customer: Customer, fields: string[]): AuditChange {
  return { action, resourceKind: "customer", resourceId: customer.id, after: { fields } };
}

export function fieldsOf(customer: Customer): CustomerFields {
  const { name, email, phone, description, birthdate } = customer;
  return {
    name,
    email,
    phone,
    description,
    birthdate,
    address: customer.address as CustomerFields["address"],
    metadata: customer.metadata as Record<string, unknown>,
  };
}

function filledFields(customer: Customer): string[] {
  return mergeCustomer(emptyCustomer, fieldsOf(customer)).changed;
}

export function columnsOf(fields: CustomerFields) {
  const { address, metadata, ...texts } = fields;
  return { ...texts, address: address ?? Prisma.DbNull, metadata: metadata as Prisma.InputJsonObject };
}
