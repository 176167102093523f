"use client";

import { Undo2 } from "lucide-react";
import Link from "next/link";
import { type KeyboardEvent, useRef, useState } from "react";
import { Chip } from "@/components/ui/chip";
import { RelativeTime } from "@/components/ui/relative-time";
import { Sentence } from "@/components/ui/sentence";
import { Sparkline } from "@/components/ui/sparkline";
import { Cell, HeadCell, Row, Table, TableHead } from "@/components/ui/table";
import type { RejectedGroup } from "@/lib/domain/rejected/rejected-event";
import { problemHref } from "./problem-href";
import { counted, countWords } from "./problem-words";
import { settledWords } from "./settled-words";

interface ProblemTableProps {
  problems: RejectedGroup[];
  project: { id: string; timeZone: string };
}

const columns = "md:grid md:grid-cols-[minmax(240px,1fr)_minmax(110px,0.32fr)_112px_76px_92px_92px]";
const keySteps: Record<string, number> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };

export function ProblemTable({ problems, project }: ProblemTableProps) {
  const table = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState(0);
  const tabStop = Math.min(focused, problems.length - 1);

  function onKeyDown(event: KeyboardEvent) {
    const step = keySteps[event.key];
    const isRow = event.target instanceof HTMLElement && event.target.hasAttribute("data-problem-row");
    if (step === undefined || !isRow || event.metaKey || event.ctrlKey || event.altKey) return;
    event.preventDefault();
    const links = [...(table.current?.querySelectorAll<HTMLElement>("[data-problem-row]") ?? [])];
    const next = Math.min(Math.max(links.indexOf(event.target as HTMLElement) + step, 0), links.length - 1);
    setFocused(next);
    links[next]?.focus();
  }

  return (
    <Table ref={table} aria-label="Problems" onKeyDown={onKeyDown}>
      <TableHead className={`sticky top-12 z-10 hidden ${columns}`}>
        <HeadCell>What is wrong</HeadCell>
        <HeadCell>Sent by</HeadCell>
        <HeadCell>30 days</HeadCell>
        <HeadCell className="text-right">Events</HeadCell>
        <HeadCell className="text-right">First seen</HeadCell>
        <HeadCell className="text-right">Last seen</HeadCell>
      </TableHead>
      <div role="rowgroup">
        {problems.map((problem, at) => (
          <ProblemRow key={problem.problem} problem={problem} project={project} isTabStop={at === tabStop} />
        ))}
      </div>
    </Table>
  );
}

interface ProblemRowProps {
  problem: RejectedGroup;
  project: { id: string; timeZone: string };
  isTabStop: boolean;
}

/** Two lines: what is wrong, then of what; on a phone how often and when stand behind them. */
function ProblemRow({ problem, project, isTabStop }: ProblemRowProps) {
  const { timeZone } = project;
  const days = problem.daily.reduce((sum, count) => sum + count, 0);
  return (
    <Row
      className={`grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 py-2.5 [content-visibility:auto] [contain-intrinsic-size:auto_64px] md:min-h-[52px] md:gap-x-0 md:py-1.5 ${columns}`}
    >
      <Cell className="md:pr-4">
        <Link
          href={problemHref(project.id, problem.problem)}
          tabIndex={isTabStop ? 0 : -1}
          data-problem-row
          className="line-clamp-2 break-words text-ink after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
        >
          <bdi>
            <Sentence text={problem.sentence} />
          </bdi>
        </Link>
        <p className="flex min-w-0 items-center gap-2 text-[12px] text-muted">
          {problem.event && <bdi className="mono truncate">{problem.event}</bdi>}
          <BackSign problem={problem} timeZone={timeZone} />
        </p>
      </Cell>
      <Cell className="text-muted max-md:hidden">
        <Senders problem={problem} />
      </Cell>
      <Cell className="max-md:hidden">
        <Sparkline values={problem.daily} label={`${counted(days)} in 30 days`} tone="bad" />
      </Cell>
      <Cell className="num text-right max-md:self-start">
        <span className="font-medium">{countWords(problem.count)}</span>
        <RelativeTime
          at={problem.lastSeenAt}
          timeZone={timeZone}
          className="relative z-1 block whitespace-nowrap text-[12px] text-muted md:hidden"
        />
      </Cell>
      <Cell className="num text-right text-muted max-md:hidden">
        <RelativeTime at={problem.firstSeenAt} timeZone={timeZone} className="relative z-1 whitespace-nowrap" />
      </Cell>
      <Cell className="num text-right text-muted max-md:hidden">
        <RelativeTime at={problem.lastSeenAt} timeZone={timeZone} className="relative z-1 whitespace-nowrap" />
      </Cell>
    </Row>
  );
}

function Senders({ problem }: { problem: RejectedGroup }) {
  const names = problem.keys.map(({ key }) => key?.name ?? "a key that is gone");
  const [first] = names;
  return (
    <span className="block truncate" title={names.join(", ")}>
      <bdi>{first}</bdi>
      {names.length > 1 && ` and ${names.length - 1} more`}
    </span>
  );
}

function BackSign({ problem, timeZone }: { problem: RejectedGroup; timeZone: string }) {
  if (problem.cameBackAt && problem.settled) {
    return (
      <Chip tone="warn" icon={Undo2} className="relative z-1">
        <span>
          Came back <RelativeTime at={problem.cameBackAt} timeZone={timeZone} />
        </span>
      </Chip>
    );
  }
  if (problem.state === "open" || !problem.settled) return null;
  return <span className="truncate">{settledWords(problem.settled, timeZone)}</span>;
}
