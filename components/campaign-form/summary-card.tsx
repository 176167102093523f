"use client";

import { useQuery } from "@tanstack/react-query";
import { useFormContext, useWatch } from "react-hook-form";
import { SummaryText } from "@/components/campaign/summary-text";
import { useShell } from "@/components/shell/shell-context";
import { Card } from "@/components/ui/card";
import { rewardCampaignsQuery, triggerChoicesQuery } from "@/lib/client/campaign-queries";
import { type CampaignValues, factsOf } from "@/lib/domain/campaign/form";
import type { PublicConfig } from "@/lib/domain/campaign/record";
import { campaignSummary } from "@/lib/domain/campaign/summary";

/** What the form says so far, in the words that the campaign will be told in everywhere. */
export function SummaryCard({ before }: { before: PublicConfig | null }) {
  const { project } = useShell();
  const { control } = useFormContext<CampaignValues>();
  const values = useWatch({ control, compute: (all: CampaignValues) => all });
  const { data: triggers } = useQuery(triggerChoicesQuery(project.id));
  const { data: coupons } = useQuery(rewardCampaignsQuery(project.id, "coupons"));
  const { data: gifts } = useQuery(rewardCampaignsQuery(project.id, "gift"));
  const known = [...(triggers ?? []), ...(coupons?.data ?? []), ...(gifts?.data ?? [])];
  const names = new Map(known.map(({ id, name }) => [id, name]));
  return (
    <aside aria-label="In plain words" className="lg:sticky lg:top-16">
      <Card className="p-4">
        <h2 className="mb-2 text-[12.5px] font-medium text-muted">In plain words</h2>
        <p aria-live="polite" className="text-[14px] leading-6">
          <SummaryText parts={campaignSummary(factsOf(values, names, project, before), project)} />
        </p>
      </Card>
    </aside>
  );
}
