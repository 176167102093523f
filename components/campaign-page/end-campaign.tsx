"use client";

import { useQuery } from "@tanstack/react-query";
import { useShell } from "@/components/shell/shell-context";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { campaignFunnelQuery } from "@/lib/client/campaign-figure-queries";
import type { CampaignRecord } from "@/lib/domain/campaign/record";

interface EndCampaignProps {
  campaign: CampaignRecord;
  onOpenChange: (open: boolean) => void;
  onConfirm: () => Promise<unknown>;
}

export function EndCampaign({ campaign, onOpenChange, onConfirm }: EndCampaignProps) {
  const { project } = useShell();
  const isReferral = campaign.kind === "referral";
  const { data: funnel } = useQuery({
    ...campaignFunnelQuery(project.id, campaign.id, { range: "30d", from: null, to: null }),
    enabled: isReferral,
  });
  const open = funnel?.openReferrals;
  return (
    <ConfirmDialog
      open
      onOpenChange={onOpenChange}
      title={`End ${campaign.name}?`}
      verb="End campaign"
      pendingVerb="Ending…"
      onConfirm={onConfirm}
    >
      <ul className="flex list-disc flex-col gap-1 pl-4">
        <li>It cannot be started again. To stop for a while, pause it.</li>
        {isReferral && open !== undefined && (
          <li>
            {open === 0
              ? "No friend is waiting to convert."
              : `${open.toLocaleString("en")} ${open === 1 ? "friend who came has" : "friends who came have"} not converted yet: nobody will be rewarded for them any more.`}
          </li>
        )}
        {isReferral ? (
          <li>Its codes stop counting. Rewards already given stay with whoever has them.</li>
        ) : (
          <li>It gives out no more codes, and campaigns that reward from it will refuse. Codes already given stay.</li>
        )}
      </ul>
    </ConfirmDialog>
  );
}
