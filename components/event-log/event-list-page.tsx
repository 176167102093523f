"use client";

import { usePrefetchInfiniteQuery, usePrefetchQuery } from "@tanstack/react-query";
import { PageBody, PageHeader } from "@/components/shell/page-header";
import { useShell } from "@/components/shell/shell-context";
import { Card } from "@/components/ui/card";
import { late } from "@/components/ui/late";
import { ListSkeleton } from "@/components/ui/list-skeleton";
import { Skeleton } from "@/components/ui/skeleton";
import { eventsQuery, eventVolumeQuery } from "@/lib/client/event-queries";
import { useEventFilter } from "./use-event-filter";

const EventList = late(() => import("./event-list").then((module) => module.EventList), {
  loading: () => <EventListSkeleton />,
});

/** Asks for the first events while the list that shows them, the largest of all, is on its way. */
export function EventListPage() {
  const { project } = useShell();
  const { filter } = useEventFilter();
  usePrefetchInfiniteQuery(eventsQuery(project.id, filter));
  usePrefetchQuery(eventVolumeQuery(project.id, { name: filter.name, days: 30 }));
  return <EventList />;
}

function EventListSkeleton() {
  return (
    <>
      <PageHeader crumbs={[{ label: "Events" }]} />
      <PageBody>
        <Card className="mb-4 p-4">
          <Skeleton className="h-16 w-full" />
        </Card>
        <Card>
          <ListSkeleton label="Loading events…" rows={8} />
        </Card>
      </PageBody>
    </>
  );
}
