"use client";

import { useQuery } from "@tanstack/react-query";
import { Braces, Plus, SearchX } from "lucide-react";
import Link from "next/link";
import { PageBody, PageHeader } from "@/components/shell/page-header";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { late } from "@/components/ui/late";
import { ListSkeleton } from "@/components/ui/list-skeleton";
import { useAlongside } from "@/components/ui/use-alongside";
import { eventSchemaListQuery } from "@/lib/client/event-schema-queries";
import type { EventSchemaListItem } from "@/lib/domain/event-schema/event-schema-record";
import { filterSchemas, sortSchemas } from "@/lib/domain/event-schema/list-order";
import { roleMay } from "@/lib/domain/permission";
import { SchemaFilters } from "./schema-filters";
import { SchemaListSkeleton } from "./schema-list-skeleton";
import { useSchemaFilter } from "./use-schema-filter";

const loadSchemaTable = () => import("./schema-table").then((module) => module.SchemaTable);
const SchemaTable = late(loadSchemaTable, {
  loading: () => <ListSkeleton label="Loading event schemas…" rows={6} />,
});

/** Every event the project knows: how it stands, how much of it comes, and what it is for. */
export function SchemaListPage() {
  const { project } = useShell();
  useAlongside(loadSchemaTable);
  const { data, error, refetch } = useQuery(eventSchemaListQuery(project.id));
  const mayWrite = roleMay(project.role, "schemas:write");
  return (
    <>
      <PageHeader crumbs={[{ label: "Event schemas" }]}>
        {mayWrite && (
          <Button asChild variant="primary">
            <Link href={`/projects/${project.id}/schemas/new`}>
              <Plus className="size-4" strokeWidth={1.75} aria-hidden />
              New event
            </Link>
          </Button>
        )}
      </PageHeader>
      <PageBody>
        <h1 className="sr-only">Event schemas</h1>
        <Card>
          {data ? (
            <Schemas schemas={data.data} mayWrite={mayWrite} />
          ) : error ? (
            <ErrorState title="The event schemas could not be loaded" error={error} onRetry={() => void refetch()} />
          ) : (
            <SchemaListSkeleton />
          )}
        </Card>
      </PageBody>
    </>
  );
}

function Schemas({ schemas, mayWrite }: { schemas: EventSchemaListItem[]; mayWrite: boolean }) {
  const { project } = useShell();
  const { q, state, sort, isReversed, search, choose, sortBy, clear } = useSchemaFilter();
  if (schemas.length === 0) return <NoSchemas mayWrite={mayWrite} />;
  const shown = sortSchemas(filterSchemas(schemas, { q, state }), sort, isReversed);
  return (
    <>
      <SchemaFilters schemas={schemas} q={q} state={state} onSearch={search} onChoose={choose} />
      {shown.length > 0 ? (
        <SchemaTable
          schemas={shown}
          project={project}
          mayWrite={mayWrite}
          sort={sort}
          isReversed={isReversed}
          onSort={sortBy}
        />
      ) : (
        <EmptyState icon={SearchX} title="No event matches">
          <p className="text-muted">Search for another word, or look at all of them.</p>
          <Button onClick={clear} className="mt-2">
            Show all events
          </Button>
        </EmptyState>
      )}
    </>
  );
}

function NoSchemas({ mayWrite }: { mayWrite: boolean }) {
  const { project } = useShell();
  return (
    <EmptyState icon={Braces} title="No event is defined yet">
      <p className="text-muted">
        An event is something your customers do: <span className="mono">signed_up</span>,{" "}
        <span className="mono">checkout_completed</span>. Define its name and properties here, and your app can send it.
      </p>
      {mayWrite ? (
        <Button asChild variant="primary" className="mt-2">
          <Link href={`/projects/${project.id}/schemas/new`}>Define the first event</Link>
        </Button>
      ) : (
        <p className="text-muted">Somebody with the role editor, admin or owner can define the first one.</p>
      )}
    </EmptyState>
  );
}
