import { parseAsString, parseAsStringEnum } from "@/lib/client/address-parser";
import { useQueryStates } from "@/lib/client/address-state";
import { deliveryStatuses } from "@/lib/domain/webhook/delivery-status";
import { sentTypes } from "@/lib/domain/webhook/notice-type";

/** Kept in the address, so that what is looked at can be sent to somebody. */
const spans = ["1h", "24h", "7d"] as const;
export type Span = (typeof spans)[number];

export const spanWords: Record<Span, string> = { "1h": "Last hour", "24h": "Last 24 hours", "7d": "Last 7 days" };
const spanMs: Record<Span, number> = { "1h": 3_600_000, "24h": 86_400_000, "7d": 7 * 86_400_000 };

/** To the minute, so that the list is not another one with each look. */
export function startOf(span: Span, nowMs: number): string {
  return new Date(Math.floor((nowMs - spanMs[span]) / 60_000) * 60_000).toISOString();
}

const parsers = {
  status: parseAsStringEnum(deliveryStatuses),
  type: parseAsStringEnum(sentTypes),
  span: parseAsStringEnum(spans),
  delivery: parseAsString,
};

export function useDeliveryFilter() {
  return useQueryStates(parsers);
}
