import { Ban, CircleCheck, CircleX, Clock, FileText, type LucideIcon } from "lucide-react";
import type { Tone } from "@/components/ui/chip";
import type { Message } from "@/lib/domain/message/message-record";
import { type MessageStatus, skipWords } from "@/lib/domain/message/message-status";

interface StateWords {
  word: string;
  tone: Tone;
  icon: LucideIcon;
}

export const messageStates: Record<MessageStatus, StateWords> = {
  sent: { word: "Sent", tone: "good", icon: CircleCheck },
  queued: { word: "Waiting", tone: "warn", icon: Clock },
  failed: { word: "Failed", tone: "bad", icon: CircleX },
  skipped: { word: "Not sent", tone: "neutral", icon: Ban },
  kept: { word: "Kept", tone: "neutral", icon: FileText },
};

/** How a message stands, in a sentence. */
export function messageSentence({ status, skipReason, error, attempts }: Message): string {
  if (status === "sent")
    return attempts > 1 ? `The mail server took it at attempt ${attempts}.` : "The mail server took it.";
  if (status === "skipped") return skipReason ? skipWords[skipReason] : "It was not sent.";
  if (status === "kept") return "Written and kept: no mail server was set.";
  if (status === "failed") return error ?? "It could not be sent.";
  return error ? `Not sent yet, tried again later. ${error}` : "On its way.";
}
