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
import { ApiError } from "@/lib/client/api";
import { watchedEventSchemaQuery } from "@/lib/client/event-schema-draft-queries";
import { BuilderSkeleton } from "./builder-skeleton";

// The rules run patterns, and rows are dragged: together more than the rest of the page.
const SchemaEditor = late(() => import("./schema-editor").then((module) => module.SchemaEditor), {
  loading: () => <Waiting />,
});

export function SchemaBuilderPage({ schemaKey }: { schemaKey: string }) {
  const { project } = useShell();
  const { data: schema, error, refetch } = useQuery(watchedEventSchemaQuery(project.id, schemaKey));
  if (schema) return <SchemaEditor key={schema.id} schema={schema} />;
  if (!error) return <Waiting />;
  const listHref = `/projects/${project.id}/schemas`;
  return (
    <>
      <PageHeader crumbs={[{ label: "Event schemas", href: listHref }, { label: "Not found" }]} />
      <PageBody>
        {error instanceof ApiError && error.status === 404 ? (
          <EmptyState icon={SearchX} title="There is no such event schema">
            <p className="text-muted">It may have been deleted, or belong to another project.</p>
            <Button asChild className="mt-2">
              <Link href={listHref}>All event schemas</Link>
            </Button>
          </EmptyState>
        ) : (
          <ErrorState title="The event schema could not be loaded" error={error} onRetry={() => void refetch()} />
        )}
      </PageBody>
    </>
  );
}

function Waiting() {
  const { project } = useShell();
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Event schemas", href: `/projects/${project.id}/schemas` }, { label: "Loading…" }]}
      />
      <PageBody>
        <BuilderSkeleton />
      </PageBody>
    </>
  );
}
