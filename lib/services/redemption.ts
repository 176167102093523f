import type pg from "pg";
import type { CampaignKind } from "@/lib/domain/campaign/kinds";
import type { CustomerInput } from "@/lib/domain/customer";
import { publicId } from "@/lib/domain/id";
import { judgeRedemption, quantityOf, type RedemptionVerdict } from "@/lib/domain/redemption/judge-redemption";
import { redemptionEvents } from "@/lib/domain/redemption/redemption-events";
import { bodyHash } from "@/lib/pipeline/ingest/ingest-event";
import type { ProjectConfig } from "@/lib/pipeline/project-config";
import { recordWithin } from "@/lib/pipeline/record/record-within";
import { idempotencyConflict } from "@/lib/pipeline/record/recorder";
import { readReplays } from "@/lib/pipeline/record/stored-event";
import { heldConfigs } from "@/lib/pipeline/reward/due-rewards";
import type { Ctx } from "@/lib/server/ctx";
import { pool } from "@/lib/server/db";
import { AppError, notFound } from "@/lib/server/errors";
import { newId } from "@/lib/server/new-id";
import { writeFlow } from "@/lib/server/write";
import { findCode } from "./code";
import { redemptionEvent, wholeUnits } from "./redemption-event";
import { ensureRedemptionEvents } from "./redemption-events";

export interface RedemptionInput {
  code: string;
  customer: CustomerInput | null;
  /** What is bought, with its amount in minor units; null where a code is redeemed without an order. */
  order: { amountMinor: number; orderId: string | null; sent: Record<string, unknown> } | null;
  creditsMinor: number | null;
  metadata: Record<string, unknown>;
  /** Under the same id the same redemption is answered again. */
  sourceId: string | null;
}

/**
 * Uses a code: its event, which campaigns decide by like any other, the redemption, the count of the code and what a card
 * loses are one transaction, with the code's row locked. So no quantity is passed, no card falls below nothing, and no event
 * tells of a redemption that was not. Resolves to the redemption's id, of this call or of the one before under the same id.
 */
export async function redeem(ctx: Ctx, input: RedemptionInput): Promise<string> {
  await ensureRedemptionEvents(ctx);
  const { id: codeId } = await findCode(ctx, input.code);
  const hash = bodyHash({ ...input, code: codeId });
  const made = await writeFlow(
    ctx,
    async (client, audit) => {
      const config = await projectHeld(client, ctx);
      const code = await lockCode(client, ctx, codeId);
      if (await isKeyUsed(client, ctx, input.sourceId)) return null;
      const plan = judgeCode(config, code, { ...input, customerId: null, now: ctx.now });
      const id = newId(ctx.now.getTime());
      const order = input.order && orderWith(input.order, plan.discountMinor);
      const event = redemptionEvent(ctx, config, {
        name: redemptionEvents.redemption,
        customer: input.customer,
        referralCode: code.kind === "referral" ? code.code : null,
        sourceId: input.sourceId,
        bodyHash: hash,
        metadata: {
          ...told(config, code, id, input.order?.orderId ?? null),
          is_referral_code: code.kind === "referral",
          currency: config.currency,
          ...amounts(config, input.order?.amountMinor ?? null, plan),
          order: input.order?.sent,
          metadata: input.metadata,
        },
      });
      const customer = await recordWithin(client, event);
      if (!customer) return null;
      // Once more, now that it is known who she is.
      judgeCode(config, code, { ...input, customerId: customer.id, now: ctx.now });
      await insert(client, ctx, {
        id,
        code,
        customerId: customer.id,
        eventId: event.id,
        order,
        metadata: input.metadata,
        plan,
      });
      audit({
        action: "code.redeem",
        resourceKind: "code",
        resourceId: code.id,
        after: { campaignId: code.campaign_id, customerId: customer.id, redemption: publicId("redemption", id) },
      });
      return { id, eventId: event.id };
    },
    "nothing",
  );
  return made?.id ?? redeemedBefore(ctx, input.sourceId ?? "", hash);
}

/** What a code would be worth, said without using it. */
export async function validate(
  ctx: Ctx,
  input: Pick<RedemptionInput, "code" | "order" | "creditsMinor"> & { customerId: string | null },
): Promise<RedemptionVerdict> {
  const { id } = await findCode(ctx, input.code);
  return writeFlow(
    ctx,
    async (client) => {
      const config = await projectHeld(client, ctx);
      return verdictOf(config, await lockCode(client, ctx, id), { ...input, now: ctx.now });
    },
    "nothing",
  );
}

export async function projectHeld(client: pg.PoolClient, { projectId }: Ctx): Promise<ProjectConfig> {
  const config = (await heldConfigs(client, [projectId])).get(projectId);
  if (!config) throw notFound("project", projectId);
  return config;
}

export interface LockedCode {
  id: string;
  code: string;
  campaign_id: string;
  kind: CampaignKind;
  campaign: string;
  active: boolean;
  holder_id: string | null;
  balance_minor: string | null;
  redeemed_count: number;
  starts_at: Date | null;
  ends_at: Date | null;
}

export async function lockCode(client: pg.PoolClient, ctx: Ctx, id: string): Promise<LockedCode> {
  const { rows } = await client.query<LockedCode>(
    `SELECT v.id, v.code, v.campaign_id, k.kind, k.name AS campaign, v.active, v.holder_id, v.balance_minor, v.redeemed_count,
        v.starts_at, v.ends_at
      FROM code v JOIN campaign k ON k.id = v.campaign_id AND k.project_id = v.project_id
      WHERE v.id = $1 AND v.project_id = $2 FOR UPDATE OF v`,
    [id, ctx.projectId],
  );
  const [code] = rows;
  if (!code) throw notFound("voucher", id);
  return code;
}

interface Wanted {
  order: RedemptionInput["order"];
  creditsMinor: number | null;
  customerId: string | null;
  now: Date;
}

function verdictOf(config: ProjectConfig, code: LockedCode, { order, ...wanted }: Wanted): RedemptionVerdict {
  const campaign = config.campaigns.get(code.campaign_id);
  if (!campaign) throw notFound("voucher", code.code);
  const { voucher } = campaign.config;
  const balance = code.balance_minor === null ? null : Number(code.balance_minor);
  return judgeRedemption(
    {
      ...{ kind: code.kind, active: code.active, holderId: code.holder_id, balanceMinor: balance, campaign },
      ...{ redeemedCount: code.redeemed_count, quantity: quantityOf(code.kind, voucher), discount: voucher.discount },
      ...{ startsAt: code.starts_at, endsAt: code.ends_at },
    },
    { ...wanted, orderMinor: order?.amountMinor ?? null },
  );
}

type Plan = Extract<RedemptionVerdict, { ok: true }>;

function judgeCode(config: ProjectConfig, code: LockedCode, wanted: Wanted): Plan {
  const verdict = verdictOf(config, code, wanted);
  if (verdict.ok) return verdict;
  const { key, message, details } = verdict;
  throw new AppError(key, { message, details: `${code.code}: ${details}`, resourceType: "voucher" });
}

function amounts(config: ProjectConfig, orderMinor: number | null, { creditsMinor, discountMinor }: Plan) {
  const whole = (minor: number) => wholeUnits(minor, config.currency);
  const credits = creditsMinor > 0 ? { credits: whole(creditsMinor) } : {};
  if (orderMinor === null) return credits;
  const total = orderMinor - discountMinor;
  return { ...credits, amount: whole(orderMinor), discount: whole(discountMinor), total: whole(total) };
}

/** What both events say of the code. */
export function told(config: ProjectConfig, code: LockedCode, redemptionId: string, orderId: string | null) {
  return {
    redemption_id: publicId("redemption", redemptionId),
    code: code.code,
    campaign: config.campaigns.get(code.campaign_id)?.name ?? code.campaign,
    ...(orderId === null ? {} : { order_id: orderId }),
  };
}

function orderWith({ sent, amountMinor }: NonNullable<RedemptionInput["order"]>, discountMinor: number) {
  return {
    ...sent,
    amount: amountMinor,
    total_discount_amount: discountMinor,
    total_amount: amountMinor - discountMinor,
    discount_amount: discountMinor,
  };
}

interface Made {
  id: string;
  code: LockedCode;
  customerId: string;
  eventId: string;
  order: object | null;
  metadata: object;
  plan: Plan;
}

async function insert(
  client: pg.PoolClient,
  ctx: Ctx,
  { id, code, customerId, eventId, order, metadata, plan: { creditsMinor } }: Made,
): Promise<void> {
  await client.query(
    `INSERT INTO redemption (id, project_id, code_id, campaign_id, customer_id, event_id, amount_minor, order_sent, metadata, created_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      ...[id, ctx.projectId, code.id, code.campaign_id, customerId, eventId, creditsMinor],
      ...[order && JSON.stringify(order), JSON.stringify(metadata), ctx.now.toISOString()],
    ],
  );
  await moveCode(client, ctx, { codeId: code.id, redemptionId: id, times: 1, amountMinor: -creditsMinor });
}

/** The count of a code and, of a card, an entry and the balance by its amount. The row is locked. */
export async function moveCode(
  client: pg.PoolClient,
  { projectId, now }: Ctx,
  moved: { codeId: string; redemptionId: string; times: 1 | -1; amountMinor: number },
): Promise<void> {
  const { codeId, redemptionId, times, amountMinor } = moved;
  await client.query(
    `UPDATE code SET redeemed_count = redeemed_count + $3, updated_at = $5,
        balance_minor = CASE WHEN $4::bigint = 0 THEN balance_minor ELSE balance_minor + $4 END
      WHERE id = $1 AND project_id = $2`,
    [codeId, projectId, times, amountMinor, now.toISOString()],
  );
  if (amountMinor === 0) return;
  await client.query(
    `INSERT INTO ledger_entry (id, project_id, code_id, amount_minor, kind, redemption_id, created_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [newId(), projectId, codeId, amountMinor, times === 1 ? "redemption" : "rollback", redemptionId, now.toISOString()],
  );
}

/** Only so that a repetition is not refused for what it did itself: that a key is used once is the event's own unique key. */
async function isKeyUsed(client: pg.PoolClient, { projectId }: Ctx, sourceId: string | null): Promise<boolean> {
  if (sourceId === null) return false;
  const { rowCount } = await client.query("SELECT FROM event_key WHERE project_id = $1 AND source_id = $2", [
    projectId,
    sourceId,
  ]);
  return rowCount === 1;
}

async function redeemedBefore({ projectId }: Ctx, sourceId: string, hash: string): Promise<string> {
  const stored = await readReplays(projectId, sourceId);
  const id = stored?.bodyHash === hash ? await redemptionOfEvent(projectId, stored.recorded.id) : null;
  if (!id) throw idempotencyConflict(sourceId);
  return id;
}

async function redemptionOfEvent(projectId: string, eventId: string): Promise<string | null> {
  const { rows } = await pool().query<{ id: string }>(
    "SELECT id FROM redemption WHERE project_id = $1 AND event_id = $2",
    [projectId, eventId],
  );
  return rows[0]?.id ?? null;
}
