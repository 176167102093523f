import { CircleAlert, CircleCheck, EyeOff, type LucideIcon } from "lucide-react";
import type { Tone } from "@/components/ui/chip";
import type { RejectedState, ReplayedItem } from "@/lib/domain/rejected/rejected-event";

export const stateWords: Record<RejectedState, { word: string; tone: Tone; icon: LucideIcon }> = {
  open: { word: "Open", tone: "bad", icon: CircleAlert },
  resolved: { word: "Resolved", tone: "good", icon: CircleCheck },
  dismissed: { word: "Dismissed", tone: "neutral", icon: EyeOff },
};

/** What is wrong, in a word for a filter. */
export const kindWords: Record<string, string> = {
  required: "Missing",
  type: "Wrong type",
  allowed_values: "Not an allowed value",
  min: "Too small",
  max: "Too large",
  min_length: "Too short",
  max_length: "Too long",
  pattern: "Another pattern",
  format: "Another format",
  min_items: "Too few items",
  max_items: "Too many items",
  unique_items: "An item twice",
  unknown_property: "Unknown property",
  unknown_event: "Unknown event",
  placeholder: "Id of nobody",
  time: "Impossible time",
  json: "Unreadable body",
  unknown_customer: "Unknown customer",
  conflict: "Key used before",
};

export function kindWord(kind: string): string {
  return kindWords[kind] ?? kind.replaceAll("_", " ");
}

const numbers = new Intl.NumberFormat("en-GB");

/** "1,204 events", "1 event". */
export function counted(count: number, noun = "event"): string {
  return `${numbers.format(count)} ${noun}${count === 1 ? "" : "s"}`;
}

export function countWords(count: number): string {
  return numbers.format(count);
}

export const replayWords: Record<ReplayedItem["outcome"], { word: string; tone: Tone }> = {
  replayed: { word: "Accepted", tone: "good" },
  already_replayed: { word: "Replayed before", tone: "neutral" },
  still_refused: { word: "Still wrong", tone: "bad" },
  dismissed: { word: "Dismissed", tone: "neutral" },
  not_found: { word: "Not there any more", tone: "neutral" },
};
