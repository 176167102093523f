import type pg from "pg";
import { publicId, storedId } from "@/lib/domain/id";
import { redemptionEvents } from "@/lib/domain/redemption/redemption-events";
import { recordWithin } from "@/lib/pipeline/record/record-within";
import type { Ctx } from "@/lib/server/ctx";
import { AppError, notFound } from "@/lib/server/errors";
import { newId } from "@/lib/server/new-id";
import { writeFlow } from "@/lib/server/write";
import { lockCode, moveCode, projectHeld, told } from "./redemption";
import { redemptionEvent, wholeUnits } from "./redemption-event";
import { ensureRedemptionEvents } from "./redemption-events";

interface LockedRedemption {
  id: string;
  code_id: string;
  campaign_id: string;
  customer_id: string;
  status: string;
  amount_minor: string;
  order_id: string | null;
  is_gone: boolean;
}

/**
 * Undoes a redemption, once: the code may be used again, a card gets back what it gave, and an event says so, by which campaigns
 * take back. Whoever was deleted meanwhile has no events any more: of them nothing is told, and the rest is done all the same.
 */
export async function rollBack(ctx: Ctx, key: string, reason: string | null): Promise<string> {
  const redemptionId = storedId("redemption", key);
  if (!redemptionId) throw notFound("redemption", key);
  await ensureRedemptionEvents(ctx);
  await writeFlow(ctx, async (client, audit) => {
    const config = await projectHeld(client, ctx);
    const redemption = await lockRedemption(client, ctx, redemptionId, key);
    const code = await lockCode(client, ctx, redemption.code_id);
    const amountMinor = Number(redemption.amount_minor);
    const event = redemption.is_gone
      ? null
      : redemptionEvent(ctx, config, {
          name: redemptionEvents.rollback,
          customer: { id: publicId("customer", redemption.customer_id) },
          ...{ referralCode: null, sourceId: null, bodyHash: "" },
          metadata: {
            ...told(config, code, redemptionId, redemption.order_id),
            ...(amountMinor > 0 && { credits: wholeUnits(amountMinor, config.currency) }),
            ...(reason !== null && { reason }),
          },
        });
    if (event) await recordWithin(client, event);
    await client.query(
      `UPDATE redemption SET status = 'rolled_back', rollback_id = $3, rollback_event_id = $4, rollback_reason = $5, rolled_back_at = $6
        WHERE id = $1 AND project_id = $2`,
      [redemptionId, ctx.projectId, newId(ctx.now.getTime()), event?.id ?? null, reason, ctx.now.toISOString()],
    );
    await moveCode(client, ctx, { codeId: code.id, redemptionId, times: -1, amountMinor });
    audit({
      action: "code.roll_back",
      resourceKind: "code",
      resourceId: code.id,
      after: { campaignId: code.campaign_id, customerId: redemption.customer_id, redemption: key },
      ...(reason !== null && { reason }),
    });
  });
  return redemptionId;
}

async function lockRedemption(client: pg.PoolClient, ctx: Ctx, id: string, key: string): Promise<LockedRedemption> {
  const { rows } = await client.query<LockedRedemption>(
    `SELECT r.id, r.code_id, r.campaign_id, r.customer_id, r.status, r.amount_minor,
        coalesce(r.order_sent->>'id', r.order_sent->>'source_id') AS order_id, c.deleted_at IS NOT NULL AS is_gone
      FROM redemption r JOIN customer c ON c.id = r.customer_id AND c.project_id = r.project_id
      WHERE r.id = $1 AND r.project_id = $2 FOR UPDATE OF r`,
    [id, ctx.projectId],
  );
  const [redemption] = rows;
  if (!redemption) throw notFound("redemption", key);
  if (redemption.status === "succeeded") return redemption;
  throw new AppError("already_rolled_back", {
    message: "already rolled back",
    details: `The redemption ${key} was rolled back before.`,
    resourceId: key,
    resourceType: "redemption",
  });
}
