import { Ban, CircleCheck, CircleX, Clock, type LucideIcon, TriangleAlert } from "lucide-react";
import type { Tone } from "@/components/ui/chip";
import { durationWords } from "@/lib/domain/time-words";
import type { Delivery, DeliveryAttempt } from "@/lib/domain/webhook/delivery";
import type { DeliveryStatus } from "@/lib/domain/webhook/delivery-status";
import type { WebhookEndpoint } from "@/lib/domain/webhook/endpoint";

interface StateWords {
  word: string;
  tone: Tone;
  icon: LucideIcon;
}

export const deliveryStates: Record<DeliveryStatus, StateWords> = {
  delivered: { word: "Delivered", tone: "good", icon: CircleCheck },
  pending: { word: "Waiting", tone: "warn", icon: Clock },
  failed: { word: "Failed", tone: "bad", icon: CircleX },
  dropped: { word: "Dropped", tone: "neutral", icon: Ban },
};

export function endpointState({ status, failingSince, disabledReason }: WebhookEndpoint): StateWords {
  if (status === "disabled") {
    const isLost = disabledReason === "gone" || disabledReason === "failing";
    return { word: isLost ? "Given up" : "Off", tone: isLost ? "bad" : "neutral", icon: Ban };
  }
  return failingSince
    ? { word: "Failing", tone: "warn", icon: TriangleAlert }
    : { word: "Active", tone: "good", icon: CircleCheck };
}

/** Why an endpoint is not told of anything. */
export function disabledWords({ disabledReason }: WebhookEndpoint): string {
  if (disabledReason === "gone") return "It answered 410 Gone, which means that it wants no more.";
  if (disabledReason === "failing") return "Every call to it had failed for a day.";
  return "Somebody switched it off.";
}

/** How a delivery stands, in a sentence. */
export function deliverySentence({ status, attempts, statusCode, durationMs, error }: Delivery): string {
  const took = durationMs === null ? "" : ` in ${durationWords(durationMs)}`;
  if (status === "delivered") return `Delivered: it answered ${statusCode}${took}.`;
  if (status === "dropped") return "Dropped: the webhook was switched off before this was sent.";
  if (status === "failed")
    return `Failed after ${attempts === 1 ? "one attempt" : `${attempts} attempts`}. ${error ?? ""}`;
  return attempts === 0 ? "On its way." : `Not delivered yet. ${error ?? ""}`;
}

export function attemptSentence({ endedAt, error, statusCode, durationMs }: DeliveryAttempt): string {
  if (endedAt === null) return "Under way, or cut off when its worker ended.";
  const took = durationMs === null ? "" : ` in ${durationWords(durationMs)}`;
  return error ?? `It answered ${statusCode}${took}.`;
}

/** "98.7 %" of a day's attempts; null when there were none. */
export function successWords({ hours }: WebhookEndpoint): { share: string; isWhole: boolean; attempts: number } | null {
  const delivered = hours.reduce((sum, hour) => sum + hour.delivered, 0);
  const attempts = delivered + hours.reduce((sum, hour) => sum + hour.failed, 0);
  if (attempts === 0) return null;
  const share = (delivered / attempts) * 100;
  // Never rounded up to what it is not.
  const shown = share > 99.9 && share < 100 ? 99.9 : Math.round(share * 10) / 10;
  return { share: `${shown}\u00a0%`, isWhole: delivered === attempts, attempts };
}
