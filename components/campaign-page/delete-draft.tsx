"use client";

import { useRouter } from "next/navigation";
import { useShell } from "@/components/shell/shell-context";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { campaignsKey, deleteCampaign } from "@/lib/client/campaign-queries";
import { useEdit } from "@/lib/client/edit";
import type { CampaignRecord } from "@/lib/domain/campaign/record";

interface DeleteDraftProps {
  campaign: CampaignRecord;
  listHref: string;
  onOpenChange: (open: boolean) => void;
}

export function DeleteDraft({ campaign, listHref, onOpenChange }: DeleteDraftProps) {
  const { project } = useShell();
  const router = useRouter();
  const remove = useEdit({
    send: async () => {
      await deleteCampaign(project.id, campaign.id);
      router.push(listHref);
    },
    stale: [[...campaignsKey(project.id), "list"]],
    done: () => `${campaign.name} is deleted`,
  });
  return (
    <ConfirmDialog
      open
      onOpenChange={onOpenChange}
      title={`Delete the draft ${campaign.name}?`}
      verb="Delete draft"
      pendingVerb="Deleting…"
      onConfirm={() => remove.mutateAsync()}
    >
      <p>
        Its settings go{campaign.codesCount > 0 ? `, and its ${campaign.codesCount} codes are found no longer` : ""}. It
        rewarded nobody, so nobody loses anything.
      </p>
    </ConfirmDialog>
  );
}
