"use client";

import { useQuery } from "@tanstack/react-query";
import { Inbox, Undo2 } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { PageBody, PageHeader } from "@/components/shell/page-header";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { RelativeTime } from "@/components/ui/relative-time";
import { Sentence } from "@/components/ui/sentence";
import { problemQuery, type Selection } from "@/lib/client/rejected-queries";
import { roleMay } from "@/lib/domain/permission";
import type { RejectedGroup } from "@/lib/domain/rejected/rejected-event";
import { MendCard } from "./mend-card";
import { ProblemAside } from "./problem-aside";
import { ProblemEvents } from "./problem-events";
import { ProblemPageSkeleton } from "./problem-skeletons";
import { counted, countWords, kindWord, stateWords } from "./problem-words";
import { ReplayPanel } from "./replay-panel";
import { ResolveButton } from "./resolve-button";
import { settledWords } from "./settled-words";
import { useNarrowing } from "./use-problem-filter";

/** One problem: what is wrong, its events, and the ways to put them right. */
export function ProblemPage({ problem }: { problem: string }) {
  const { project } = useShell();
  const { data, error, refetch } = useQuery(problemQuery(project.id, problem));
  const listHref = `/projects/${project.id}/rejected`;
  return (
    <>
      <PageHeader crumbs={[{ label: "Rejected", href: listHref }, { label: data ? kindWord(data.code) : "Problem" }]} />
      <PageBody>
        {data ? (
          <ProblemView problem={data} />
        ) : error ? (
          <ErrorState title="The problem could not be loaded" error={error} onRetry={() => void refetch()} />
        ) : data === null ? (
          <EmptyState icon={Inbox} title="Nothing is kept of this problem">
            <p className="text-muted">Rejected events are deleted after some time, or their customer was.</p>
            <Button asChild className="mt-2">
              <Link href={listHref}>All rejected events</Link>
            </Button>
          </EmptyState>
        ) : (
          <ProblemPageSkeleton />
        )}
      </PageBody>
    </>
  );
}

function ProblemView({ problem }: { problem: RejectedGroup }) {
  const { project } = useShell();
  const mayWrite = roleMay(project.role, "rejected:write");
  const narrowing = useNarrowing();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const selection: Selection =
    chosen.size > 0 ? { ids: [...chosen].sort() } : { problem: problem.problem, ...narrowing.filter };
  const scope = scopeWords(problem, { chosen: chosen.size, isNarrowed: narrowing.isNarrowed });
  return (
    <>
      <ProblemTitle problem={problem}>
        {mayWrite && problem.open > 0 && (
          <ResolveButton
            verb="dismiss"
            project={project.id}
            selection={selection}
            scope={scope}
            onDone={() => setChosen(new Set())}
          />
        )}
        {mayWrite && problem.open === 0 && problem.dismissed > 0 && (
          <ResolveButton
            verb="reopen"
            project={project.id}
            selection={{ problem: problem.problem, key: null, within: null, q: null }}
            scope={counted(problem.dismissed, "dismissed event")}
          />
        )}
      </ProblemTitle>
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_356px]">
        <div className="flex min-w-0 flex-col gap-4">
          <ReplayPanel project={project.id} problem={problem} selection={selection} scope={scope} mayWrite={mayWrite} />
          {mayWrite && problem.open > 0 && (
            <MendCard project={project.id} problem={problem} selection={selection} scope={scope} />
          )}
          <ProblemEvents
            project={project}
            problem={problem}
            narrowing={narrowing}
            chosen={chosen}
            onChoose={mayWrite ? setChosen : null}
          />
        </div>
        <ProblemAside problem={problem} project={project} />
      </div>
    </>
  );
}

function scopeWords(problem: RejectedGroup, { chosen, isNarrowed }: { chosen: number; isNarrowed: boolean }): string {
  if (chosen > 0) return counted(chosen, "selected event");
  if (isNarrowed) return "all open events that match the filters";
  return problem.open === 1 ? "the open event" : `all ${countWords(problem.open)} open events`;
}

function ProblemTitle({ problem, children }: { problem: RejectedGroup; children: React.ReactNode }) {
  const { project } = useShell();
  const { word, tone, icon } = stateWords[problem.state];
  const counts = [
    problem.open > 0 && `${countWords(problem.open)} open`,
    problem.replayed > 0 && `${countWords(problem.replayed)} replayed`,
    problem.dismissed > 0 && `${countWords(problem.dismissed)} dismissed`,
  ].filter((each) => each !== false);
  return (
    <div className="mb-4 flex flex-wrap items-start gap-x-3 gap-y-2">
      <div className="min-w-0 flex-1 basis-80">
        <h1 className="text-[18px] leading-7 font-semibold tracking-tight text-balance break-words">
          <bdi>
            <Sentence text={problem.sentence} />
          </bdi>
        </h1>
        <p className="num mt-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-muted">
          <Chip tone={tone} icon={icon}>
            {word}
          </Chip>
          {problem.event && <bdi className="mono break-all text-ink">{problem.event}</bdi>}
          <span>{counts.join(", ")}</span>
          <span>
            first seen <RelativeTime at={problem.firstSeenAt} timeZone={project.timeZone} />, last{" "}
            <RelativeTime at={problem.lastSeenAt} timeZone={project.timeZone} />
          </span>
        </p>
        <History problem={problem} timeZone={project.timeZone} />
      </div>
      <div className="flex gap-2">{children}</div>
    </div>
  );
}

function History({ problem, timeZone }: { problem: RejectedGroup; timeZone: string }) {
  const { settled, cameBackAt, state } = problem;
  if (!settled) return null;
  if (cameBackAt && state === "open") {
    return (
      <p className="mt-2 flex w-fit items-center gap-1.5 rounded-md bg-warn-soft px-2 py-1 text-warn">
        <Undo2 className="size-4 shrink-0" strokeWidth={1.75} aria-hidden />
        <span>
          Came back <RelativeTime at={cameBackAt} timeZone={timeZone} />, {settledWords(settled, timeZone)}
        </span>
      </p>
    );
  }
  if (state === "open") return null;
  const words = settledWords(settled, timeZone);
  return <p className="mt-1 text-muted">{words.charAt(0).toUpperCase() + words.slice(1)}.</p>;
}
