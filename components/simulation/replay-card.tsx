"use client";

import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Progress } from "@/components/ui/progress";
import { Skeleton } from "@/components/ui/skeleton";
import { formatMoney } from "@/lib/domain/money";
import { roleMay } from "@/lib/domain/permission";
import type { SimulationRecord, SimulationResult } from "@/lib/domain/simulation/simulation";
import { heldCount, paidCount } from "./simulation-figures";
import { againstRunning } from "./simulation-words";
import { useSimulation } from "./use-simulation";

interface ReplayCardProps {
  /** Of the campaign, or of the one that a draft will become. */
  campaignId: string;
  /** What is replayed: what runs, unless the draft is asked for. */
  draft?: boolean;
  /** Whether a version runs that the draft can be compared with. */
  isCompared?: boolean;
}

/** The last 30 days under what is being made, small enough to stand beside a form. */
export function ReplayCard({ campaignId, draft = false, isCompared = false }: ReplayCardProps) {
  const { project } = useShell();
  const { shown, list, start } = useSimulation(campaignId);
  const simulation = shown.data;
  const isRunning = simulation?.status === "running";
  const begin = () =>
    start.mutate({
      of: draft ? "draft" : "current",
      days: 30,
      compareWith: draft && isCompared ? "running" : null,
    });
  return (
    <Card className="flex flex-col gap-3 p-4">
      <div className="flex flex-wrap items-baseline gap-x-3">
        <h2 className="text-[12.5px] font-medium text-muted">
          Last {simulation?.result ? simulation.days : 30} days, replayed
        </h2>
        {simulation?.result && <span className="num ml-auto text-[12px] text-muted">{tookWords(simulation)}</span>}
      </div>
      {isRunning ? (
        <Progress
          label={`${simulation.seen.toLocaleString("en")} of ${simulation.total?.toLocaleString("en") ?? "…"} events`}
          value={simulation.seen}
          max={simulation.total ?? 0}
        />
      ) : simulation?.result ? (
        <Figures result={simulation.result} />
      ) : list.isPending || (simulation === undefined && shown.isLoading) ? (
        <Skeleton className="h-24 w-full" />
      ) : (
        <p className="text-muted">What the events of the last 30 days would have come to.</p>
      )}
      {(start.error ?? list.error) && (
        <p role="alert" className="text-bad">
          {(start.error ?? list.error)?.message}
        </p>
      )}
      {roleMay(project.role, "campaigns:write") && (
        <Button small className="self-start" disabled={isRunning || start.isPending} onClick={begin}>
          {simulation?.result ? "Replay again" : "Replay"}
        </Button>
      )}
    </Card>
  );
}

function tookWords({ total, createdAt, finishedAt }: SimulationRecord): string {
  const events = `${(total ?? 0).toLocaleString("en")} events`;
  if (!finishedAt) return events;
  const seconds = (Date.parse(finishedAt) - Date.parse(createdAt)) / 1_000;
  return `${events} in ${seconds.toFixed(1)} s`;
}

function Figures({ result }: { result: SimulationResult }) {
  const { figures, currency, compared } = result;
  return (
    <>
      <dl className="grid grid-cols-2 gap-x-4 gap-y-3">
        <Figure label="Referrals" value={figures.referrals.toLocaleString("en")} />
        <Figure label="Would be paid" value={paidCount(figures).toLocaleString("en")} />
        <Figure label="Cost" value={formatMoney(figures.costMinor, currency)} />
        <Figure label="Held" value={heldCount(figures).toLocaleString("en")} />
      </dl>
      {compared && <p className="text-[12px] text-muted">Against the running version: {againstRunning(result)}.</p>}
    </>
  );
}

function Figure({ label, value }: { label: string; value: string }) {
  return (
    <div className="min-w-0">
      <dt className="text-[12px] text-muted">{label}</dt>
      <dd className="num text-[17px] font-semibold break-words">{value}</dd>
    </div>
  );
}
