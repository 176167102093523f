import { codeKey } from "@/lib/domain/campaign/code";
import type { Code, Customer, Prisma, Publication } from "@/lib/generated/prisma/client";
import type { Ctx } from "@/lib/server/ctx";
import { db } from "@/lib/server/db";
import { type CodeView, viewCodes } from "./code";
import { idsByKey } from "./code-name";

export interface PublicationQuery {
  limit: number;
  skip: number;
  order: { field: "createdAt" | "id" | "channel" | "customerId"; direction: "asc" | "desc" };
  campaignId?: string;
  customerId?: string;
  code?: string;
  sourceId?: string;
  kinds?: string[];
  createdAt?: Prisma.DateTimeFilter;
}

export interface PublicationView {
  publication: Publication;
  customer: Customer;
  code: CodeView;
}

export async function listPublications(
  ctx: Ctx,
  query: PublicationQuery,
): Promise<{ publications: PublicationView[]; total: number }> {
  const where = await whereOf(ctx, query);
  const { field, direction } = query.order;
  const [publications, total] = await Promise.all([
    db().publication.findMany({
      where,
      orderBy: [{ [field]: direction }, ...(field === "id" ? [] : [{ id: direction }])],
      skip: query.skip,
      take: query.limit,
    }),
    db().publication.count({ where }),
  ]);
  return { publications: await viewPublications(ctx, publications), total };
}

async function whereOf(ctx: Ctx, query: PublicationQuery): Promise<Prisma.PublicationWhereInput> {
  const { projectId } = ctx;
  const campaigns = query.kinds
    ? await db().campaign.findMany({ where: { projectId, kind: { in: query.kinds } }, select: { id: true } })
    : undefined;
  const codeIds = query.code === undefined ? undefined : await idsByKey(ctx, [codeKey(query.code)]);
  return {
    projectId,
    customerId: query.customerId,
    sourceId: query.sourceId,
    createdAt: query.createdAt,
    AND: [
      { campaignId: query.campaignId },
      campaigns ? { campaignId: { in: campaigns.map(({ id }) => id) } } : {},
      codeIds ? { codeId: { in: codeIds } } : {},
    ],
  };
}

export async function viewPublications(ctx: Ctx, publications: Publication[]): Promise<PublicationView[]> {
  const { projectId } = ctx;
  const [customers, codes] = await Promise.all([
    db().customer.findMany({ where: { projectId, id: { in: publications.map((one) => one.customerId) } } }),
    db().code.findMany({ where: { projectId, id: { in: publications.map((one) => one.codeId) } } }),
  ]);
  const views = await viewCodes(ctx, codes as Code[]);
  return publications.flatMap((publication) => {
    const customer = customers.find((one) => one.id === publication.customerId);
    const code = views.find((one) => one.code.id === publication.codeId);
    return customer && code ? { publication, customer, code } : [];
  });
}
