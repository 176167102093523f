"use client";

import { useQueryClient } from "@tanstack/react-query";
import { GitBranch } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { discardCampaignDraft } from "@/lib/client/campaign-draft-queries";
import { forgetUnsaved } from "@/lib/client/campaign-draft-store";
import { campaignsKey } from "@/lib/client/campaign-queries";
import { toast } from "@/lib/client/toast";
import { useCampaignEditor } from "./editor-context";

/** Of a campaign that is there already: that it goes on as it was, and the way back to it. */
export function RunningNote() {
  const { draft } = useCampaignEditor();
  const { campaign, revision, basedOn } = draft;
  if (!campaign) return null;
  const version = basedOn ?? campaign.version;
  const isMoved = version !== campaign.version;
  const still = campaign.status === "draft" ? "what was published before stays" : "the campaign itself is untouched";
  return (
    <div className="mb-4 flex flex-wrap items-center gap-x-3 gap-y-2 rounded-lg border border-accent-line bg-accent-soft/40 py-2 pr-2 pl-3 text-[12.5px]">
      <GitBranch className="size-4 shrink-0 text-accent-text" strokeWidth={1.75} aria-hidden />
      <p className="min-w-0 flex-1 basis-60">
        You are editing a draft of version {version}; {still} until you publish.
        {isMoved && ` Meanwhile version ${campaign.version} was published.`}
      </p>
      {revision > 0 && <DiscardDraft />}
    </div>
  );
}

function DiscardDraft() {
  const { project, me } = useShell();
  const { draft, saving } = useCampaignEditor();
  const router = useRouter();
  const client = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const { campaignId, campaign } = draft;
  const discard = async () => {
    await discardCampaignDraft(project.id, campaignId);
    saving.stop();
    forgetUnsaved({ project: project.id, user: me.user.id, campaign: campaignId });
    router.push(`/projects/${project.id}/campaigns/${campaignId}/settings`);
    await client.invalidateQueries({ queryKey: campaignsKey(project.id) });
    toast.success("The draft is discarded");
  };
  return (
    <>
      <Button variant="ghost" small onClick={() => setOpen(true)}>
        Discard draft
      </Button>
      <ConfirmDialog
        open={isOpen}
        onOpenChange={setOpen}
        title="Discard the draft?"
        verb="Discard draft"
        pendingVerb="Discarding…"
        onConfirm={discard}
      >
        <p>
          What was changed and not published goes, for everybody. {campaign?.name} stays as version {campaign?.version}{" "}
          says.
        </p>
      </ConfirmDialog>
    </>
  );
}
