"use client";

import { useState } from "react";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { Card, TitledCard } from "@/components/ui/card";
import { ErrorState } from "@/components/ui/error-state";
import { RelativeTime } from "@/components/ui/relative-time";
import { Segmented } from "@/components/ui/segmented";
import { Skeleton } from "@/components/ui/skeleton";
import { roleMay } from "@/lib/domain/permission";
import type { SimulationRecord, SimulationStatus, SimulationSummary } from "@/lib/domain/simulation/simulation";
import { SimulationProgress } from "./simulation-progress";
import { SimulationResultView } from "./simulation-result";
import { useSimulation } from "./use-simulation";

const spans = [
  { value: "30", label: "30 days" },
  { value: "90", label: "90 days" },
] as const;

interface ReplaySectionProps {
  campaignId: string;
  of: "current" | "draft";
  /** Whether there is a running version that a draft can be compared with. */
  isThere: boolean;
}

/** The last days, replayed under the version that is tried; and what was tried before. */
export function ReplaySection({ campaignId, of, isThere }: ReplaySectionProps) {
  const { project } = useShell();
  const [days, setDays] = useState<"30" | "90">("30");
  const { list, shown, choose, start, cancel } = useSimulation(campaignId);
  const mayWrite = roleMay(project.role, "campaigns:write");
  const isRunning = list.data?.data.some(({ status }) => status === "running") ?? false;
  const isCompared = of === "draft" && isThere;
  const begin = () => start.mutate({ of, days: days === "30" ? 30 : 90, compareWith: isCompared ? "running" : null });
  return (
    <section aria-labelledby="replay" className="flex min-w-0 flex-col gap-4">
      <div>
        <h2 id="replay" className="text-[15px] font-semibold">
          The last days, replayed
        </h2>
        <p className="mt-0.5 text-muted">
          {isCompared
            ? "The draft over the events that really came, side by side with the running version. Nothing is given."
            : "This version over the events that really came, as if it had run all the time. Nothing is given."}
        </p>
      </div>
      {mayWrite && (
        <div className="flex flex-wrap items-center gap-2">
          <Segmented label="How far back" value={days} onChange={setDays} options={spans} />
          <Button variant="primary" disabled={start.isPending || isRunning} onClick={begin}>
            {start.isPending ? "Starting…" : isCompared ? "Replay and compare" : "Replay"}
          </Button>
        </div>
      )}
      {start.error && (
        <p role="alert" className="text-bad">
          {start.error.message}
        </p>
      )}
      {list.error && !list.data ? (
        <ErrorState
          title="The simulations could not be loaded"
          error={list.error}
          onRetry={() => void list.refetch()}
        />
      ) : shown.error && !shown.data ? (
        <ErrorState
          title="The simulation could not be loaded"
          error={shown.error}
          onRetry={() => void shown.refetch()}
        />
      ) : shown.data ? (
        <Shown
          key={shown.data.id}
          simulation={shown.data}
          {...(mayWrite && { onCancel: (id: string) => cancel.mutateAsync(id) })}
        />
      ) : list.data?.data.length === 0 ? (
        <Card className="px-4 py-6 text-center text-muted">
          Nothing was replayed yet. Thousands of events take a second or two.
        </Card>
      ) : (
        <Skeleton className="h-40 w-full" />
      )}
      {list.data && list.data.data.length > 1 && (
        <Earlier simulations={list.data.data} current={shown.data?.id ?? null} onChoose={choose} />
      )}
    </section>
  );
}

interface ShownProps {
  simulation: SimulationRecord;
  onCancel?: (id: string) => Promise<unknown>;
}

function Shown({ simulation, onCancel }: ShownProps) {
  const { status, error, result, id } = simulation;
  if (status === "running") {
    return <SimulationProgress simulation={simulation} {...(onCancel && { onCancel: () => onCancel(id) })} />;
  }
  if (result) return <SimulationResultView simulation={simulation} result={result} />;
  return (
    <Card className="px-4 py-3 text-muted">
      {status === "failed" ? (
        <span className="text-bad">It could not be done: {error}</span>
      ) : (
        "It was cancelled before it was through."
      )}
    </Card>
  );
}

const statusWords: Record<SimulationStatus, string> = {
  running: "under way",
  done: "done",
  failed: "failed",
  cancelled: "cancelled",
};

interface EarlierProps {
  simulations: SimulationSummary[];
  current: string | null;
  onChoose: (id: string) => void;
}

function Earlier({ simulations, current, onChoose }: EarlierProps) {
  const { project } = useShell();
  return (
    <TitledCard title="Replayed before">
      <ul aria-label="Replayed before">
        {simulations.map(({ id, days, comparedNumber, status, total, createdBy, createdAt }) => (
          <li key={id} className="border-b border-line last:border-b-0">
            <button
              type="button"
              aria-pressed={id === current}
              onClick={() => onChoose(id)}
              className="flex w-full flex-wrap items-baseline gap-x-3 px-4 py-2 text-left hover:bg-hover aria-pressed:bg-accent-soft"
            >
              <span className="font-medium">{days} days</span>
              <span className="text-muted">
                {comparedNumber === null ? "not compared" : `against version ${comparedNumber}`}
              </span>
              <span className="text-muted">{statusWords[status]}</span>
              <span className="num ml-auto text-[12px] text-muted">
                {total !== null && `${total.toLocaleString("en")} events · `}
                {createdBy} · <RelativeTime at={createdAt} timeZone={project.timeZone} />
              </span>
            </button>
          </li>
        ))}
      </ul>
    </TitledCard>
  );
}
