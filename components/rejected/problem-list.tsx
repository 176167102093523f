"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { CircleCheck, SearchX } from "lucide-react";
import { PageBody, PageHeader } from "@/components/shell/page-header";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { late } from "@/components/ui/late";
import { useAlongside } from "@/components/ui/use-alongside";
import { problemsQuery } from "@/lib/client/rejected-queries";
import type { RejectedGroups, RejectedState } from "@/lib/domain/rejected/rejected-event";
import { ProblemFilters } from "./problem-filters";
import { ProblemListSkeleton } from "./problem-skeletons";
import { counted, countWords } from "./problem-words";
import { useProblemFilter } from "./use-problem-filter";

const loadProblemTable = () => import("./problem-table").then((module) => module.ProblemTable);
const ProblemTable = late(loadProblemTable, { loading: () => <ProblemListSkeleton /> });

/** What apps sent and no schema took, by what is wrong with it. */
export function ProblemList() {
  const { project } = useShell();
  useAlongside(loadProblemTable);
  const { filter, isNarrowed, search, change, clear } = useProblemFilter();
  const problems = useQuery({ ...problemsQuery(project.id, filter), placeholderData: keepPreviousData });
  const { data, error } = problems;
  return (
    <>
      <PageHeader crumbs={[{ label: "Rejected" }]} />
      <PageBody>
        <h1 className="sr-only">Rejected events</h1>
        <p className="mb-4 max-w-[720px] text-muted">
          Events that no schema took, kept as they came. Put right what is wrong with them, here or in the schema, and
          replay them: they count as if they had been right at once.
        </p>
        <Card className="min-w-0">
          <ProblemFilters
            project={project.id}
            filter={filter}
            states={data?.states ?? null}
            isNarrowed={isNarrowed}
            onSearch={search}
            onChange={change}
            onClear={clear}
          />
          {error && !data ? (
            <ErrorState
              title="The rejected events could not be loaded"
              error={error}
              onRetry={() => void problems.refetch()}
            />
          ) : !data ? (
            <ProblemListSkeleton />
          ) : data.data.length === 0 ? (
            <Nothing state={filter.state} isNarrowed={isNarrowed} onClear={clear} />
          ) : (
            <>
              <ProblemTable problems={data.data} project={project} />
              <ListEnd groups={data} />
            </>
          )}
        </Card>
      </PageBody>
    </>
  );
}

function ListEnd({ groups }: { groups: RejectedGroups }) {
  const { data, groupsCount, eventsCount } = groups;
  const shown = data.length < groupsCount ? `The first ${data.length} of ${countWords(groupsCount)} problems` : null;
  return (
    <p className="num border-t border-line px-4 py-2.5 text-center text-[12px] text-muted">
      {shown ?? counted(groupsCount, "problem")}, {counted(eventsCount)}
    </p>
  );
}

const nothingWords: Record<RejectedState, { title: string; text: string }> = {
  open: {
    title: "Nothing is rejected",
    text: "Every event that came fits its schema, or was put right. What does not fit will wait here, kept as it was sent.",
  },
  resolved: { title: "Nothing was resolved yet", text: "Problems whose events were all replayed stand here." },
  dismissed: {
    title: "Nothing was dismissed",
    text: "Problems that somebody set aside stand here, and can be opened again.",
  },
};

function Nothing({ state, isNarrowed, onClear }: { state: RejectedState; isNarrowed: boolean; onClear: () => void }) {
  if (isNarrowed) {
    return (
      <EmptyState icon={SearchX} title="No problem matches all of these filters">
        <p className="text-muted">Take one away, or look at another state.</p>
        <Button onClick={onClear} className="mt-2">
          Clear the filters
        </Button>
      </EmptyState>
    );
  }
  const { title, text } = nothingWords[state];
  return (
    <EmptyState icon={CircleCheck} title={title}>
      <p className="text-muted">{text}</p>
    </EmptyState>
  );
}
