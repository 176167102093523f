import { mergeCustomer } from "@/lib/domain/customer";
import type { CustomerChange } from "@/lib/domain/customer-record";
import { publicId } from "@/lib/domain/id";
import { isSameJson } from "@/lib/domain/json";
import type { Customer } from "@/lib/generated/prisma/client";
import type { Ctx } from "@/lib/server/ctx";
import type { Tx } from "@/lib/server/db";
import { AppError, notFound } from "@/lib/server/errors";
import { write } from "@/lib/server/write";
import { columnsOf, fieldsOf, findCustomer } from "./customer";

/**
 * A person's edit of a customer. Other than what apps send, which is merged, it says of her metadata what it is to be, and
 * it is refused when she has changed since the editor looked.
 */
export async function editCustomer(ctx: Ctx, key: string, change: CustomerChange): Promise<Customer> {
  const known = await findCustomer(ctx, key);
  const { id } = known;
  if (isUnchanged(known, change)) return known;
  return write(ctx, "data", async (tx, audit) => {
    const before = await lockCustomer(tx, ctx, id);
    if (change.version !== undefined && change.version !== before.version) throw editedMeanwhile(before);
    const { customer, fields } = applied(before, change);
    audit({ action: "customer.update", resourceKind: "customer", resourceId: id, after: { fields } });
    return tx.customer.update({
      where: { id, projectId: ctx.projectId },
      data: { ...columnsOf(customer), version: { increment: 1 }, updatedAt: ctx.now },
    });
  });
}

function isUnchanged(known: Customer, change: CustomerChange): boolean {
  const isSeen = change.version === undefined || change.version === known.version;
  return isSeen && applied(known, change).fields.length === 0;
}

function applied(before: Customer, { version: _seen, metadata, ...change }: CustomerChange) {
  const existing = fieldsOf(before);
  const { customer, changed } = mergeCustomer(existing, change);
  if (metadata === undefined) return { customer, fields: changed };
  const fields = isSameJson(existing.metadata, metadata) ? changed : [...changed, "metadata"];
  return { customer: { ...customer, metadata }, fields };
}

async function lockCustomer(tx: Tx, ctx: Ctx, id: string): Promise<Customer> {
  await tx.$queryRaw`SELECT 1 FROM customer WHERE project_id = ${ctx.projectId}::uuid AND id = ${id}::uuid FOR UPDATE`;
  const customer = await tx.customer.findFirst({ where: { projectId: ctx.projectId, id, deletedAt: null } });
  if (!customer) throw notFound("customer", publicId("customer", id));
  return customer;
}

function editedMeanwhile(customer: Customer): AppError {
  return new AppError("edit_conflict", {
    message: "Somebody else changed this meanwhile",
    details: "She has changed since you opened her: an app or a colleague sent something new. Look again, then save.",
    resourceType: "customer",
    resourceId: publicId("customer", customer.id),
  });
}
