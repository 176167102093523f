"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { TitledCard } from "@/components/ui/card";
import { RelativeTime } from "@/components/ui/relative-time";
import { Skeleton } from "@/components/ui/skeleton";
import { Sparkline } from "@/components/ui/sparkline";
import { textLink } from "@/components/ui/text-link";
import { rejectedEventQuery } from "@/lib/client/rejected-queries";
import type { RejectedGroup } from "@/lib/domain/rejected/rejected-event";
import { BodyView } from "./body-view";
import { rejectedHref } from "./problem-href";
import { counted, countWords } from "./problem-words";
import { SchemaChangeCard } from "./schema-change-card";
import { Violations } from "./violations";

interface ProblemAsideProps {
  problem: RejectedGroup;
  project: { id: string; timeZone: string };
}

/** What came, who sends it, and the other way to put it right. */
export function ProblemAside({ problem, project }: ProblemAsideProps) {
  return (
    <aside aria-label="About this problem" className="flex min-w-0 flex-col gap-4">
      {problem.open > 0 && <SchemaChangeCard project={project.id} problem={problem} />}
      <NewestSample problem={problem} project={project} />
      <SendersCard problem={problem} />
    </aside>
  );
}

function NewestSample({ problem, project }: ProblemAsideProps) {
  const { data } = useQuery(rejectedEventQuery(project.id, problem.newestId));
  if (!data) {
    return (
      <TitledCard title="The newest">
        <div className="flex flex-col gap-2 p-4">
          <Skeleton className="h-3 w-4/5" />
          <Skeleton className="h-3 w-3/5" />
          <Skeleton className="h-3 w-2/3" />
        </div>
      </TitledCard>
    );
  }
  return (
    <BodyView
      title="The newest"
      body={data.body}
      violations={data.violations}
      foot={
        <>
          <Violations violations={data.violations} />
          <p className="mt-2 text-[12px] text-muted">
            <Link href={rejectedHref(project.id, data.id)} className={textLink}>
              Open this event
            </Link>
            , received <RelativeTime at={data.receivedAt} timeZone={project.timeZone} />
          </p>
        </>
      }
    />
  );
}

function SendersCard({ problem }: { problem: RejectedGroup }) {
  const days = problem.daily.reduce((sum, count) => sum + count, 0);
  return (
    <TitledCard title="Sent by">
      <ul>
        {problem.keys.map(({ key, count }) => (
          <li key={key?.id ?? "gone"} className="flex gap-3 px-4 py-2 first:pt-3">
            <bdi className="min-w-0 flex-1 truncate">{key?.name ?? "A key that is gone"}</bdi>
            <span className="num text-muted">{countWords(count)}</span>
          </li>
        ))}
      </ul>
      <div className="flex items-center gap-3 border-t border-line px-4 py-3">
        <Sparkline values={problem.daily} label={`${counted(days)} in 30 days`} tone="bad" />
        <span className="num text-[12px] text-muted">{counted(days)} in 30 days</span>
      </div>
    </TitledCard>
  );
}
