"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Progress } from "@/components/ui/progress";
import { campaignsKey } from "@/lib/client/campaign-queries";
import { customersKey } from "@/lib/client/customer-queries";
import { useEdit } from "@/lib/client/edit";
import { rerunQuery, startRerun, turnRerun } from "@/lib/client/rerun-queries";
import type { CampaignRecord } from "@/lib/domain/campaign/record";
import type { DecisionReason } from "@/lib/domain/decision";
import type { RerunRecord } from "@/lib/domain/rerun/rerun";
import { ChooseEvents } from "./choose-events";
import { RerunPreviewView } from "./rerun-preview";
import { eventsWords } from "./rerun-words";

export interface RunAgainProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  campaign: CampaignRecord;
  reason: DecisionReason | null;
  days: number;
}

/** Chosen events, decided again: first what that would change, then, when somebody says so, it is done. */
export function RerunDialog({ open, onOpenChange, campaign, reason, days }: RunAgainProps) {
  const { project } = useShell();
  const [id, setId] = useState<string | null>(null);
  const one = useQuery({ ...rerunQuery(project.id, campaign.id, id ?? ""), enabled: id !== null });
  const start = useEdit({
    send: (order: Parameters<typeof startRerun>[2]) => startRerun(project.id, campaign.id, order),
    stale: [],
    after: ({ id: made }) => setId(made),
  });
  const turn = useEdit({
    send: (verb: "apply" | "cancel") => turnRerun(project.id, campaign.id, id ?? "", verb),
    stale: [[...campaignsKey(project.id), "rerun"]],
  });
  const client = useQueryClient();
  const isDone = one.data?.status === "done";
  useEffect(() => {
    if (!isDone) return;
    for (const queryKey of [campaignsKey(project.id), customersKey(project.id), ["events", project.id]])
      void client.invalidateQueries({ queryKey });
  }, [isDone, client, project.id]);
  const close = (next: boolean) => {
    // What was only looked at is of no further use; what is applied goes on.
    if (!next && one.data && ["previewing", "previewed"].includes(one.data.status)) turn.mutate("cancel");
    if (!next) setId(null);
    onOpenChange(next);
  };
  const failure = start.error ?? turn.error ?? one.error;
  return (
    <Dialog open={open} onOpenChange={close} title="Run events again" size="medium">
      <div className="flex flex-col gap-4">
        {id === null ? (
          <ChooseEvents
            campaign={campaign}
            reason={reason}
            days={days}
            isPending={start.isPending}
            onChosen={(order) => start.mutate(order)}
          />
        ) : (
          one.data && (
            <Rerun
              rerun={one.data}
              isPending={turn.isPending}
              onApply={() => turn.mutate("apply")}
              onBack={() => {
                if (one.data.status === "previewed" || one.data.status === "previewing") turn.mutate("cancel");
                setId(null);
              }}
              onClose={() => close(false)}
            />
          )
        )}
        {failure && (
          <p role="alert" className="text-bad">
            {failure.message}
          </p>
        )}
      </div>
    </Dialog>
  );
}

interface RerunProps {
  rerun: RerunRecord;
  isPending: boolean;
  onApply: () => void;
  onBack: () => void;
  onClose: () => void;
}

function Rerun({ rerun, isPending, onApply, onBack, onClose }: RerunProps) {
  const { status, events, seen, done, error, preview } = rerun;
  if (status === "previewing") {
    const label = `${seen.toLocaleString("en")} of ${eventsWords(events)} looked at`;
    return (
      <>
        <Progress label={label} value={seen} max={events} />
        <div className="flex justify-end">
          <Button onClick={onBack}>Cancel</Button>
        </div>
      </>
    );
  }
  if (status === "previewed" && preview) {
    return <RerunPreviewView rerun={rerun} preview={preview} isPending={isPending} onApply={onApply} onBack={onBack} />;
  }
  const words = {
    applying: `${done.toLocaleString("en")} of ${eventsWords(events)} decided again`,
    done: `${eventsWords(events)} ${events === 1 ? "was" : "were"} decided again under version ${rerun.version}.`,
    cancelled: "It was cancelled. What was not decided again stays as it was.",
    failed: `It ended after ${done.toLocaleString("en")} of ${eventsWords(events)}. ${error ?? ""}`,
  }[status === "applying" || status === "done" || status === "failed" ? status : "cancelled"];
  return (
    <>
      {status === "applying" ? (
        <Progress label={words} value={done} max={events} />
      ) : (
        <p className={status === "failed" ? "text-bad" : "font-medium"} aria-live="polite">
          {words}
        </p>
      )}
      <div className="flex justify-end">
        <Button variant={status === "done" ? "primary" : "outline"} onClick={onClose}>
          {status === "applying" ? "Close, it goes on" : "Close"}
        </Button>
      </div>
    </>
  );
}
