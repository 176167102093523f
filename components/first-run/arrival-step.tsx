"use client";

import { useQuery } from "@tanstack/react-query";
import { ArrowRight, CircleX } from "lucide-react";
import Link from "next/link";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/class-names";
import { RelativeTime } from "@/components/ui/relative-time";
import { Sentence } from "@/components/ui/sentence";
import { newestRejectedQuery, rejectedEventQuery } from "@/lib/client/first-run-queries";
import { customerName } from "@/lib/domain/event/customer-name";
import type { EventListItem } from "@/lib/domain/event/event-record";

interface ArrivalStepProps {
  event: EventListItem | null;
  onDone: () => void;
}

/** A light that turns green when it arrives, and says what was wrong when it could not be taken. */
export function ArrivalStep({ event, onDone }: ArrivalStepProps) {
  const { project } = useShell();
  return (
    <div aria-live="polite">
      <p className="mt-1 flex items-center gap-2">
        <span
          aria-hidden
          className={cx("size-2.5 shrink-0 rounded-full", event ? "bg-good-fill" : "animate-pulse-soft bg-warn-fill")}
        />
        {event ? (
          <span className="min-w-0 break-words">
            <span className="mono">{event.name}</span> by <bdi>{customerName(event.customer)}</bdi>,{" "}
            <RelativeTime at={event.receivedAt} timeZone={project.timeZone} className="text-muted" />
          </span>
        ) : (
          <span className="text-muted">Listening: it shows here within seconds.</span>
        )}
      </p>
      {event ? (
        <div className="mt-3 flex flex-wrap gap-2">
          <Button asChild variant="primary">
            <Link href={`/projects/${project.id}/events/${event.id}`}>See what it did</Link>
          </Button>
          <Button onClick={onDone}>
            Go on
            <ArrowRight className="size-3.5" strokeWidth={1.75} aria-hidden />
          </Button>
        </div>
      ) : (
        <WhatWasWrong />
      )}
    </div>
  );
}

/** The newest event that was sent and could not be taken, in words. */
function WhatWasWrong() {
  const { project } = useShell();
  const { data: newest } = useQuery(newestRejectedQuery(project.id));
  if (!newest) return null;
  return <Rejected id={newest.id} />;
}

function Rejected({ id }: { id: string }) {
  const { project } = useShell();
  const { data: rejected } = useQuery(rejectedEventQuery(project.id, id));
  if (!rejected) return null;
  return (
    <div className="mt-3 rounded-md border border-line bg-bad-soft px-3 py-2.5">
      <p className="flex items-start gap-2 font-medium text-bad">
        <CircleX className="mt-0.5 size-4 shrink-0" strokeWidth={1.75} aria-hidden />
        <span>
          An event came <RelativeTime at={rejected.receivedAt} timeZone={project.timeZone} /> and was rejected
        </span>
      </p>
      <ul className="mt-1 flex flex-col gap-0.5 pl-6">
        {rejected.violations.map(({ pointer, sentence }) => (
          <li key={`${pointer} ${sentence}`} className="break-words">
            <Sentence text={sentence} />
          </li>
        ))}
      </ul>
      <p className="mt-1 pl-6 text-[12px] text-muted">Send it again as it should be; this one is kept in the inbox.</p>
    </div>
  );
}
