"use client";

import { useQuery } from "@tanstack/react-query";
import { SearchX } from "lucide-react";
import Link from "next/link";
import { OutcomeChip } from "@/components/event-log/outcome-chip";
import { PageBody, PageHeader } from "@/components/shell/page-header";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { ApiError } from "@/lib/client/api";
import { eventQuery } from "@/lib/client/event-queries";
import type { EventRecord } from "@/lib/domain/event/event-record";
import { eventTrace } from "@/lib/domain/event/trace";
import { customerPart } from "@/lib/domain/event/trace-step";
import { eventVerdict } from "@/lib/domain/event/verdict";
import { durationWords, exactTime } from "@/lib/domain/time-words";
import { ContextCard } from "./context-card";
import { CustomerCard } from "./customer-card";
import { EventActions } from "./event-actions";
import { EventPageSkeleton } from "./event-page-skeleton";
import { EventTrace } from "./event-trace";
import { PayloadCard } from "./payload-card";
import { PhraseText } from "./phrase-text";
import { RewardsCard } from "./rewards-card";
import { VerdictRow } from "./verdict-row";

/** One event: what it did, what it did not do, and why. */
export function EventPage({ eventId }: { eventId: string }) {
  const { project } = useShell();
  const { data: event, error, refetch } = useQuery(eventQuery(project.id, eventId));
  const listHref = `/projects/${project.id}/events`;
  return (
    <>
      <PageHeader
        crumbs={[
          { label: "Events", href: listHref },
          { label: shortId(eventId), mono: true },
        ]}
      >
        {event && <EventActions event={event} />}
      </PageHeader>
      <PageBody>
        {event ? (
          <EventView event={event} project={project.id} />
        ) : error instanceof ApiError && error.status === 404 ? (
          <NoSuchEvent listHref={listHref} />
        ) : error ? (
          <ErrorState title="The event could not be loaded" error={error} onRetry={() => void refetch()} />
        ) : (
          <EventPageSkeleton />
        )}
      </PageBody>
    </>
  );
}

/** Enough of the id to tell it from its neighbours. */
function shortId(id: string): string {
  return id.length > 20 ? `${id.slice(0, 18)}…` : id;
}

function EventView({ event, project }: { event: EventRecord; project: string }) {
  return (
    <>
      <EventTitle event={event} project={project} />
      <div aria-live="polite">
        <VerdictRow verdict={eventVerdict(event)} project={project} />
      </div>
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_356px]">
        <EventTrace steps={eventTrace(event)} project={project} />
        <aside aria-label="About this event" className="flex min-w-0 flex-col gap-4">
          <PayloadCard event={event} />
          <RewardsCard event={event} />
          <CustomerCard event={event} project={project} />
          <ContextCard event={event} />
        </aside>
      </div>
    </>
  );
}

function EventTitle({ event, project }: { event: EventRecord; project: string }) {
  const lagMs = Date.parse(event.receivedAt) - Date.parse(event.occurredAt);
  const lag = lagMs < 0 ? `dated ${durationWords(lagMs)} ahead` : `received ${durationWords(lagMs)} later`;
  return (
    <div className="mb-4 flex flex-wrap items-center gap-x-3 gap-y-1">
      <h1 className="min-w-0 font-mono text-[20px] leading-7 font-semibold tracking-tight break-all">{event.name}</h1>
      <OutcomeChip outcome={event.outcome} />
      <p className="num text-muted max-sm:w-full">
        by <PhraseText parts={[customerPart(event.customer)]} project={project} /> ·{" "}
        <time dateTime={event.occurredAt}>{exactTime(new Date(event.occurredAt), event.timeZone)}</time> · {lag}
      </p>
    </div>
  );
}

function NoSuchEvent({ listHref }: { listHref: string }) {
  return (
    <EmptyState icon={SearchX} title="There is no such event">
      <p className="text-muted">The id may be cut short, or the event belongs to another project.</p>
      <Button asChild className="mt-2">
        <Link href={listHref}>All events</Link>
      </Button>
    </EmptyState>
  );
}
