"use client";

import { CirclePause, CirclePlay, Ellipsis, OctagonX, Trash2 } from "lucide-react";
import { useState } from "react";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { late } from "@/components/ui/late";
import { campaignsKey, changeCampaign } from "@/lib/client/campaign-queries";
import { useEdit } from "@/lib/client/edit";
import type { CampaignRecord } from "@/lib/domain/campaign/record";
import { type CampaignVerb, campaignAfter } from "@/lib/domain/campaign/transition";

// Asked once in a campaign’s life.
const EndCampaign = late(() => import("./campaign-endings").then((module) => module.EndCampaign));
const DeleteDraft = late(() => import("./campaign-endings").then((module) => module.DeleteDraft));

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
