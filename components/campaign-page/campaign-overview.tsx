"use client";

import { useQuery } from "@tanstack/react-query";
import { CirclePause } from "lucide-react";
import { SummaryText } from "@/components/campaign/summary-text";
import { RangeChoice } from "@/components/overview/range-choice";
import { beforeWords } from "@/components/overview/time-words";
import { useOverviewTime } from "@/components/overview/use-overview-time";
import { useShell } from "@/components/shell/shell-context";
import { Card, TitledCard } from "@/components/ui/card";
import { cx } from "@/components/ui/class-names";
import { ErrorState } from "@/components/ui/error-state";
import { late } from "@/components/ui/late";
import { Skeleton } from "@/components/ui/skeleton";
import { campaignFunnelQuery, campaignRunwayQuery } from "@/lib/client/campaign-figure-queries";
import type { OverviewTime } from "@/lib/client/overview-queries";
import type { CampaignRecord } from "@/lib/domain/campaign/record";
import type { CampaignRunway } from "@/lib/domain/campaign/runway-record";
import { campaignSummary } from "@/lib/domain/campaign/summary";
import { campaignFacts } from "@/lib/domain/campaign/summary-facts";
import { roleMay } from "@/lib/domain/permission";
import { CampaignCost } from "./campaign-cost";
import { CampaignFunnelCard } from "./campaign-funnel-card";
import { CampaignRefusals } from "./campaign-refusals";
import { CampaignSpread } from "./campaign-spread";
import { CampaignTrend } from "./campaign-trend";
import { CampaignWait } from "./campaign-wait";
import { CampaignWarnings } from "./campaign-warnings";
import { SupplyBar } from "./supply-bar";

const CampaignLeaders = late(() => import("./campaign-leaders").then((module) => module.CampaignLeaders), {
  loading: () => <Skeleton className="h-48 w-full" />,
});

export function CampaignOverview({ campaign }: { campaign: CampaignRecord }) {
  const { project } = useShell();
  const { data: runway } = useQuery(campaignRunwayQuery(project.id, campaign.id));
  return (
    <div className="flex flex-col gap-4">
      <StatusNote campaign={campaign} />
      <CampaignWarnings
        runway={runway}
        campaignId={campaign.id}
        project={project.id}
        mayWrite={roleMay(project.role, "campaigns:write")}
      />
      <Card className="p-4">
        <h2 className="mb-1.5 text-[12.5px] font-medium text-muted">In plain words</h2>
        <p className="text-[14px] leading-6">
          <SummaryText parts={campaignSummary(campaignFacts(campaign, project), project)} />
        </p>
        {campaign.description && <p className="mt-2 text-muted">{campaign.description}</p>}
      </Card>
      {campaign.kind === "referral" ? (
        <ReferralFigures campaign={campaign} runway={runway} />
      ) : (
        <GivenFigures campaign={campaign} runway={runway} />
      )}
    </div>
  );
}

/** How far back what is run again is looked for first. */
function daysOf({ range, from, to }: OverviewTime): number {
  if (from && to) return 90;
  return range === "24h" ? 1 : Number.parseInt(range, 10);
}

interface FiguresProps {
  campaign: CampaignRecord;
  runway: CampaignRunway | undefined;
}

const columns = "grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_356px]";

function ReferralFigures({ campaign, runway }: FiguresProps) {
  const { project } = useShell();
  const { time, choose } = useOverviewTime();
  const query = useQuery(campaignFunnelQuery(project.id, campaign.id, time));
  const { data: funnel, error, refetch, isPlaceholderData } = query;
  if (error && !funnel) {
    return <ErrorState title="The figures could not be counted" error={error} onRetry={() => void refetch()} />;
  }
  return (
    <section aria-label="Figures" className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="text-[15px] font-semibold">Who came, and what became of them</h2>
        <RangeChoice time={time} timeZone={project.timeZone} onChange={choose} />
      </div>
      {funnel ? (
        <div
          aria-busy={isPlaceholderData}
          className={cx("flex flex-col gap-4", isPlaceholderData && "opacity-60 transition-opacity")}
        >
          <div className={columns}>
            <div className="flex min-w-0 flex-col gap-4">
              <CampaignFunnelCard funnel={funnel} than={beforeWords(time)} />
              <CampaignTrend funnel={funnel} path={`/projects/${project.id}/campaigns/${campaign.id}`} />
            </div>
            <div className="flex min-w-0 flex-col gap-4">
              <CampaignCost funnel={funnel} runway={runway} />
              <CampaignSpread funnel={funnel} />
            </div>
          </div>
          <div className={columns}>
            <CampaignLeaders campaignId={campaign.id} time={time} />
            <CampaignWait wait={funnel.wait} />
          </div>
          <CampaignRefusals campaign={campaign} refusals={funnel.refusals} days={daysOf(time)} />
        </div>
      ) : (
        <>
          <p className="sr-only">Counting…</p>
          <div className={columns}>
            <Skeleton className="h-56 w-full" />
            <Skeleton className="h-56 w-full" />
          </div>
          <Skeleton className="h-60 w-full" />
        </>
      )}
    </section>
  );
}

function GivenFigures({ campaign, runway }: FiguresProps) {
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
      {runway && runway.data.length > 0 && (
        <ul aria-label="How long the codes last">
          {runway.data.map((supply) => (
            <SupplyBar key={supply.kind} supply={supply} place={runway} />
          ))}
        </ul>
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
