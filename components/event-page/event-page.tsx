"use client";

import { useQuery } from "@tanstack/react-query";
import { SearchX } from "lucide-react";
import Link from "next/link";
import { PageBody, PageHeader } from "@/components/shell/page-header";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { late } from "@/components/ui/late";
import { useAlongside } from "@/components/ui/use-alongside";
import { ApiError } from "@/lib/client/api";
import { eventQuery } from "@/lib/client/event-queries";
import { EventActions } from "./event-actions";
import { EventPageSkeleton } from "./event-page-skeleton";

const loadEventView = () => import("./event-view").then((module) => module.EventView);
const EventView = late(loadEventView, { loading: () => <EventPageSkeleton /> });

/** One event: what it did, what it did not do, and why. */
export function EventPage({ eventId }: { eventId: string }) {
  const { project } = useShell();
  useAlongside(loadEventView);
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
          <EventView event={event} project={project.id} heading="h1" />
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
