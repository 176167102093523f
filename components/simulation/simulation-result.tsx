"use client";

import { useShell } from "@/components/shell/shell-context";
import { Card } from "@/components/ui/card";
import { RelativeTime } from "@/components/ui/relative-time";
import type { SimulationRecord, SimulationResult } from "@/lib/domain/simulation/simulation";
import { DifferenceList } from "./difference-list";
import { SimulationFigures } from "./simulation-figures";
import { againstRunning } from "./simulation-words";

interface SimulationResultViewProps {
  simulation: SimulationRecord;
  result: SimulationResult;
}

/** What a simulation came to: the difference first, where there is something to compare with. */
export function SimulationResultView({ simulation, result }: SimulationResultViewProps) {
  const { project } = useShell();
  const { compared, currency } = result;
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <p className="num text-[12px] text-muted" aria-live="polite">
        {simulation.days} days, {(simulation.total ?? 0).toLocaleString("en")} events,{" "}
        <RelativeTime at={simulation.finishedAt ?? simulation.createdAt} timeZone={project.timeZone} /> by{" "}
        {simulation.createdBy}
      </p>
      {compared && (
        <Card className="p-4">
          <h3 className="mb-1 text-[12.5px] font-medium text-muted">Against version {compared.number}, which runs</h3>
          <p className="text-[14px] font-medium">{againstRunning(result)}</p>
        </Card>
      )}
      <SimulationFigures result={result} project={project.id} />
      {compared && <DifferenceList compared={compared} currency={currency} />}
      <details className="text-muted">
        <summary className="w-fit cursor-pointer hover:text-ink">What this takes for granted</summary>
        <ul className="mt-2 flex list-disc flex-col gap-1 pl-5">
          {result.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      </details>
    </div>
  );
}
