import {
  CircleMinus,
  CircleX,
  Clock,
  Gift,
  Hourglass,
  type LucideIcon,
  Minus,
  TriangleAlert,
  Undo2,
  UserPlus,
  UserSearch,
} from "lucide-react";
import type { Tone } from "@/components/ui/chip";
import type { EventOutcome } from "@/lib/domain/event/outcome";

interface OutcomeWords {
  word: string;
  tone: Tone;
  icon: LucideIcon;
  /** What it means, for whoever meets the word for the first time. */
  means: string;
}

export const outcomeWords: Record<EventOutcome, OutcomeWords> = {
  rewarded: { word: "Rewarded", tone: "good", icon: Gift, means: "A reward was issued" },
  partly_rewarded: {
    word: "Partly rewarded",
    tone: "warn",
    icon: Gift,
    means: "One side was rewarded, the other refused",
  },
  waiting: {
    word: "Reward waits",
    tone: "accent",
    icon: Hourglass,
    means: "A reward is due later, or waits for a code",
  },
  held: { word: "In review", tone: "warn", icon: UserSearch, means: "A reward waits until somebody has looked at it" },
  taken_back: { word: "Taken back", tone: "neutral", icon: Undo2, means: "What was given before was taken back" },
  refused: { word: "Refused", tone: "bad", icon: CircleX, means: "A campaign listened, and a check failed" },
  attributed: { word: "Attributed", tone: "accent", icon: UserPlus, means: "Somebody is now known to be referred" },
  nothing_due: {
    word: "Nothing due",
    tone: "neutral",
    icon: CircleMinus,
    means: "Nothing went wrong and nothing was to pay: nobody referred them, or no reward is set",
  },
  none: { word: "Stored", tone: "neutral", icon: Minus, means: "No campaign listened" },
  pending: { word: "Pending", tone: "warn", icon: Clock, means: "Waiting to be decided" },
  failed: { word: "Failed", tone: "bad", icon: TriangleAlert, means: "Deciding it failed every time it was tried" },
};
