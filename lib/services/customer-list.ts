import type { Customer, Prisma } from "@/lib/generated/prisma/client";
import type { Ctx } from "@/lib/server/ctx";
import { db } from "@/lib/server/db";

export interface CustomerQuery {
  limit: number;
  skip: number;
  order: { field: "createdAt" | "updatedAt" | "sourceId"; direction: "asc" | "desc" };
  /** Only those created strictly after (or, newest first, before) this moment. */
  startingAfter?: Date;
  email?: string;
  name?: string;
  city?: string;
  createdAt?: Prisma.DateTimeFilter;
  updatedAt?: Prisma.DateTimeFilter;
}

export interface CustomerPage {
  customers: Customer[];
  total: number;
  hasMore: boolean;
}

export async function listCustomers(ctx: Ctx, query: CustomerQuery): Promise<CustomerPage> {
  const where: Prisma.CustomerWhereInput = {
    projectId: ctx.projectId,
    deletedAt: null,
    email: query.email,
    name: query.name,
    createdAt: query.createdAt,
    updatedAt: query.updatedAt,
    ...(query.city === undefined ? {} : { address: { path: ["city"], equals: query.city } }),
  };
  const [page, total] = await Promise.all([
    query.startingAfter ? pageAfter(query.startingAfter, where, query) : pageAt(where, query),
    db().customer.count({ where }),
  ]);
  return { ...page, total };
}

async function pageAt(where: Prisma.CustomerWhereInput, { limit, skip, order }: CustomerQuery) {
  const found = await db().customer.findMany({
    where,
    orderBy: [{ [order.field]: order.direction }, { id: order.direction }],
    skip,
    take: limit + 1,
  });
  return { customers: found.slice(0, limit), hasMore: found.length > limit };
}

/** More than any one group of events can create in the same millisecond. */
const tiesMax = 5_000;

/**
 * The next page goes on strictly after the last created_at of this one, so those created in the same millisecond must all
 * be in it: a page can be longer than its limit. A group of events creates hundreds of customers in one millisecond.
 */
async function pageAfter(after: Date, where: Prisma.CustomerWhereInput, { limit, order }: CustomerQuery) {
  const { direction } = order;
  const orderBy = [{ createdAt: direction }, { id: direction }];
  const later = direction === "asc" ? { gt: after } : { lt: after };
  const cut = { AND: [where, { createdAt: later }] };
  const found = await db().customer.findMany({ where: cut, orderBy, take: limit + 1 });
  const customers = found.slice(0, limit);
  const [last, next] = [customers.at(-1), found[limit]];
  if (!last || !next) return { customers, hasMore: false };
  if (next.createdAt.getTime() !== last.createdAt.getTime()) return { customers, hasMore: true };
  const ties = await db().customer.findMany({
    where: { AND: [where, { createdAt: last.createdAt }] },
    orderBy,
    take: tiesMax,
  });
  const seen = new Set(customers.map((customer) => customer.id));
  return { customers: [...customers, ...ties.filter((tie) => !seen.has(tie.id))], hasMore: true };
}
