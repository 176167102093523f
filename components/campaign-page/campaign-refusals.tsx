"use client";

import Link from "next/link";
import { PhraseText } from "@/components/event-page/phrase-text";
import { useShell } from "@/components/shell/shell-context";
import { TitledCard } from "@/components/ui/card";
import { RelativeTime } from "@/components/ui/relative-time";
import { textLink } from "@/components/ui/text-link";
import { mainGoal } from "@/lib/domain/campaign/named-config";
import type { CampaignFunnel, CampaignRecord } from "@/lib/domain/campaign/record";
import type { DecisionReason } from "@/lib/domain/decision";
import { decisionSentence } from "@/lib/domain/decision-sentence";

interface CampaignRefusalsProps {
  campaign: CampaignRecord;
  refusals: CampaignFunnel["refusals"];
}

/** Why events of these days set nothing off, each with what to do and one to look at. */
export function CampaignRefusals({ campaign, refusals }: CampaignRefusalsProps) {
  const { project } = useShell();
  if (refusals.length === 0) return null;
  const base = `/projects/${project.id}/events`;
  return (
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
            </li>
          );
        })}
      </ul>
    </TitledCard>
  );
}

function sentenceOf(reason: DecisionReason, { name, config }: CampaignRecord) {
  return decisionSentence({
    ...{ outcome: "refused", reason, side: "both", campaign: name },
    event: config.kind === "referral" ? mainGoal(config).trigger.name : "",
    ...{ code: null, referee: "A friend", referrer: null, reward: null },
  });
}
