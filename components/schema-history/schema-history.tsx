"use client";

import { useQuery } from "@tanstack/react-query";
import { GitCommitHorizontal, SearchX } from "lucide-react";
import Link from "next/link";
import { PageBody, PageHeader } from "@/components/shell/page-header";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { TitledCard } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { late } from "@/components/ui/late";
import { Skeleton } from "@/components/ui/skeleton";
import { useAlongside } from "@/components/ui/use-alongside";
import { parseAsString } from "@/lib/client/address-parser";
import { useQueryStates } from "@/lib/client/address-state";
import { ApiError } from "@/lib/client/api";
import { eventSchemaQuery, schemaVersionsQuery } from "@/lib/client/event-schema-queries";
import type { EventSchemaRecord, SchemaVersionList } from "@/lib/domain/event-schema/event-schema-record";
import { VersionList } from "./version-list";

const loadComparison = () => import("./comparison").then((module) => module.Comparison);
const Comparison = late(loadComparison, { loading: () => <Skeleton className="h-64 w-full" /> });

/** Every version of one event: who published it, when, what it changed, and the way back to it. */
export function SchemaHistoryPage({ schemaKey }: { schemaKey: string }) {
  const { project } = useShell();
  useAlongside(loadComparison);
  const schema = useQuery(eventSchemaQuery(project.id, schemaKey));
  const versions = useQuery(schemaVersionsQuery(project.id, schemaKey));
  const listHref = `/projects/${project.id}/schemas`;
  const name = schema.data?.name ?? "…";
  const error = schema.error ?? versions.error;
  return (
    <>
      <PageHeader
        crumbs={[
          { label: "Event schemas", href: listHref },
          { label: name, href: `${listHref}/${encodeURIComponent(schemaKey)}` },
          { label: "Versions" },
        ]}
      />
      <PageBody>
        <h1 className="sr-only">Versions of {name}</h1>
        {schema.data && versions.data ? (
          <History schema={schema.data} versions={versions.data.data} />
        ) : error instanceof ApiError && error.status === 404 ? (
          <EmptyState icon={SearchX} title="There is no such event">
            <Button asChild className="mt-2">
              <Link href={listHref}>All events</Link>
            </Button>
          </EmptyState>
        ) : error ? (
          <ErrorState
            title="The versions could not be loaded"
            error={error}
            onRetry={() => {
              void schema.refetch();
              void versions.refetch();
            }}
          />
        ) : (
          <HistorySkeleton />
        )}
      </PageBody>
    </>
  );
}

interface HistoryProps {
  schema: EventSchemaRecord;
  versions: SchemaVersionList["data"];
}

function History({ schema, versions }: HistoryProps) {
  const { project } = useShell();
  const [asked, setAsked] = useQueryStates({ from: parseAsString, to: parseAsString }, { history: "push" });
  const choices = [...(schema.draft ? ["draft"] : []), ...versions.map(({ number }) => String(number))];
  const known = (choice: string | null) => (choice !== null && choices.includes(choice) ? choice : null);
  const to = known(asked.to) ?? choices[0] ?? "draft";
  const from = known(asked.from) ?? choices[choices.indexOf(to) + 1] ?? to;
  if (versions.length === 0) {
    return (
      <EmptyState icon={GitCommitHorizontal} title={`${schema.name} was never published`}>
        <p className="text-muted">Its first version stands here once it is.</p>
        <Button asChild className="mt-2">
          <Link href={`/projects/${project.id}/schemas/${schema.id}`}>Go on editing</Link>
        </Button>
      </EmptyState>
    );
  }
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[340px_minmax(0,1fr)]">
      <TitledCard title="Versions">
        <VersionList
          schema={schema}
          versions={versions}
          shown={to}
          onShow={(choice) => void setAsked({ to: choice, from: choices[choices.indexOf(choice) + 1] ?? null })}
        />
      </TitledCard>
      <Comparison
        schema={schema}
        versions={versions}
        from={from}
        to={to}
        onChange={(next) => void setAsked({ from, to, ...next })}
      />
    </div>
  );
}

const rows = Array.from({ length: 4 }, (_, at) => at);

function HistorySkeleton() {
  return (
    <div className="grid gap-4 lg:grid-cols-[340px_minmax(0,1fr)]" aria-busy="true">
      <p className="sr-only">Loading the versions…</p>
      <div className="flex flex-col gap-2">
        {rows.map((row) => (
          <Skeleton key={row} className="h-14" />
        ))}
      </div>
      <Skeleton className="h-80" />
    </div>
  );
}
