"use client";

import { Copy, Users } from "lucide-react";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { RelativeTime } from "@/components/ui/relative-time";
import { candidateOf } from "@/lib/client/event-schema-draft";
import { conflictWords, type DraftSession } from "@/lib/client/event-schema-draft-session";
import { toast } from "@/lib/client/toast";
import { Sentences } from "./sentences";

interface ConflictPanelProps {
  session: DraftSession;
  onChoose: (keep: "mine" | "theirs") => void;
}

/** Two changed the same thing. Nothing is saved until somebody says what holds, and nothing is gone either. */
export function ConflictPanel({ session, onChoose }: ConflictPanelProps) {
  const { me } = useShell();
  const words = conflictWords(session);
  const { conflict } = session;
  if (!words || !conflict) return null;
  const who = conflict.by === me.user.name ? "You, in another window," : (conflict.by ?? "Somebody else");
  const copyMine = async () => {
    try {
      await navigator.clipboard.writeText(JSON.stringify(candidateOf(session.history.present), null, 2));
      toast.success("Yours is copied as JSON");
    } catch {
      toast.error("The browser did not allow copying here.");
    }
  };
  return (
    <section
      role="alert"
      aria-label="Edited by two at once"
      className="flex flex-col gap-3 rounded-lg border border-line bg-warn-soft px-3.5 py-3"
    >
      <div className="flex items-start gap-2.5">
        <Users className="mt-0.5 size-4 shrink-0 text-warn" strokeWidth={1.75} aria-hidden />
        <div className="flex min-w-0 flex-col gap-1.5">
          <p className="font-medium">
            {who} changed this, too{conflict.at && <>, {<RelativeTime at={conflict.at} />}</>}
          </p>
          <Sentences sentences={words.theirs} />
          <div>
            <p className="font-medium">Where you meet</p>
            <Sentences sentences={words.both} />
          </div>
          <p className="text-muted">Until you choose, what you type is kept in this browser and not saved.</p>
        </div>
      </div>
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" onClick={() => onChoose("mine")}>
          Keep mine, on top of theirs
        </Button>
        <Button onClick={() => onChoose("theirs")}>Take theirs</Button>
        <Button variant="ghost" onClick={() => void copyMine()}>
          <Copy className="size-3.5" aria-hidden />
          Copy mine
        </Button>
      </div>
    </section>
  );
}
