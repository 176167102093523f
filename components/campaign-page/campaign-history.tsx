"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { History } from "lucide-react";
import Link from "next/link";
import { PhraseText } from "@/components/event-page/phrase-text";
import { useShell } from "@/components/shell/shell-context";
import { Card } from "@/components/ui/card";
import { Chip } from "@/components/ui/chip";
import { EmptyState } from "@/components/ui/empty-state";
import { RelativeTime } from "@/components/ui/relative-time";
import { textLink } from "@/components/ui/text-link";
import { campaignHistoryQuery } from "@/lib/client/campaign-list-queries";
import type { CampaignHistory as History_ } from "@/lib/domain/campaign/history-record";
import type { CampaignRecord } from "@/lib/domain/campaign/record";
import { PageList } from "./page-list";

type Entry = History_["data"][number];

/** Who did what to the campaign; an edit of its rules tells what it changed, and how many began under it. */
export function CampaignHistory({ campaign }: { campaign: CampaignRecord }) {
  const { project } = useShell();
  const list = useInfiniteQuery(campaignHistoryQuery(project.id, campaign.id));
  return (
    <Card>
      <PageList
        what="history"
        list={list}
        empty={
          <EmptyState icon={History} title="Nothing is known of its past">
            <p className="text-muted">It was made before changes were kept.</p>
          </EmptyState>
        }
      >
        {(entries) => (
          <ol aria-label="History">
            {entries.map((entry) => (
              <HistoryEntry key={entry.id} entry={entry} campaign={campaign} />
            ))}
          </ol>
        )}
      </PageList>
    </Card>
  );
}

function HistoryEntry({ entry, campaign }: { entry: Entry; campaign: CampaignRecord }) {
  const { project } = useShell();
  const { actor, words, reason, at, version } = entry;
  return (
    <li className="border-b border-line px-4 py-3 last:border-b-0">
      <div className="flex items-baseline gap-3">
        <p className="min-w-0 flex-1 break-words">
          <bdi className={actor.kind === "system" ? "inline-block font-medium first-letter:uppercase" : "font-medium"}>
            {actor.name}
          </bdi>{" "}
          <span className="text-muted">
            <PhraseText parts={words} project={project.id} />
          </span>
        </p>
        <RelativeTime at={at} timeZone={project.timeZone} className="num shrink-0 text-muted" />
      </div>
      {reason && <p className="mt-1 text-muted">Reason: {reason}</p>}
      {version && <VersionPart version={version} campaign={campaign} />}
    </li>
  );
}

const marks = {
  added: { sign: "+", words: "New", tone: "text-good" },
  removed: { sign: "−", words: "Gone", tone: "text-bad" },
  changed: { sign: "~", words: "Changed", tone: "text-warn" },
} as const;

interface VersionPartProps {
  version: NonNullable<Entry["version"]>;
  campaign: CampaignRecord;
}

function VersionPart({ version: { number, isCurrent, referrals, changes }, campaign }: VersionPartProps) {
  const { project } = useShell();
  return (
    <div className="mt-2">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <Chip tone={isCurrent ? "good" : "neutral"}>{`Version ${number}${isCurrent ? ", current" : ""}`}</Chip>
        {campaign.kind === "referral" && (
          <span className="num text-[12.5px] text-muted">
            {referrals === 0 ? (
              "No referral began under it"
            ) : (
              <Link
                href={`/projects/${project.id}/campaigns/${campaign.id}/referrals?version=${number}`}
                className={textLink}
              >
                {referrals.toLocaleString("en-GB")} {referrals === 1 ? "referral" : "referrals"} began under it
              </Link>
            )}
          </span>
        )}
      </p>
      {changes.length > 0 && (
        <ul aria-label={`What version ${number} changed`} className="mt-2 flex flex-col gap-1">
          {changes.map(({ kind, words }) => (
            <li key={JSON.stringify(words)} className="flex gap-2">
              <span aria-hidden className={`mono ${marks[kind].tone}`}>
                {marks[kind].sign}
              </span>
              <p className="min-w-0 break-words">
                <span className="sr-only">{marks[kind].words}: </span>
                <PhraseText parts={words} project={project.id} />
              </p>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
