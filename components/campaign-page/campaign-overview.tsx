"use client";

import { useQuery } from "@tanstack/react-query";
import { CirclePause } from "lucide-react";
import { SummaryText } from "@/components/campaign/summary-text";
import { useShell } from "@/components/shell/shell-context";
import { Card, TitledCard } from "@/components/ui/card";
import { ErrorState } from "@/components/ui/error-state";
import { Segmented } from "@/components/ui/segmented";
import { Skeleton } from "@/components/ui/skeleton";
import { parseAsStringEnum } from "@/lib/client/address-parser";
import { useQueryState } from "@/lib/client/address-state";
import { campaignFunnelQuery } from "@/lib/client/campaign-queries";
import type { CampaignRecord } from "@/lib/domain/campaign/record";
import { campaignSummary } from "@/lib/domain/campaign/summary";
import { campaignFacts } from "@/lib/domain/campaign/summary-facts";
import { CampaignCost } from "./campaign-cost";
import { CampaignDays } from "./campaign-days";
import { CampaignFunnelCard } from "./campaign-funnel-card";
import { CampaignRefusals } from "./campaign-refusals";

const spans = ["7", "30", "90"] as const;

export function CampaignOverview({ campaign }: { campaign: CampaignRecord }) {
  const { project } = useShell();
  return (
    <div className="flex flex-col gap-4">
      <StatusNote campaign={campaign} />
      <Card className="p-4">
        <h2 className="mb-1.5 text-[12.5px] font-medium text-muted">In plain words</h2>
        <p className="text-[14px] leading-6">
          <SummaryText parts={campaignSummary(campaignFacts(campaign, project), project)} />
        </p>
        {campaign.description && <p className="mt-2 text-muted">{campaign.description}</p>}
      </Card>
      {campaign.kind === "referral" ? <ReferralFigures campaign={campaign} /> : <GivenFigures campaign={campaign} />}
    </div>
  );
}

function ReferralFigures({ campaign }: { campaign: CampaignRecord }) {
  const { project } = useShell();
  const [span, setSpan] = useQueryState("days", parseAsStringEnum(spans).withDefault("30"));
  const { data: funnel, error, refetch } = useQuery(campaignFunnelQuery(project.id, campaign.id, Number(span)));
  if (error && !funnel) {
    return <ErrorState title="The figures could not be counted" error={error} onRetry={() => void refetch()} />;
  }
  return (
    <>
      <Segmented
        label="How far to look back"
        value={span}
        onChange={(next) => void setSpan(next)}
        options={spans.map((value) => ({ value, label: `${value} days` }))}
        className="self-start"
      />
      {funnel ? (
        <>
          <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_356px]">
            <CampaignFunnelCard funnel={funnel} />
            <CampaignCost funnel={funnel} />
          </div>
          <CampaignDays days={funnel.days} />
          <CampaignRefusals campaign={campaign} refusals={funnel.refusals} days={Number(span)} />
        </>
      ) : (
        <>
          <p className="sr-only">Counting…</p>
          <div className="grid gap-4 lg:grid-cols-[minmax(0,1fr)_356px]">
            <Skeleton className="h-56 w-full" />
            <Skeleton className="h-56 w-full" />
          </div>
          <Skeleton className="h-40 w-full" />
        </>
      )}
    </>
  );
}

function GivenFigures({ campaign }: { campaign: CampaignRecord }) {
  const left = campaign.codesCount - campaign.publishedCount;
  return (
    <TitledCard title="Codes">
      <dl className="grid grid-cols-3 gap-4 p-4">
        <Figure label="Exist" value={campaign.codesCount} />
        <Figure label="Held by somebody" value={campaign.publishedCount} />
        <Figure label="Left to give" value={left} />
      </dl>
      {!campaign.config.isStatic && (
        <p className="border-t border-line px-4 py-2.5 text-[12px] text-muted">
          More are made when they are asked for.
        </p>
      )}
    </TitledCard>
  );
}

function Figure({ label, value }: { label: string; value: number }) {
  return (
    <div>
      <dt className="text-[12.5px] text-muted">{label}</dt>
      <dd className="num text-[20px] font-semibold">{value.toLocaleString("en")}</dd>
    </div>
  );
}

/** What its state means for the events that come now. */
function StatusNote({ campaign }: { campaign: CampaignRecord }) {
  const isReferral = campaign.kind === "referral";
  const words = {
    draft: isReferral
      ? "A draft: events set nothing off until it is started."
      : "A draft: it gives nothing until it is started.",
    paused: isReferral
      ? "Paused: events set nothing off until it is resumed. What comes meanwhile can be made up for then."
      : "Paused: it gives nothing until it is resumed, and rewards that draw on it are refused.",
    scheduled: null,
    archived: "Archived: it is out of the lists, and nothing else. What it gave stands, and its codes stay taken.",
    ended: isReferral ? "Ended: events set nothing off any more." : "Ended: it gives nothing any more.",
    running: null,
  }[campaign.status];
  if (!words) return null;
  return (
    <p className="flex items-start gap-2 rounded-lg border border-line bg-warn-soft px-4 py-2.5 text-warn">
      <CirclePause className="mt-0.5 size-4 shrink-0" strokeWidth={1.75} aria-hidden />
      {words}
    </p>
  );
}
