"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Lock } from "lucide-react";
import { useRouter } from "next/navigation";
import { CampaignForm } from "@/components/campaign-form/campaign-form";
import { useShell } from "@/components/shell/shell-context";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { campaignsKey, updateCampaign } from "@/lib/client/campaign-queries";
import { toast } from "@/lib/client/toast";
import { type CampaignValues, campaignInput, valuesOf } from "@/lib/domain/campaign/form";
import type { CampaignRecord } from "@/lib/domain/campaign/record";

export function CampaignSettings({ campaign }: { campaign: CampaignRecord }) {
  const { project } = useShell();
  const router = useRouter();
  const client = useQueryClient();
  const base = `/projects/${project.id}/campaigns/${campaign.id}`;
  if (campaign.status === "ended" || campaign.status === "archived") {
    return (
      <Card>
        <EmptyState icon={Lock} title="What has ended stays as it was">
          <p className="text-muted">People were told what it gives. Make a new campaign for what comes next.</p>
        </EmptyState>
      </Card>
    );
  }
  async function save(values: CampaignValues) {
    await updateCampaign(project.id, campaign.id, {
      ...campaignInput(values, project, campaign.config),
      version: campaign.version,
    });
    await client.invalidateQueries({ queryKey: campaignsKey(project.id) });
    toast.success("Saved");
    router.push(base);
  }
  return (
    <CampaignForm
      // A version that somebody else saved meanwhile begins anew; what was typed for the one before is kept by its own key.
      key={campaign.version}
      storageKey={`goodword-campaign-${project.id}-${campaign.id}-${campaign.version}`}
      initial={valuesOf(campaign, project)}
      isNew={false}
      before={campaign.config}
      verb="Save changes"
      pendingVerb="Saving…"
      cancelHref={base}
      consequence={<Consequence campaign={campaign} />}
      onSave={save}
    />
  );
}

function Consequence({ campaign }: { campaign: CampaignRecord }) {
  if (campaign.status === "draft") return "A draft: nobody notices the change.";
  if (campaign.kind !== "referral") {
    return "Codes that are given out from now on are as you set it here; those already given stay as they are.";
  }
  return (
    <ul className="flex list-disc flex-col gap-1 pl-4">
      <li>Friends who come from now on follow the new settings; those who came before keep theirs.</li>
      <li>Rewards already given stay. Codes already given out go on working, whatever new ones look like.</li>
      <li>This becomes version {campaign.version + 1}; decisions say by which version they were made.</li>
    </ul>
  );
}
