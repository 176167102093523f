import type { CustomerInput } from "@/lib/domain/customer";
import { minorToDecimal } from "@/lib/domain/money";
import { ready } from "@/lib/pipeline/ingest/ingest-event";
import type { ProjectConfig } from "@/lib/pipeline/project-config";
import type { NewEvent } from "@/lib/pipeline/record/new-event";
import type { Ctx } from "@/lib/server/ctx";
import { AppError } from "@/lib/server/errors";

interface Told {
  name: string;
  customer: CustomerInput | null;
  referralCode: string | null;
  sourceId: string | null;
  /** Of what was asked for: the event has an id of its own in it, which differs each time. */
  bodyHash: string;
  metadata: Record<string, unknown>;
}

/** The event that tells of a redemption, judged as any that is posted, or the refusal of what does not fit. */
export function redemptionEvent(ctx: Ctx, config: ProjectConfig, told: Told): NewEvent {
  const { name, customer, referralCode, sourceId, bodyHash, metadata } = told;
  if (!customer?.id && !customer?.source_id) {
    throw new AppError("missing_customer", {
      message: "Missing customer",
      details: "Whoever redeems a code has to be named, by customer.id or customer.source_id.",
      resourceType: "customer",
    });
  }
  const value = {
    event: name,
    customer,
    ...(referralCode === null ? {} : { referral: { code: referralCode } }),
    ...(sourceId === null ? {} : { source_id: sourceId }),
    metadata: Object.fromEntries(Object.entries(metadata).filter(([, each]) => each !== undefined)),
  };
  const source = {
    ...{ projectId: ctx.projectId, ip: null, userAgent: null },
    ...{ channel: "server" as const, apiKeyId: ctx.actor.kind === "key" ? ctx.actor.id : null },
  };
  const arrival = { bytes: new Uint8Array(), receivedAt: ctx.now, read: { ok: true as const, value } };
  const readied = ready(config, source, arrival);
  if (!readied.ok) {
    const { key, message, details } = readied.refusal;
    throw new AppError(key, { message, details, resourceType: "redemption" });
  }
  return { ...readied.row, bodyHash: sourceId === null ? null : bodyHash };
}

/** As events say amounts: 4790 minor units of EUR are 47.9. */
export function wholeUnits(minor: number, currency: string): number {
  return Number(minorToDecimal(minor, currency));
}
