"use client";

import { useQuery } from "@tanstack/react-query";
import { CirclePause, CirclePlay, Ellipsis, OctagonX, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { campaignFunnelQuery, campaignsKey, changeCampaign, deleteCampaign } from "@/lib/client/campaign-queries";
import { useEdit } from "@/lib/client/edit";
import type { CampaignRecord } from "@/lib/domain/campaign/record";
import { type CampaignVerb, campaignAfter } from "@/lib/domain/campaign/transition";

const doneWords: Record<CampaignVerb, string> = { start: "Running", pause: "Paused", end: "Ended" };

export function CampaignActions({ campaign, listHref }: { campaign: CampaignRecord; listHref: string }) {
  const { project } = useShell();
  const [asked, setAsked] = useState<"end" | "delete" | null>(null);
  const change = useEdit({
    send: (verb: CampaignVerb) => changeCampaign(project.id, campaign.id, verb),
    stale: [campaignsKey(project.id)],
    done: (_answer, verb) => doneWords[verb],
    failed: "The campaign was not changed",
  });
  const { status } = campaign;
  const may = (verb: CampaignVerb) => ![null, status].includes(campaignAfter(status, verb));
  const close = (open: boolean) => !open && setAsked(null);
  return (
    <>
      {may("pause") && (
        <Button disabled={change.isPending} onClick={() => change.mutate("pause")}>
          <CirclePause className="size-4" strokeWidth={1.75} aria-hidden />
          Pause
        </Button>
      )}
      {may("start") && status !== "scheduled" && (
        <Button variant="primary" disabled={change.isPending} onClick={() => change.mutate("start")}>
          <CirclePlay className="size-4" strokeWidth={1.75} aria-hidden />
          {status === "paused" ? "Resume" : "Start"}
        </Button>
      )}
      {(may("end") || status === "draft") && (
        <DropdownMenu>
          <DropdownMenuTrigger asChild>
            <Button variant="ghost" icon aria-label="More about this campaign">
              <Ellipsis className="size-4" strokeWidth={1.75} aria-hidden />
            </Button>
          </DropdownMenuTrigger>
          <DropdownMenuContent align="end">
            {may("end") && (
              <DropdownMenuItem className="text-bad!" onSelect={() => setAsked("end")}>
                <OctagonX className="size-4" strokeWidth={1.75} aria-hidden />
                End…
              </DropdownMenuItem>
            )}
            {status === "draft" && (
              <DropdownMenuItem className="text-bad!" onSelect={() => setAsked("delete")}>
                <Trash2 className="size-4" strokeWidth={1.75} aria-hidden />
                Delete draft…
              </DropdownMenuItem>
            )}
          </DropdownMenuContent>
        </DropdownMenu>
      )}
      {asked === "end" && (
        <EndCampaign campaign={campaign} onOpenChange={close} onConfirm={() => change.mutateAsync("end")} />
      )}
      {asked === "delete" && <DeleteDraft campaign={campaign} listHref={listHref} onOpenChange={close} />}
    </>
  );
}

interface EndCampaignProps {
  campaign: CampaignRecord;
  onOpenChange: (open: boolean) => void;
  onConfirm: () => Promise<unknown>;
}

function EndCampaign({ campaign, onOpenChange, onConfirm }: EndCampaignProps) {
  const { project } = useShell();
  const isReferral = campaign.kind === "referral";
  const { data: funnel } = useQuery({ ...campaignFunnelQuery(project.id, campaign.id, 30), enabled: isReferral });
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

interface DeleteDraftProps {
  campaign: CampaignRecord;
  listHref: string;
  onOpenChange: (open: boolean) => void;
}

function DeleteDraft({ campaign, listHref, onOpenChange }: DeleteDraftProps) {
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
