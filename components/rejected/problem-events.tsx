"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { SearchX } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { LoadMore } from "@/components/ui/load-more";
import { SearchInput } from "@/components/ui/search-input";
import { Segmented } from "@/components/ui/segmented";
import { problemEventsQuery } from "@/lib/client/rejected-queries";
import type { RejectedGroup, RejectedStatus } from "@/lib/domain/rejected/rejected-event";
import { rejectedAtOnceMax } from "@/lib/domain/rejected/states";
import { EventRows } from "./event-rows";
import { NarrowingPills } from "./problem-filters";
import { ProblemListSkeleton } from "./problem-skeletons";
import { countWords } from "./problem-words";
import type { useNarrowing } from "./use-problem-filter";

interface ProblemEventsProps {
  project: { id: string; timeZone: string };
  problem: RejectedGroup;
  narrowing: ReturnType<typeof useNarrowing>;
  chosen: ReadonlySet<string>;
  /** Absent for who may only read. */
  onChoose: ((chosen: ReadonlySet<string>) => void) | null;
}

const statusWords: Record<RejectedStatus, string> = { open: "Open", replayed: "Replayed", dismissed: "Dismissed" };

export function ProblemEvents({ project, problem, narrowing, chosen, onChoose }: ProblemEventsProps) {
  const counts: [RejectedStatus, number][] = [
    ["open", problem.open],
    ["replayed", problem.replayed],
    ["dismissed", problem.dismissed],
  ];
  const present = counts.filter(([, count]) => count > 0);
  const [picked, setPicked] = useState<RejectedStatus | null>(null);
  const status = present.find(([each]) => each === picked)?.[0] ?? present[0]?.[0] ?? "open";
  const choose = status === "open" ? onChoose : null;
  return (
    <Card className="min-w-0">
      <div className="flex flex-wrap items-center gap-2 border-b border-line p-2.5">
        <h2 className="px-1.5 font-medium">Events</h2>
        {present.length > 1 && (
          <Segmented
            label="State of the events"
            value={status}
            onChange={(next) => {
              setPicked(next);
              onChoose?.(new Set());
            }}
            options={present.map(([each, count]) => ({
              value: each,
              label: (
                <>
                  {statusWords[each]} <span className="num font-normal text-muted">{countWords(count)}</span>
                </>
              ),
            }))}
          />
        )}
        <SearchInput
          label="Search these events"
          placeholder="Order, customer, anything…"
          value={narrowing.filter.q ?? ""}
          onChange={narrowing.search}
          className="w-full sm:ml-auto sm:w-56"
        />
        <div className="flex w-full items-center gap-1.5 overflow-x-auto [scrollbar-width:none]">
          <NarrowingPills
            filter={narrowing.filter}
            keys={problem.keys.flatMap(({ key }) => (key ? { value: key.id, label: key.name } : []))}
            onChange={narrowing.change}
          />
          {narrowing.isNarrowed && (
            <Button variant="ghost" small onClick={narrowing.clear}>
              Clear
            </Button>
          )}
        </div>
      </div>
      <Rows {...{ project, problem, narrowing, chosen, status }} onChoose={choose} />
    </Card>
  );
}

function Rows({
  project,
  problem,
  narrowing,
  chosen,
  onChoose,
  status,
}: ProblemEventsProps & { status: RejectedStatus }) {
  const filter = { problem: problem.problem, status, ...narrowing.filter };
  const events = useInfiniteQuery(problemEventsQuery(project.id, filter));
  const rows = events.data?.pages.flatMap(({ data }) => data);
  if (events.error && !rows) {
    return (
      <ErrorState title="The events could not be loaded" error={events.error} onRetry={() => void events.refetch()} />
    );
  }
  if (!rows) return <ProblemListSkeleton />;
  if (rows.length === 0) {
    return (
      <EmptyState icon={SearchX} title="No event matches">
        <Button onClick={narrowing.clear} className="mt-2">
          Show all events of this problem
        </Button>
      </EmptyState>
    );
  }
  const ids = rows.slice(0, rejectedAtOnceMax).map(({ id }) => id);
  const isAllChosen = ids.every((id) => chosen.has(id));
  return (
    <>
      {onChoose && (
        <div className="flex min-h-9 items-center gap-3 border-b border-line px-4 text-[12px] text-muted">
          <Checkbox
            aria-label="Select all events shown"
            checked={isAllChosen}
            ref={(box) => {
              if (box) box.indeterminate = chosen.size > 0 && !isAllChosen;
            }}
            onChange={() => onChoose(isAllChosen ? new Set() : new Set(ids))}
          />
          {chosen.size > 0 ? (
            <span className="num flex flex-wrap items-center gap-x-2" aria-live="polite">
              {countWords(chosen.size)} selected: mending, replaying and dismissing are about these alone.
              <Button variant="ghost" small onClick={() => onChoose(new Set())}>
                Select none
              </Button>
            </span>
          ) : (
            <span>
              Nothing selected: mending, replaying and dismissing are about all open events of the problem
              {narrowing.isNarrowed && " that match the filters"}.
            </span>
          )}
        </div>
      )}
      <EventRows rows={rows} project={project} chosen={chosen} onChoose={onChoose} />
      <LoadMore
        hasMore={events.hasNextPage}
        isLoading={events.isFetchingNextPage}
        onLoad={() => void events.fetchNextPage()}
      />
    </>
  );
}
