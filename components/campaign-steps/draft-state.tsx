"use client";

import { CircleAlert, LoaderCircle } from "lucide-react";
import { Button } from "@/components/ui/button";
import { RelativeTime } from "@/components/ui/relative-time";
import { useCampaignEditor } from "./editor-context";

/** Whether the server has the draft, in one line of the header. */
export function DraftState() {
  const { saving } = useCampaignEditor();
  const { phase, conflict } = saving;
  if (conflict) return null;
  return (
    <div aria-live="polite" className="flex items-center gap-2 text-[12px] text-subtle">
      {phase.kind === "failed" ? (
        <>
          <span className="inline-flex items-center gap-1.5 text-bad">
            <CircleAlert className="size-3.5 shrink-0" strokeWidth={1.75} aria-hidden />
            <span className="max-sm:sr-only">Not saved, kept in this browser: {phase.error.message}</span>
          </span>
          <Button small onClick={saving.saveQuietly}>
            Try again
          </Button>
        </>
      ) : phase.kind === "saved" ? (
        phase.at && (
          <span className="max-sm:sr-only">
            Draft saved <RelativeTime at={phase.at} />
          </span>
        )
      ) : (
        <span className="inline-flex items-center gap-1.5">
          <LoaderCircle className="size-3.5 animate-spin" strokeWidth={1.75} aria-hidden />
          <span className="max-sm:sr-only">Saving…</span>
        </span>
      )}
    </div>
  );
}
