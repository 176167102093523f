"use client";

import { Check, CircleAlert, LoaderCircle } from "lucide-react";
import { Button } from "@/components/ui/button";
import { RelativeTime } from "@/components/ui/relative-time";
import { ApiError } from "@/lib/client/api";
import type { Judgement } from "@/lib/client/event-schema-draft-judge";
import type { SavePhase } from "./use-draft-saving";

interface SaveStateProps {
  phase: SavePhase;
  judgement: Judgement;
  isKept: boolean;
  onRetry: () => void;
}

/** Whether the server has it, in one line; and where it is if not. */
export function SaveState({ phase, judgement, isKept, onRetry }: SaveStateProps) {
  const held = judgement.held.size;
  return (
    <div aria-live="polite" className="flex min-h-7 flex-wrap items-center gap-x-3 gap-y-1 text-[12.5px] text-muted">
      <Phase phase={phase} isKept={isKept} onRetry={onRetry} />
      {(held > 0 || judgement.problems.length > 0) && (
        <span className="inline-flex items-center gap-1.5 text-warn">
          <CircleAlert className="size-3.5 shrink-0" strokeWidth={1.75} aria-hidden />
          {held > 0
            ? `${held === 1 ? "1 property is" : `${held} properties are`} not complete: kept ${isKept ? "in this browser" : "on this page"} until then`
            : "Not saved as long as this is not mended"}
        </span>
      )}
    </div>
  );
}

function Phase({ phase, isKept, onRetry }: Pick<SaveStateProps, "phase" | "isKept" | "onRetry">) {
  if (phase.kind === "failed") {
    return (
      <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-1 text-bad">
        <CircleAlert className="size-3.5 shrink-0" strokeWidth={1.75} aria-hidden />
        Not saved: {failureWords(phase.error)}
        <span className="text-muted">
          {isKept ? "What you typed is kept in this browser." : "This browser cannot keep it: leave the page open."}
        </span>
        <Button small onClick={onRetry}>
          Try again
        </Button>
      </span>
    );
  }
  if (phase.kind === "saved") {
    return (
      <span className="inline-flex items-center gap-1.5">
        <Check className="size-3.5 text-good" strokeWidth={2} aria-hidden />
        Saved{phase.at && <> · {<RelativeTime at={phase.at} />}</>}
      </span>
    );
  }
  return (
    <span className="inline-flex items-center gap-1.5">
      <LoaderCircle className="size-3.5 animate-spin" strokeWidth={1.75} aria-hidden />
      Saving…
    </span>
  );
}

function failureWords(error: Error): string {
  if (!(error instanceof ApiError)) return "something went wrong here.";
  if (error.status === 401) return "you are signed out.";
  return /[.!?]$/.test(error.message) ? error.message : `${error.message}.`;
}
