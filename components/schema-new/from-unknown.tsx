"use client";

import { useQuery } from "@tanstack/react-query";
import { ArrowLeft, Inbox } from "lucide-react";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { RelativeTime } from "@/components/ui/relative-time";
import { Skeleton } from "@/components/ui/skeleton";
import { proposalFromRejectedQuery, unknownEventsQuery } from "@/lib/client/event-schema-proposals";
import { CreateForm } from "./create-form";
import { Skipped } from "./skipped";
import { useNewSource } from "./use-new-source";

const count = new Intl.NumberFormat("en-GB");

export function FromUnknown() {
  const [{ event }] = useNewSource();
  return event ? <Proposal eventName={event} /> : <UnknownEvents />;
}

function UnknownEvents() {
  const { project } = useShell();
  const [, setSource] = useNewSource();
  const { data, error, refetch } = useQuery(unknownEventsQuery(project.id));
  if (error && !data) {
    return <ErrorState title="The inbox could not be read" error={error} onRetry={() => void refetch()} />;
  }
  if (!data) return <UnknownSkeleton />;
  if (data.length === 0) {
    return (
      <EmptyState icon={Inbox} title="No app sends an event that nobody defined">
        <p className="text-muted">
          When one does, it is rejected and kept, and its properties can be read off the real thing here.
        </p>
      </EmptyState>
    );
  }
  return (
    <ul aria-label="Events that nobody defined">
      {data.map((group) => (
        <li key={group.problem} className="border-b border-line last:border-b-0">
          <button
            type="button"
            onClick={() => void setSource({ event: group.event })}
            className="flex w-full flex-wrap items-baseline gap-x-3 gap-y-0.5 px-4 py-2.5 text-left outline-offset-[-2px] hover:bg-hover"
          >
            <bdi className="mono min-w-0 flex-1 truncate font-medium">{group.event}</bdi>
            <span className="num text-muted">
              {count.format(group.count)} rejected, the last <RelativeTime at={group.lastSeenAt} />
            </span>
            <span className="w-full truncate text-[12px] text-muted">
              {group.keys.length > 0 &&
                `from ${group.keys.map(({ key }) => key?.name ?? "a key that is gone").join(", ")}`}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function Proposal({ eventName }: { eventName: string }) {
  const { project } = useShell();
  const [, setSource] = useNewSource();
  const { data, error, refetch } = useQuery(proposalFromRejectedQuery(project.id, eventName));
  return (
    <>
      <div className="flex items-center gap-2 border-b border-line px-2.5 py-2">
        <Button variant="ghost" small onClick={() => void setSource({ event: null })}>
          <ArrowLeft className="size-3.5" strokeWidth={1.75} aria-hidden />
          All unknown events
        </Button>
        {data && data.samples > 0 && (
          <p className="num ml-auto pr-1.5 text-[12px] text-muted">
            from the {data.samples === 1 ? "one rejected event" : `last ${count.format(data.samples)} rejected events`}
          </p>
        )}
      </div>
      {error && !data ? (
        <ErrorState title="The events could not be read" error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <UnknownSkeleton />
      ) : data.samples === 0 ? (
        <EmptyState icon={Inbox} title={`No ${eventName} lies in the inbox any more`}>
          <p className="text-muted">They were replayed or dismissed, or the event was defined meanwhile.</p>
        </EmptyState>
      ) : (
        <>
          <CreateForm
            suggestion={{ name: eventName, description: "" }}
            proposal={{ samples: data.samples, properties: data.properties }}
            note="Once it is published, the rejected events can be replayed from the inbox."
          />
          <Skipped skipped={data.skipped} />
        </>
      )}
    </>
  );
}

const rows = Array.from({ length: 4 }, (_, at) => at);

function UnknownSkeleton() {
  return (
    <div className="flex flex-col" aria-busy="true">
      <p className="sr-only">Reading the inbox…</p>
      {rows.map((row) => (
        <div key={row} className="flex h-14 items-center justify-between border-b border-line px-4 last:border-b-0">
          <Skeleton className="h-3 w-40" />
          <Skeleton className="h-3 w-32" />
        </div>
      ))}
    </div>
  );
}
