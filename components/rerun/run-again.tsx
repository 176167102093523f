"use client";

import { onceOpen } from "@/components/ui/once-open";
import type { CampaignRecord } from "@/lib/domain/campaign/record";
import type { DecisionReason } from "@/lib/domain/decision";

export interface RunAgainProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  campaign: CampaignRecord;
  reason: DecisionReason | null;
  days: number;
}

/** Only whoever mends something needs it: loaded when it opens. */
export const RunAgain = onceOpen<RunAgainProps>(() => import("./rerun-dialog").then((module) => module.RerunDialog));
