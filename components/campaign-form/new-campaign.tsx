"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Lock } from "lucide-react";
import { useRouter } from "next/navigation";
import { parseAsStringEnum, useQueryState } from "nuqs";
import { PageBody, PageHeader } from "@/components/shell/page-header";
import { useShell } from "@/components/shell/shell-context";
import { EmptyState } from "@/components/ui/empty-state";
import { campaignsKey, createCampaign } from "@/lib/client/campaign-queries";
import { campaignKinds } from "@/lib/domain/campaign/choices";
import type { CampaignKind } from "@/lib/domain/campaign/config";
import { type CampaignValues, campaignInput, emptyCampaign } from "@/lib/domain/campaign/form";
import { roleMay } from "@/lib/domain/permission";
import { CampaignForm } from "./campaign-form";

export function NewCampaignPage() {
  const { project } = useShell();
  const router = useRouter();
  const client = useQueryClient();
  const [kind] = useQueryState("kind", parseAsStringEnum<CampaignKind>([...campaignKinds]).withDefault("referral"));
  const base = `/projects/${project.id}/campaigns`;
  async function save(values: CampaignValues) {
    const made = await createCampaign(project.id, { ...campaignInput(values, project), metadata: {} });
    await client.invalidateQueries({ queryKey: campaignsKey(project.id) });
    router.push(`${base}/${made.id}`);
  }
  return (
    <>
      <PageHeader crumbs={[{ label: "Campaigns", href: base }, { label: "New campaign" }]} />
      <PageBody>
        <h1 className="mb-4 text-[20px] leading-7 font-semibold tracking-tight">New campaign</h1>
        {roleMay(project.role, "campaigns:write") ? (
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
        ) : (
          <EmptyState icon={Lock} title="Your role does not make campaigns">
            <p className="text-muted">Ask an owner, an admin or a manager of this project.</p>
          </EmptyState>
        )}
      </PageBody>
    </>
  );
}
