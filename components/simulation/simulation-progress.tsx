"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Progress } from "@/components/ui/progress";
import type { SimulationSummary } from "@/lib/domain/simulation/simulation";

interface SimulationProgressProps {
  simulation: SimulationSummary;
  /** Left out, nobody may cancel it here. */
  onCancel?: () => Promise<unknown>;
}

/** How far it is, and the way out. */
export function SimulationProgress({ simulation: { seen, total }, onCancel }: SimulationProgressProps) {
  const [isAsked, setIsAsked] = useState(false);
  const label =
    total === null
      ? "Counting the events…"
      : `${seen.toLocaleString("en")} of ${total.toLocaleString("en")} events replayed`;
  return (
    <Card className="flex items-center gap-4 p-4">
      <div className="min-w-0 flex-1">
        <Progress label={label} value={seen} max={total ?? 0} />
      </div>
      {onCancel && <Button onClick={() => setIsAsked(true)}>Cancel…</Button>}
      {isAsked && onCancel && (
        <ConfirmDialog
          open
          onOpenChange={setIsAsked}
          title="Cancel this simulation?"
          verb="Cancel it"
          pendingVerb="Cancelling…"
          onConfirm={onCancel}
        >
          <p>What it has found so far goes. It changed nothing, and can be started again at any time.</p>
        </ConfirmDialog>
      )}
    </Card>
  );
}
