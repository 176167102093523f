"use client";

import { useQuery } from "@tanstack/react-query";
import { Lock, PenLine } from "lucide-react";
import Link from "next/link";
import { SummaryText } from "@/components/campaign/summary-text";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { RelativeTime } from "@/components/ui/relative-time";
import { campaignDraftQuery } from "@/lib/client/campaign-draft-queries";
import { stepsOf, stepTitle } from "@/lib/domain/campaign/form/steps";
import type { CampaignRecord } from "@/lib/domain/campaign/record";
import { campaignSummary } from "@/lib/domain/campaign/summary";
import { campaignFacts } from "@/lib/domain/campaign/summary-facts";

/** The version that holds, and the way to the next one. */
export function CampaignSettings({ campaign }: { campaign: CampaignRecord }) {
  const { project } = useShell();
  const isOver = campaign.status === "ended" || campaign.status === "archived";
  const { data: draft } = useQuery({ ...campaignDraftQuery(project.id, campaign.id), enabled: !isOver, staleTime: 0 });
  if (isOver) {
    return (
      <Card>
        <EmptyState icon={Lock} title="What has ended stays as it was">
          <p className="text-muted">People were told what it gives. Make a new campaign for what comes next.</p>
        </EmptyState>
      </Card>
    );
  }
  const base = `/projects/${project.id}/campaigns/${campaign.id}/edit`;
  const hasDraft = draft !== undefined && draft.revision > 0;
  return (
    <div className="flex flex-col gap-4">
      {hasDraft && (
        <p className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-lg border border-accent-line bg-accent-soft/40 px-3 py-2 text-[12.5px]">
          <PenLine className="size-4 shrink-0 text-accent-text" strokeWidth={1.75} aria-hidden />
          <span className="min-w-0 flex-1 basis-60">
            There are unpublished changes
            {draft.updatedBy && ` by ${draft.updatedBy}`}
            {draft.updatedAt && (
              <>
                , last <RelativeTime at={draft.updatedAt} />
              </>
            )}
            . Version {campaign.version} holds until they are published.
          </span>
          <Button asChild small>
            <Link href={`${base}/review`}>See what changes</Link>
          </Button>
        </p>
      )}
      <Card className="flex flex-col gap-3.5 p-4">
        <div className="flex flex-wrap items-center gap-2">
          <h2 className="font-medium">Version {campaign.version}, in plain words</h2>
          <Button asChild variant="primary" className="ml-auto">
            <Link href={`${base}/purpose`}>
              <PenLine className="size-4" strokeWidth={1.75} aria-hidden />
              {hasDraft ? "Continue draft" : "Edit"}
            </Link>
          </Button>
        </div>
        <p className="text-[14px] leading-6">
          <SummaryText parts={campaignSummary(campaignFacts(campaign, project), project)} />
        </p>
        <nav aria-label="Parts that can be edited" className="flex flex-wrap gap-1.5 border-t border-line pt-3.5">
          {stepsOf(campaign.kind)
            .filter((step) => step !== "review")
            .map((step) => (
              <Button key={step} asChild small>
                <Link href={`${base}/${step}`}>{stepTitle(step, campaign.kind)}</Link>
              </Button>
            ))}
        </nav>
      </Card>
    </div>
  );
}
