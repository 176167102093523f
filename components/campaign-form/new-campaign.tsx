"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useShell } from "@/components/shell/shell-context";
import { parseAsStringEnum } from "@/lib/client/address-parser";
import { useQueryState } from "@/lib/client/address-state";
import { campaignsKey, createCampaign } from "@/lib/client/campaign-queries";
import { type CampaignValues, campaignInput, emptyCampaign } from "@/lib/domain/campaign/form";
import { campaignKinds } from "@/lib/domain/campaign/kinds";
import { CampaignForm } from "./campaign-form";

export function NewCampaign() {
  const { project } = useShell();
  const router = useRouter();
  const client = useQueryClient();
  const [kind] = useQueryState("kind", parseAsStringEnum(campaignKinds).withDefault("referral"));
  const base = `/projects/${project.id}/campaigns`;
  async function save(values: CampaignValues) {
    const made = await createCampaign(project.id, { ...campaignInput(values, project), metadata: {} });
    await client.invalidateQueries({ queryKey: campaignsKey(project.id) });
    router.push(`${base}/${made.id}`);
  }
  return (
    <CampaignForm
      // Coupons that are made on the way to a referral campaign must not open with what was typed for that.
      key={kind}
      storageKey={`goodword-campaign-${project.id}-new-${kind}`}
      initial={emptyCampaign(kind)}
      isNew
      verb="Create campaign"
      pendingVerb="Creating…"
      cancelHref={base}
      consequence="It begins as a draft and gives nothing until you start it."
      onSave={save}
    />
  );
}
