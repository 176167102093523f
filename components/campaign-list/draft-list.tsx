"use client";

import { useQuery } from "@tanstack/react-query";
import { Trash2 } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { kindWords } from "@/components/campaign/campaign-kind";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { RelativeTime } from "@/components/ui/relative-time";
import { campaignDraftsQuery, discardCampaignDraft } from "@/lib/client/campaign-draft-queries";
import { type CampaignListFilter, campaignsKey } from "@/lib/client/campaign-queries";
import { useEdit } from "@/lib/client/edit";
import type { CampaignDraftRecord } from "@/lib/domain/campaign/draft-record";
import { roleMay } from "@/lib/domain/permission";

/** Campaigns that somebody began and nobody has launched. */
export function DraftList({ filter }: { filter: CampaignListFilter }) {
  const { project } = useShell();
  const { data } = useQuery(campaignDraftsQuery(project.id));
  const [discarded, setDiscarded] = useState<CampaignDraftRecord | null>(null);
  const mayWrite = roleMay(project.role, "campaigns:write");
  const discard = useEdit({
    send: (draft: CampaignDraftRecord) => discardCampaignDraft(project.id, draft.campaignId),
    stale: [[...campaignsKey(project.id), "drafts"]],
    done: () => "The draft is discarded",
  });
  const drafts = data?.data.filter((draft) => !draft.campaign && fits(draft, filter)) ?? [];
  if (drafts.length === 0) return null;
  return (
    <Card className="mb-4">
      <h2 className="flex h-10 items-center border-b border-line px-4 text-[12.5px] font-medium text-muted">
        Being made
      </h2>
      <ul aria-label="Campaigns being made">
        {drafts.map((draft) => (
          <li
            key={draft.campaignId}
            className="relative flex min-h-11 items-center gap-2 border-b border-line px-4 py-1.5 last:border-b-0 hover:bg-hover"
          >
            <DraftWords draft={draft} isLink={mayWrite} />
            {mayWrite && (
              <Button
                variant="ghost"
                icon
                className="relative ml-auto"
                aria-label={`Discard the draft ${nameOf(draft)}`}
                onClick={() => setDiscarded(draft)}
              >
                <Trash2 className="size-4" strokeWidth={1.75} aria-hidden />
              </Button>
            )}
          </li>
        ))}
      </ul>
      {discarded && (
        <ConfirmDialog
          open
          onOpenChange={(open) => !open && setDiscarded(null)}
          title={`Discard the draft ${nameOf(discarded)}?`}
          verb="Discard draft"
          pendingVerb="Discarding…"
          onConfirm={() => discard.mutateAsync(discarded)}
        >
          <p>What was filled in so far goes. It never ran, so nobody loses anything.</p>
        </ConfirmDialog>
      )}
    </Card>
  );
}

/** The list's filters hold for what is being made, too. */
function fits({ kind, name }: CampaignDraftRecord, filter: CampaignListFilter): boolean {
  if (filter.kind && filter.kind !== kind) return false;
  if (filter.status && filter.status !== "draft") return false;
  return name.toLowerCase().includes((filter.q ?? "").toLowerCase());
}

const nameOf = ({ name }: CampaignDraftRecord) => name || "without a name";

function DraftWords({ draft, isLink }: { draft: CampaignDraftRecord; isLink: boolean }) {
  const { project } = useShell();
  const { icon: Icon, word } = kindWords[draft.kind];
  const name = <bdi>{draft.name || `${word} without a name`}</bdi>;
  return (
    <>
      <Icon className="size-4 shrink-0 text-faint" strokeWidth={1.75} aria-hidden />
      <span className="flex min-w-0 flex-wrap items-baseline gap-x-3">
        {isLink ? (
          <Link
            href={`/projects/${project.id}/campaigns/${draft.campaignId}/edit/purpose`}
            className="truncate rounded-sm font-medium after:absolute after:inset-0"
          >
            {name}
          </Link>
        ) : (
          <span className="truncate font-medium">{name}</span>
        )}
        <span className="text-[12px] text-muted">
          {word}
          {draft.updatedAt && (
            <>
              , changed <RelativeTime at={draft.updatedAt} />
            </>
          )}
          {draft.updatedBy && ` by ${draft.updatedBy}`}
        </span>
      </span>
    </>
  );
}
