"use client";

import { useFormContext, useWatch } from "react-hook-form";
import { SummaryText } from "@/components/campaign/summary-text";
import { useShell } from "@/components/shell/shell-context";
import { Card } from "@/components/ui/card";
import { draftOf } from "@/lib/domain/campaign/form/config-of";
import type { CampaignValues } from "@/lib/domain/campaign/form/values";
import { campaignSummary } from "@/lib/domain/campaign/summary";
import { campaignFacts } from "@/lib/domain/campaign/summary-facts";
import { useCampaignEditor } from "./editor-context";

/** What the campaign says so far, in the words that it will be told in everywhere. */
export function SummaryCard() {
  const { project } = useShell();
  const { names } = useCampaignEditor();
  const { control } = useFormContext<CampaignValues>();
  const values = useWatch({ control, compute: (all: CampaignValues) => all });
  const parts = campaignSummary(campaignFacts(draftOf(values, project, names), project), project);
  return (
    <Card className="p-4">
      <h2 className="mb-2 text-[12.5px] font-medium text-muted">In plain words</h2>
      <p aria-live="polite" className="text-[14px] leading-6">
        <SummaryText parts={parts} />
      </p>
    </Card>
  );
}
