"use client";

import { Hourglass } from "lucide-react";
import type { Overview } from "@/lib/domain/overview-record";
import { AttentionCard } from "./attention-card";
import { EventsCard } from "./events-card";
import { FunnelCard } from "./funnel-card";
import { Metrics } from "./metrics";
import { SchemasCard } from "./schemas-card";
import { timeWords } from "./time-words";

interface OverviewCardsProps {
  overview: Overview;
  project: string;
  time: Parameters<typeof timeWords>[0];
}

export function OverviewCards({ overview, project, time }: OverviewCardsProps) {
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
