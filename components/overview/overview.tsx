"use client";

import { useQuery } from "@tanstack/react-query";
import { Hourglass } from "lucide-react";
import { FirstRunGate } from "@/components/first-run/first-run-gate";
import { PageBody, PageHeader } from "@/components/shell/page-header";
import { useShell } from "@/components/shell/shell-context";
import { ErrorState } from "@/components/ui/error-state";
import { overviewQuery } from "@/lib/client/overview-queries";
import type { Overview } from "@/lib/domain/overview-record";
import { AttentionCard } from "./attention-card";
import { EventsCard } from "./events-card";
import { FunnelCard } from "./funnel-card";
import { Metrics } from "./metrics";
import { OverviewSkeleton } from "./overview-skeleton";
import { RangeChoice } from "./range-choice";
import { SchemasCard } from "./schemas-card";
import { timeWords } from "./time-words";
import { useOverviewTime } from "./use-overview-time";

/** How the project does, and what it asks of people. */
export function OverviewPage() {
  return (
    <FirstRunGate title="Overview">
      <ProjectOverview />
    </FirstRunGate>
  );
}

function ProjectOverview() {
  const { project } = useShell();
  const { time, choose } = useOverviewTime();
  const { data, error, refetch, isPlaceholderData } = useQuery(overviewQuery(project.id, time));
  return (
    <>
      <PageHeader crumbs={[{ label: "Overview" }]}>
        <RangeChoice time={time} timeZone={project.timeZone} onChange={choose} />
      </PageHeader>
      <PageBody>
        <h1 className="sr-only">Overview</h1>
        {error && !data ? (
          <ErrorState title="The overview could not be loaded" error={error} onRetry={() => void refetch()} />
        ) : data ? (
          <div
            aria-busy={isPlaceholderData}
            className={isPlaceholderData ? "opacity-60 transition-opacity" : undefined}
          >
            <Cards overview={data} project={project.id} time={time} />
          </div>
        ) : (
          <OverviewSkeleton />
        )}
      </PageBody>
    </>
  );
}

interface CardsProps {
  overview: Overview;
  project: string;
  time: Parameters<typeof timeWords>[0];
}

function Cards({ overview, project, time }: CardsProps) {
  return (
    <div className="flex flex-col gap-3">
      {overview.isRecounting && (
        <p role="status" className="flex items-center gap-2 text-[12.5px] text-muted">
          <Hourglass className="size-3.5 shrink-0" strokeWidth={1.75} aria-hidden />
          Events from before the last update are still being counted; these numbers will grow.
        </p>
      )}
      <Metrics overview={overview} time={time} />
      <div className="grid gap-3 lg:grid-cols-[minmax(0,1.82fr)_minmax(0,1fr)]">
        <EventsCard overview={overview} project={project} />
        <AttentionCard items={overview.attention} project={project} />
      </div>
      <div className="grid gap-3 lg:grid-cols-2">
        <FunnelCard campaigns={overview.campaigns} />
        <SchemasCard overview={overview} project={project} when={timeWords(time)} />
      </div>
    </div>
  );
}
