"use client";

import { EyeOff, RotateCcw } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useEdit } from "@/lib/client/edit";
import { rejectedKey, resolveAll, type Selection } from "@/lib/client/rejected-queries";
import { counted } from "./problem-words";

interface ResolveButtonProps {
  verb: "dismiss" | "reopen";
  project: string;
  selection: Selection;
  /** Which they are: "all 18 open events". */
  scope: string;
  onDone?: () => void;
}

/** Sets events aside, after asking once, or takes them back. */
export function ResolveButton({ verb, project, selection, scope, onDone }: ResolveButtonProps) {
  const [isAsking, setIsAsking] = useState(false);
  const edit = useEdit({
    send: () => resolveAll(project, verb, selection),
    stale: [[...rejectedKey(project)]],
    done: (changed) => `${counted(changed)} ${verb === "dismiss" ? "dismissed" : "opened again"}.`,
    after: () => onDone?.(),
    failed: verb === "reopen" ? "The events could not be opened again" : undefined,
  });
  if (verb === "reopen") {
    return (
      <Button onClick={() => edit.mutate()} disabled={edit.isPending}>
        <RotateCcw className="size-3.5" strokeWidth={1.75} aria-hidden />
        {edit.isPending ? "Opening…" : "Open again"}
      </Button>
    );
  }
  return (
    <>
      <Button onClick={() => setIsAsking(true)}>
        <EyeOff className="size-3.5" strokeWidth={1.75} aria-hidden />
        Dismiss…
      </Button>
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setIsAsking}
        title={`Dismiss ${scope}?`}
        verb="Dismiss"
        pendingVerb="Dismissing…"
        onConfirm={() => edit.mutateAsync()}
      >
        <p>They leave the inbox and are not replayed. They stay under “Dismissed”, where they can be opened again.</p>
        <p>When such an event comes again, the problem comes back and says so.</p>
      </ConfirmDialog>
    </>
  );
}
