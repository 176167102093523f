"use client";

import { CirclePlay, RotateCcw } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { PhraseText } from "@/components/event-page/phrase-text";
import { RunAgain } from "@/components/rerun/run-again";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { TitledCard } from "@/components/ui/card";
import { RelativeTime } from "@/components/ui/relative-time";
import { textLink } from "@/components/ui/text-link";
import { mainGoal } from "@/lib/domain/campaign/named-config";
import type { CampaignFunnel, CampaignRecord } from "@/lib/domain/campaign/record";
import type { DecisionReason } from "@/lib/domain/decision";
import { decisionSentence } from "@/lib/domain/decision-sentence";
import { roleMay } from "@/lib/domain/permission";

interface CampaignRefusalsProps {
  campaign: CampaignRecord;
  refusals: CampaignFunnel["refusals"];
  /** How far back they are of. */
  days: number;
}

/** Why events of these days set nothing off, each with what to do, one to look at, and a way to run them again. */
export function CampaignRefusals({ campaign, refusals, days }: CampaignRefusalsProps) {
  const { project } = useShell();
  const [reason, setReason] = useState<DecisionReason | null>(null);
  const [isOpen, setIsOpen] = useState(false);
  const mayRun = campaign.status === "running" && roleMay(project.role, "campaigns:write");
  const open = (of: DecisionReason) => {
    setReason(of);
    setIsOpen(true);
  };
  const missed = refusals.find((each) => each.reason === "campaign_paused");
  if (refusals.length === 0) return null;
  const base = `/projects/${project.id}/events`;
  return (
    <>
      {mayRun && missed && <MissedNote events={missed.events} onRun={() => open("campaign_paused")} />}
      {mayRun && (
        <RunAgain
          key={`${reason} ${days}`}
          open={isOpen}
          onOpenChange={setIsOpen}
          campaign={campaign}
          reason={reason}
          days={days}
        />
      )}
      <TitledCard
        title="Why events were not rewarded"
        actions={
          <Link href={`${base}?campaign=${campaign.id}&outcome=refused`} className={`${textLink} px-2`}>
            All of them
          </Link>
        }
      >
        <ul aria-label="Why events were not rewarded">
          {refusals.map(({ reason, events, lastEventId, lastAt }) => {
            const { what, todo } = sentenceOf(reason, campaign);
            return (
              <li key={reason} className="flex gap-4 border-b border-line px-4 py-2.5 last:border-b-0">
                <span className="num w-10 shrink-0 text-right font-medium text-bad">{events.toLocaleString("en")}</span>
                <div className="min-w-0 flex-1">
                  <p>
                    <PhraseText parts={what} project={project.id} />
                  </p>
                  <p className="text-[12px] text-muted">
                    {todo && (
                      <>
                        <PhraseText parts={todo} project={project.id} />{" "}
                      </>
                    )}
                    Last <RelativeTime at={lastAt} timeZone={project.timeZone} className="num" />:{" "}
                    <Link href={`${base}/${lastEventId}`} className={textLink}>
                      ask why
                    </Link>
                  </p>
                </div>
                {mayRun && (
                  <Button small className="self-center" onClick={() => open(reason)}>
                    <RotateCcw className="size-3.5" strokeWidth={1.75} aria-hidden />
                    <span className="max-sm:sr-only">Run again…</span>
                  </Button>
                )}
              </li>
            );
          })}
        </ul>
      </TitledCard>
    </>
  );
}

/** A campaign that was paused has refused what came meanwhile. */
function MissedNote({ events, onRun }: { events: number; onRun: () => void }) {
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-lg border border-line bg-warn-soft px-4 py-2.5 text-warn">
      <CirclePlay className="size-4 shrink-0" strokeWidth={1.75} aria-hidden />
      <span className="min-w-0 flex-1">
        {events === 1 ? "1 event came" : `${events.toLocaleString("en")} events came`} while the campaign was paused and
        set nothing off.
      </span>
      <Button small onClick={onRun}>
        Make up for them…
      </Button>
    </p>
  );
}

function sentenceOf(reason: DecisionReason, { name, config }: CampaignRecord) {
  return decisionSentence({
    ...{ outcome: "refused", reason, side: "both", campaign: name },
    event: config.kind === "referral" ? mainGoal(config).trigger.name : "",
    ...{ code: null, referee: "A friend", referrer: null, reward: null },
  });
}
