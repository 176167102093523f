"use client";

import { useQuery } from "@tanstack/react-query";
import { FirstRunGate } from "@/components/first-run/first-run-gate";
import { PageBody, PageHeader } from "@/components/shell/page-header";
import { useShell } from "@/components/shell/shell-context";
import { ErrorState } from "@/components/ui/error-state";
import { late } from "@/components/ui/late";
import { useAlongside } from "@/components/ui/use-alongside";
import { overviewQuery } from "@/lib/client/overview-queries";
import { OverviewSkeleton } from "./overview-skeleton";
import { RangeChoice } from "./range-choice";
import { useOverviewTime } from "./use-overview-time";

const loadOverviewCards = () => import("./overview-cards").then((module) => module.OverviewCards);
const OverviewCards = late(loadOverviewCards, { loading: () => <OverviewSkeleton /> });

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
  useAlongside(loadOverviewCards);
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
            <OverviewCards overview={data} project={project.id} time={time} />
          </div>
        ) : (
          <OverviewSkeleton />
        )}
      </PageBody>
    </>
  );
}
