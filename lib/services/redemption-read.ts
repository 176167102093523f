import { storedId } from "@/lib/domain/id";
import type { Customer, Prisma, Redemption } from "@/lib/generated/prisma/client";
import type { Ctx } from "@/lib/server/ctx";
import { db } from "@/lib/server/db";
import { notFound } from "@/lib/server/errors";
import { type CodeView, viewCodes } from "./code";

export interface RedemptionView {
  redemption: Redemption;
  code: CodeView;
  customer: Customer;
}

export async function findRedemption(ctx: Ctx, key: string): Promise<RedemptionView> {
  const id = storedId("redemption", key);
  const found = id && (await db().redemption.findFirst({ where: { projectId: ctx.projectId, id } }));
  const [view] = found ? await viewRedemptions(ctx, [found]) : [];
  if (!view) throw notFound("redemption", key);
  return view;
}

export interface RedemptionQuery {
  limit: number;
  skip: number;
  codeId?: string;
  campaignId?: string;
  customerId?: string;
  createdAt?: Prisma.DateTimeFilter;
}

export async function listRedemptions(ctx: Ctx, { limit, skip, ...filter }: RedemptionQuery) {
  const where: Prisma.RedemptionWhereInput = { projectId: ctx.projectId, ...filter };
  const [rows, total] = await Promise.all([
    db().redemption.findMany({ where, orderBy: { id: "desc" }, skip, take: limit }),
    db().redemption.count({ where }),
  ]);
  return { views: await viewRedemptions(ctx, rows), total };
}

/** With the code as it is now and whoever redeemed it, in a few queries however many they are. */
async function viewRedemptions(ctx: Ctx, rows: Redemption[]): Promise<RedemptionView[]> {
  const { projectId } = ctx;
  const idsOf = (field: "codeId" | "customerId") => [...new Set(rows.map((row) => row[field]))];
  const [codes, customers] = await Promise.all([
    db().code.findMany({ where: { projectId, id: { in: idsOf("codeId") } } }),
    db().customer.findMany({ where: { projectId, id: { in: idsOf("customerId") } } }),
  ]);
  const views = await viewCodes(ctx, codes);
  return rows.flatMap((redemption) => {
    const code = views.find(({ code: { id } }) => id === redemption.codeId);
    const customer = customers.find(({ id }) => id === redemption.customerId);
    return code && customer ? [{ redemption, code, customer }] : [];
  });
}
