"use client";

import { type ReactNode, useState } from "react";
import { Button } from "./button";
import { Dialog } from "./dialog";

interface ConfirmDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  /** What will go, and what stays. */
  children: ReactNode;
  /** The verb on the button, and what it says while that is done. */
  verb: string;
  pendingVerb: string;
  tone?: "danger" | "primary";
  /** Closes the dialog when it resolves; what it throws is said in it. */
  onConfirm: () => Promise<unknown>;
}

/** Asks once before something cannot be taken back. */
export function ConfirmDialog({
  open,
  onOpenChange,
  title,
  children,
  verb,
  pendingVerb,
  tone = "danger",
  onConfirm,
}: ConfirmDialogProps) {
  const [isPending, setIsPending] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  const change = (next: boolean) => {
    if (isPending) return;
    setFailure(null);
    onOpenChange(next);
  };
  const confirm = async () => {
    setIsPending(true);
    setFailure(null);
    try {
      await onConfirm();
      onOpenChange(false);
    } catch (error) {
      setFailure(error instanceof Error ? error.message : "That did not work. Try again.");
    } finally {
      setIsPending(false);
    }
  };

  return (
    <Dialog open={open} onOpenChange={change} title={title}>
      <div className="flex flex-col gap-3.5">
        <div className="flex flex-col gap-2 text-muted">{children}</div>
        {failure && (
          <p role="alert" className="text-bad">
            {failure}
          </p>
        )}
        <div className="flex justify-end gap-2 pt-1">
          <Button onClick={() => change(false)} disabled={isPending}>
            Cancel
          </Button>
          <Button variant={tone} onClick={confirm} disabled={isPending}>
            {isPending ? pendingVerb : verb}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
