"use client";

import { useQuery } from "@tanstack/react-query";
import { Play } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { onceOpen } from "@/components/ui/once-open";
import { Sentence } from "@/components/ui/sentence";
import { Skeleton } from "@/components/ui/skeleton";
import { passingQuery, type Selection } from "@/lib/client/rejected-queries";
import type { CheckedItems, RejectedGroup } from "@/lib/domain/rejected/rejected-event";
import { countWords } from "./problem-words";
import { ReplayResults } from "./replay-results";
import { useReplayRun } from "./use-replay-run";

const ReplayDialog = onceOpen(() => import("./replay-dialog").then((module) => module.ReplayDialog));

interface ReplayPanelProps {
  project: string;
  problem: RejectedGroup;
  selection: Selection;
  scope: string;
  mayWrite: boolean;
}

/** Whether replaying would help now, the way to do it, and what became of it. */
export function ReplayPanel({ project, problem, selection, scope, mayWrite }: ReplayPanelProps) {
  const replay = useReplayRun(project, problem.problem);
  const [isAsking, setIsAsking] = useState(false);
  const passing = useQuery({ ...passingQuery(project, selection), enabled: problem.open > 0 });
  const total = "ids" in selection ? selection.ids.length : (passing.data?.checked ?? problem.open);
  if (replay.run) {
    return (
      <ReplayResults
        project={project}
        run={replay.run}
        onStop={replay.stop}
        onClose={replay.forget}
        onAgain={() => setAgain(replay)}
      />
    );
  }
  if (problem.open === 0) return null;
  return (
    <Card className="flex flex-wrap items-center gap-x-4 gap-y-3 p-4">
      <div className="min-w-0 flex-1 basis-64" aria-live="polite">
        {passing.data ? <PassingWords checked={passing.data} /> : <Skeleton className="h-9 w-72" />}
      </div>
      {mayWrite && (
        <Button
          variant={passing.data && passing.data.passing > 0 ? "primary" : "outline"}
          onClick={() => setIsAsking(true)}
        >
          <Play className="size-3.5" strokeWidth={1.75} aria-hidden />
          {"ids" in selection ? `Replay ${countWords(selection.ids.length)}…` : "Replay all…"}
        </Button>
      )}
      <ReplayDialog
        open={isAsking}
        onOpenChange={setIsAsking}
        scope={scope}
        passing={passing.data ?? null}
        onReplay={(effects) => replay.start(selection, effects, total)}
      />
    </Card>
  );
}

function setAgain({ run, start }: ReturnType<typeof useReplayRun>) {
  if (run) start(run.selection, run.effects, run.total);
}

function PassingWords({ checked: { checked, passing, stillWrong, nextCursor } }: { checked: CheckedItems }) {
  const of = nextCursor ? `the oldest ${countWords(checked)}` : countWords(checked);
  if (passing === 0) {
    return (
      <>
        <p className="font-medium">{checked === 1 ? "It would be refused again" : "All would be refused again"}</p>
        <p className="text-muted">Mend {checked === 1 ? "it" : "them"} below, or change the schema, then replay.</p>
      </>
    );
  }
  return (
    <>
      <p className="num font-medium">
        {passing === checked && !nextCursor
          ? `${checked === 1 ? "It" : `All ${countWords(checked)}`} would pass now`
          : `${countWords(passing)} of ${of} would pass now`}
      </p>
      {stillWrong.map(({ sentence, count, pointer, code }) => (
        <p key={`${pointer}|${code}`} className="break-words text-muted">
          {countWords(count)} {count === 1 ? "stays" : "stay"} wrong: <Sentence text={sentence} />
        </p>
      ))}
    </>
  );
}
