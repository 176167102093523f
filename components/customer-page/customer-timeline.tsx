"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { History } from "lucide-react";
import { useShell } from "@/components/shell/shell-context";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { ListSkeleton } from "@/components/ui/list-skeleton";
import { LoadMore } from "@/components/ui/load-more";
import { Segmented } from "@/components/ui/segmented";
import { parseAsStringEnum } from "@/lib/client/address-parser";
import { useQueryState } from "@/lib/client/address-state";
import { timelineQuery } from "@/lib/client/customer-queries";
import { timelineKinds } from "@/lib/domain/customer-list";
import type { CustomerRecord } from "@/lib/domain/customer-record";
import { TimelineItem } from "./timeline-item";

const filters = ["all", ...timelineKinds] as const;

const labels: Record<(typeof filters)[number], string> = {
  all: "All",
  event: "Events",
  referral: "Referrals",
  reward: "Rewards",
  code: "Codes",
  edit: "Edits",
};

/** One stream of all that happened, the newest first. */
export function CustomerTimeline({ customer }: { customer: CustomerRecord }) {
  const { project } = useShell();
  const [kind, setKind] = useQueryState("show", parseAsStringEnum(timelineKinds));
  const timeline = useInfiniteQuery(timelineQuery(project.id, customer.id, kind));
  const entries = timeline.data?.pages.flatMap((page) => page.data);
  return (
    <>
      <div className="-mx-4 mb-3 overflow-x-auto px-4 [scrollbar-width:none]">
        <Segmented
          label="What to show"
          value={kind ?? "all"}
          onChange={(next) => void setKind(next === "all" ? null : next)}
          options={filters.map((value) => ({ value, label: labels[value] }))}
        />
      </div>
      <Card>
        {timeline.error && !entries ? (
          <ErrorState
            title="The timeline could not be loaded"
            error={timeline.error}
            onRetry={() => void timeline.refetch()}
          />
        ) : !entries ? (
          <ListSkeleton label="Loading the timeline…" rows={8} />
        ) : entries.length === 0 ? (
          <EmptyState icon={History} title={kind ? "Nothing of this kind" : "Nothing happened yet"}>
            <p className="text-muted">
              {kind ? "Look at all of it instead." : "Events, rewards, referrals and edits appear here as they come."}
            </p>
          </EmptyState>
        ) : (
          <>
            <ol aria-label="Timeline">
              {entries.map((entry) => (
                <TimelineItem key={entry.id} entry={entry} project={project} />
              ))}
            </ol>
            <LoadMore
              hasMore={timeline.hasNextPage}
              isLoading={timeline.isFetchingNextPage}
              onLoad={() => void timeline.fetchNextPage()}
            />
          </>
        )}
      </Card>
    </>
  );
}
