import { z } from "zod";
import type { EventDecision, EventRecord } from "@/lib/domain/event/event-record";
import type { Ctx } from "@/lib/server/ctx";
import { listEventIds } from "@/lib/services/event-log";
import { readEvents } from "@/lib/services/event-record";

export const WireEventListInput = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(10),
  starting_after_id: z.string().optional(),
});
export type WireEventListInput = z.infer<typeof WireEventListInput>;

/**
 * Ours: Voucherify has no list of events. Newest first; more_starting_after is absent when there is no more, as the
 * wire's clients expect. No total: counting ten million rows for a page of ten helps nobody.
 */
export async function listWireEvents(ctx: Ctx, input: WireEventListInput): Promise<Record<string, unknown>> {
  const { ids, hasMore } = await listEventIds(ctx, input.starting_after_id ?? null, input.limit);
  const data = (await readEvents(ctx, ids)).map(wireEvent);
  return {
    object: "list",
    data_ref: "data",
    data,
    has_more: hasMore,
    ...(hasMore ? { more_starting_after: data.at(-1)?.id } : {}),
  };
}

/** The wire's event, with our additions behind its own fields. */
export function wireEvent(event: EventRecord) {
  const { customer } = event;
  return {
    object: "event",
    type: event.name,
    customer: {
      id: customer.id,
      name: customer.name,
      email: customer.email,
      source_id: customer.sourceId,
      metadata: customer.metadata,
      object: "customer",
    },
    referral: event.referralCode === null ? null : { code: event.referralCode },
    loyalty: null,
    metadata: event.metadata,
    id: event.id,
    source_id: event.sourceId,
    occurred_at: event.occurredAt,
    received_at: event.receivedAt,
    status: event.outcome === "pending" || event.outcome === "failed" ? event.outcome : "decided",
    decisions: wireDecisions(event),
  };
}

export function wireDecisions(event: EventRecord) {
  return event.decisions.map((decision) => wireDecision(event, decision));
}

function wireDecision(event: EventRecord, decision: EventDecision) {
  const { campaign, goal, side, outcome, reason, checks } = decision;
  const reward = event.rewards.find((each) => each.id === decision.rewardId);
  return {
    object: "decision",
    campaign_id: campaign.id,
    campaign: campaign.name,
    campaign_version: decision.campaignVersion,
    goal,
    side,
    outcome,
    reason,
    checks,
    referral_id: decision.referralId,
    reward: reward
      ? {
          id: reward.id,
          kind: reward.kind,
          name: reward.label,
          status: reward.status,
          code: reward.code,
          amount: reward.amountMinor === null ? null : Number(reward.amountMinor),
          currency: reward.currency,
          due_at: reward.dueAt,
        }
      : null,
    decided_at: decision.decidedAt,
  };
}
