import { publicId } from "@/lib/domain/id";
import { type DeliveryDetail, type ResendRange, resendMax } from "@/lib/domain/webhook/delivery";
import { noticeBody } from "@/lib/domain/webhook/notice-body";
import { testType } from "@/lib/domain/webhook/notice-type";
import type { WebhookEndpoint } from "@/lib/generated/prisma/client";
import type { Ctx } from "@/lib/server/ctx";
import type { Tx } from "@/lib/server/db";
import { notFound } from "@/lib/server/errors";
import { newId } from "@/lib/server/new-id";
import { requireStoredId } from "@/lib/server/stored-id";
import { write } from "@/lib/server/write";
import { getDelivery } from "./webhook-delivery";
import { assertActive, findEndpoint } from "./webhook-endpoint";

const about = ({ id }: WebhookEndpoint) => ({ resourceKind: "webhook_endpoint", resourceId: id }) as const;

/** Whoever waits for a test must not stand behind what the endpoint has not yet got. */
const aheadMs = 86_400_000;

/** A notice made by hand, for this endpoint alone, on the same way as all others. */
export async function testWebhookEndpoint(ctx: Ctx, id: string): Promise<DeliveryDetail> {
  const noticeId = newId();
  await write(ctx, "data", async (tx, audit) => {
    const endpoint = await findEndpoint(tx, ctx, id);
    assertActive(endpoint);
    await addTest(tx, ctx, endpoint, noticeId);
    audit({ action: "webhook_endpoint.test", ...about(endpoint) });
  });
  return getDelivery(ctx, id, publicId("notice", noticeId));
}

async function addTest(tx: Tx, ctx: Ctx, endpoint: WebhookEndpoint, noticeId: string): Promise<void> {
  const notice = {
    id: noticeId,
    projectId: ctx.projectId,
    type: testType,
    subjectKind: "webhook_endpoint" as const,
    subjectId: endpoint.id,
    occurredAt: ctx.now,
    createdAt: ctx.now,
  };
  const data = {
    webhook_endpoint: { id: publicId("webhookEndpoint", endpoint.id), url: endpoint.url },
    sent_by: ctx.actor.name,
  };
  await tx.notice.create({ data: { ...notice, body: noticeBody({ ...notice, data }) } });
  await tx.delivery.create({
    data: {
      projectId: ctx.projectId,
      endpointId: endpoint.id,
      noticeId,
      type: testType,
      dueSince: ctx.now,
      nextAttemptAt: new Date(ctx.now.getTime() - aheadMs),
    },
  });
}

/** Begins the schedule anew, whatever became of it; one that waits is sent now. */
export async function resendDelivery(ctx: Ctx, endpointKey: string, noticeKey: string): Promise<DeliveryDetail> {
  const noticeId = requireStoredId("notice", "delivery", noticeKey);
  await write(ctx, "data", async (tx, audit) => {
    const endpoint = await findEndpoint(tx, ctx, endpointKey);
    assertActive(endpoint);
    const { count } = await tx.delivery.updateMany({
      where: { projectId: ctx.projectId, endpointId: endpoint.id, noticeId },
      data: { status: "pending", step: 0, dueSince: ctx.now, nextAttemptAt: ctx.now },
    });
    if (count === 0) throw notFound("delivery", noticeKey.slice(0, 100));
    audit({ action: "webhook_endpoint.resend", ...about(endpoint), after: { deliveries: 1, notice: noticeId } });
  });
  return getDelivery(ctx, endpointKey, noticeKey);
}

/** The deliveries are the queue: made due again, the oldest first, they are sent as all others are. Tests are not. */
export async function resendDeliveries(ctx: Ctx, id: string, { from, to, status }: ResendRange) {
  return write(ctx, "data", async (tx, audit) => {
    const endpoint = await findEndpoint(tx, ctx, id);
    assertActive(endpoint);
    const count = await tx.$executeRaw`
      UPDATE delivery d SET status = 'pending', step = 0, due_since = ${ctx.now}, next_attempt_at = ${ctx.now}
      FROM (
        SELECT notice_id FROM delivery
        WHERE project_id = ${ctx.projectId}::uuid AND endpoint_id = ${endpoint.id}::uuid AND status = ANY(${status})
          AND type <> ${testType}
          AND notice_id >= goodword_uuid_floor(${from}) AND notice_id < goodword_uuid_floor(${to})
        ORDER BY notice_id LIMIT ${resendMax} FOR UPDATE
      ) t
      WHERE d.project_id = ${ctx.projectId}::uuid AND d.endpoint_id = ${endpoint.id}::uuid AND d.notice_id = t.notice_id`;
    audit({
      action: "webhook_endpoint.resend",
      ...about(endpoint),
      after: { deliveries: count, from, to, status },
    });
    return { count, isMore: count === resendMax };
  });
}
