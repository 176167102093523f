"use client";

import { useQuery } from "@tanstack/react-query";
import { useShell } from "@/components/shell/shell-context";
import { ReplaySection } from "@/components/simulation/replay-section";
import { TryEvent } from "@/components/simulation/try-event";
import { Segmented } from "@/components/ui/segmented";
import { parseAsStringEnum } from "@/lib/client/address-parser";
import { useQueryState } from "@/lib/client/address-state";
import { campaignDraftStateQuery } from "@/lib/client/simulation-queries";
import type { CampaignRecord } from "@/lib/domain/campaign/record";

const versions = ["current", "draft"] as const;

/** What a campaign would do: with one event, and with those of the last days. Under what runs, or what is being made of it. */
export function CampaignTry({ campaign }: { campaign: CampaignRecord }) {
  const { project } = useShell();
  const [chosen, setChosen] = useQueryState("of", parseAsStringEnum(versions).withDefault("current"));
  const { data: draft } = useQuery({
    ...campaignDraftStateQuery(project.id, campaign.id),
    enabled: campaign.status !== "ended" && campaign.status !== "archived",
  });
  const hasDraft = draft !== undefined && draft.revision > 0;
  const of = hasDraft ? chosen : "current";
  const current = campaign.config.kind === "referral" ? campaign.config.goals : [];
  const drafted = draft?.config.kind === "referral" ? draft.config.goals : [];
  const goals = of === "draft" ? drafted : current;
  const listened = goals.flatMap(({ id, name, trigger }) => (trigger?.name ? [{ id, name, event: trigger.name }] : []));
  return (
    <div className="flex flex-col gap-6">
      {hasDraft && (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
          <Segmented
            label="Which version is tried"
            value={of}
            onChange={(next) => void setChosen(next)}
            options={[
              { value: "current", label: `Version ${campaign.version}` },
              { value: "draft", label: "The draft" },
            ]}
          />
          {of === "draft" && draft?.updatedBy && <span className="text-muted">last changed by {draft.updatedBy}</span>}
        </div>
      )}
      <TryEvent key={of} campaignId={campaign.id} of={of} goals={listened} />
      <ReplaySection campaignId={campaign.id} of={of} isThere />
    </div>
  );
}
