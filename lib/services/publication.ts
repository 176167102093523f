import type { CampaignConfig } from "@/lib/domain/campaign/config";
import type { CustomerInput } from "@/lib/domain/customer";
import type { Campaign, Code, Customer, Prisma, Publication } from "@/lib/generated/prisma/client";
import type { Ctx } from "@/lib/server/ctx";
import { db, type Tx } from "@/lib/server/db";
import { AppError, type ErrorKey, notFound } from "@/lib/server/errors";
import { newId } from "@/lib/server/new-id";
import { sqlState, write } from "@/lib/server/write";
import { configOf, findCampaign } from "./campaign-read";
import { findCode } from "./code";
import { addCodes } from "./code-generation";
import { saveCustomer } from "./customer";

export interface PublicationInput {
  customer: CustomerInput;
  /** One code that is named, or so many of a campaign. */
  code?: string;
  campaign?: string;
  count: number;
  /** Undefined: as the campaign is set. */
  joinOnce?: boolean;
  sourceId?: string | null;
  channel: string;
  metadata: Record<string, unknown>;
}

export interface Published {
  customer: Customer;
  publications: Publication[];
  codes: Code[];
}

interface Order extends PublicationInput {
  campaignId: string;
  codeId: string | null;
  joinOnce: boolean;
}

/**
 * Gives a customer a code, or several: the next that nobody holds, or a new one where the campaign makes them on demand.
 *
 * Who asks twice with "join once" is given the code she has. Two such calls at the same moment are told apart by the
 * unique key (campaign, customer, join once): the second one's transaction is undone, and it reads what the first wrote.
 */
export async function publish(ctx: Ctx, input: PublicationInput): Promise<Published> {
  const order = await readOrder(ctx, input);
  const customer = await saveCustomer(ctx, input.customer);
  const joined = order.joinOnce ? await joinedBefore(ctx, order.campaignId, customer) : null;
  if (joined) return joined;
  try {
    return await write(ctx, "data", async (tx, audit) => {
      const published = await publishInside(tx, ctx, order, customer);
      for (const publication of published.publications) {
        audit({
          action: "publication.create",
          resourceKind: "publication",
          resourceId: publication.id,
          after: { campaignId: publication.campaignId, codeId: publication.codeId, customerId: customer.id },
        });
      }
      return published;
    });
  } catch (error) {
    const meanwhile = sqlState(error) === "23505" ? await joinedBefore(ctx, order.campaignId, customer) : null;
    if (!meanwhile) throw error;
    return meanwhile;
  }
}

async function readOrder(ctx: Ctx, input: PublicationInput): Promise<Order> {
  if (input.code !== undefined) {
    const code = await findCode(ctx, input.code);
    return { ...input, count: 1, campaignId: code.campaignId, codeId: code.id, joinOnce: false };
  }
  if (input.campaign === undefined) {
    throw new AppError("invalid_payload", { details: "Property /campaign: a campaign or a voucher is required" });
  }
  const campaign = await findCampaign(ctx, input.campaign);
  const joinOnce = input.joinOnce ?? (await configOf(db(), campaign)).joinOnce;
  return { ...input, campaignId: campaign.id, codeId: null, joinOnce, count: joinOnce ? 1 : input.count };
}

async function joinedBefore(ctx: Ctx, campaignId: string, customer: Customer): Promise<Published | null> {
  const publication = await db().publication.findFirst({
    where: { projectId: ctx.projectId, campaignId, customerId: customer.id },
    orderBy: [{ joinOnce: { sort: "asc", nulls: "last" } }, { id: "asc" }],
  });
  if (!publication) return null;
  const code = await db().code.findUniqueOrThrow({ where: { id: publication.codeId, projectId: ctx.projectId } });
  return { customer, publications: [publication], codes: [code] };
}

async function publishInside(tx: Tx, ctx: Ctx, order: Order, customer: Customer): Promise<Published> {
  await assertThere(tx, ctx, customer);
  await assertNewSourceId(tx, ctx, order.sourceId);
  const campaign = await openCampaign(tx, ctx, order.campaignId);
  const config = await configOf(tx, campaign);
  const taken = order.codeId
    ? await takeNamed(tx, ctx, order.codeId, customer)
    : await takeNext(tx, ctx, { campaign, config, order, customer });
  const codes = config.kind === "gift" ? await openCards(tx, ctx, config.amountMinor, taken) : taken;
  const publications = await tx.publication.createManyAndReturn({
    data: codes.map((code, at) => ({
      id: newId(ctx.now.getTime()),
      projectId: ctx.projectId,
      campaignId: campaign.id,
      codeId: code.id,
      customerId: customer.id,
      joinOnce: order.joinOnce ? true : null,
      channel: order.channel,
      sourceId: at === 0 ? (order.sourceId ?? null) : null,
      metadata: order.metadata as Prisma.InputJsonObject,
      createdAt: ctx.now,
    })),
  });
  return { customer, publications, codes };
}

/** Locked, so that she cannot be deleted between this look and the commit. */
async function assertThere(tx: Tx, ctx: Ctx, customer: Customer): Promise<void> {
  const there = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM customer
    WHERE project_id = ${ctx.projectId}::uuid AND id = ${customer.id}::uuid AND deleted_at IS NULL FOR SHARE`;
  if (there.length === 0) throw notFound("customer", customer.sourceId ?? customer.id);
}

/** No unique key holds the sender's id of a publication, so a lock by its hash makes two of the same wait for one another. */
async function assertNewSourceId(tx: Tx, ctx: Ctx, sourceId: string | null | undefined): Promise<void> {
  if (!sourceId) return;
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`publication ${ctx.projectId} ${sourceId}`}, 0))::text`;
  const used = await tx.publication.findFirst({ where: { projectId: ctx.projectId, sourceId } });
  if (!used) return;
  throw new AppError("duplicate_source_id", {
    message: "Duplicate source id",
    details: `A publication with source_id ${sourceId} exists already.`,
    resourceType: "publication",
  });
}

async function openCampaign(tx: Tx, ctx: Ctx, id: string): Promise<Campaign> {
  await tx.$queryRaw`SELECT 1 FROM campaign WHERE project_id = ${ctx.projectId}::uuid AND id = ${id}::uuid FOR SHARE`;
  const campaign = await tx.campaign.findFirst({ where: { projectId: ctx.projectId, id, deletedAt: null } });
  if (!campaign) throw notFound("campaign", id);
  assertOpen(campaign, ctx.now);
  return campaign;
}

/** Codes are given out while their campaign runs. */
export function assertOpen(campaign: Campaign, now: Date): void {
  if (campaign.status !== "running") throw refused(`The campaign ${campaign.name} is ${campaign.status}.`);
  if (campaign.endsAt && campaign.endsAt <= now) {
    throw refused(`The campaign ${campaign.name} ended ${campaign.endsAt.toISOString()}.`);
  }
}

function refused(details: string, key: ErrorKey = "voucher_cannot_be_published"): AppError {
  return new AppError(key, { message: "Voucher cannot be published", details, resourceType: "voucher" });
}

async function takeNamed(tx: Tx, ctx: Ctx, codeId: string, customer: Customer): Promise<Code[]> {
  const taken = await tx.code.updateManyAndReturn({
    where: { id: codeId, projectId: ctx.projectId, publishedAt: null, holderId: null, active: true },
    data: { holderId: customer.id, publishedAt: ctx.now, updatedAt: ctx.now },
  });
  if (taken.length > 0) return taken;
  const code = await tx.code.findUniqueOrThrow({ where: { id: codeId, projectId: ctx.projectId } });
  if (!code.active) throw refused(`The voucher ${code.code} is disabled.`);
  throw refused(`The voucher ${code.code} was published before.`, "voucher_already_published");
}

interface Taking {
  campaign: Campaign;
  config: CampaignConfig;
  order: Order;
  customer: Customer;
}

async function takeNext(tx: Tx, ctx: Ctx, { campaign, config, order, customer }: Taking): Promise<Code[]> {
  const { count } = order;
  // Skipping what others have locked: whoever publishes at the same moment takes another, and nobody waits. In no order,
  // because sorting a pool of a million codes for each publication would.
  const next = await tx.$queryRaw<{ id: string }[]>`
    SELECT id::text FROM code
    WHERE project_id = ${ctx.projectId}::uuid AND campaign_id = ${campaign.id}::uuid AND holder_id IS NULL
      AND published_at IS NULL AND reward_id IS NULL AND account_of IS NULL AND active
    LIMIT ${count} FOR UPDATE SKIP LOCKED`;
  const ids = next.map(({ id }) => id);
  if (ids.length < count) {
    if (config.isStatic) {
      throw new AppError("no_voucher_suitable_for_publication", {
        message: "No voucher suitable for publication",
        details: `The campaign ${campaign.name} has ${ids.length} codes left and makes none on demand: ${count} were asked for.`,
        resourceType: "campaign",
      });
    }
    ids.push(...(await addCodes(tx, ctx, { campaign, config, count: count - ids.length })));
  }
  return tx.code.updateManyAndReturn({
    where: { id: { in: ids }, projectId: ctx.projectId },
    data: { holderId: customer.id, publishedAt: ctx.now, updatedAt: ctx.now },
  });
}

/** A card opens when somebody gets it: what was never given out owes nobody anything. */
async function openCards(tx: Tx, ctx: Ctx, amountMinor: number, codes: Code[]): Promise<Code[]> {
  if (amountMinor === 0) return codes;
  const amount = BigInt(amountMinor);
  await tx.ledgerEntry.createMany({
    data: codes.map((code) => ({
      id: newId(ctx.now.getTime()),
      projectId: ctx.projectId,
      codeId: code.id,
      amountMinor: amount,
      kind: "opening",
      createdAt: ctx.now,
    })),
  });
  return tx.code.updateManyAndReturn({
    where: { id: { in: codes.map((code) => code.id) }, projectId: ctx.projectId },
    data: { balanceMinor: { increment: amount } },
  });
}
