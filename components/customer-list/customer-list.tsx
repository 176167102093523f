"use client";

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { SearchX, Users } from "lucide-react";
import { PageBody, PageHeader } from "@/components/shell/page-header";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { ListSkeleton } from "@/components/ui/list-skeleton";
import { LoadMore } from "@/components/ui/load-more";
import { customersQuery } from "@/lib/client/customer-queries";
import { CustomerFilters } from "./customer-filters";
import { CustomerTable } from "./customer-table";
import { useCustomerFilter } from "./use-customer-filter";

/** Everybody the project knows, and the ways to find one of them. */
export function CustomerListPage() {
  const { project } = useShell();
  const { filter, change, clear, isFiltered } = useCustomerFilter();
  const list = useInfiniteQuery({ ...customersQuery(project.id, filter), placeholderData: keepPreviousData });
  const rows = list.data?.pages.flatMap((page) => page.data);
  const isEmpty = rows?.length === 0;
  return (
    <>
      <PageHeader crumbs={[{ label: "Customers" }]} />
      <PageBody>
        <h1 className="sr-only">Customers</h1>
        <Card>
          {!(isEmpty && !isFiltered) && (
            <CustomerFilters filter={filter} isFiltered={isFiltered} onChange={change} onClear={clear} />
          )}
          {rows && !isEmpty ? (
            <div className={list.isPlaceholderData ? "opacity-60" : undefined} aria-busy={list.isPlaceholderData}>
              <CustomerTable customers={rows} project={project} />
              <LoadMore
                hasMore={list.hasNextPage}
                isLoading={list.isFetchingNextPage}
                onLoad={() => void list.fetchNextPage()}
              />
            </div>
          ) : isEmpty ? (
            isFiltered ? (
              <NobodyFound onClear={clear} />
            ) : (
              <Nobody />
            )
          ) : list.error ? (
            <ErrorState
              title="The customers could not be loaded"
              error={list.error}
              onRetry={() => void list.refetch()}
            />
          ) : (
            <ListSkeleton label="Loading customers…" />
          )}
        </Card>
      </PageBody>
    </>
  );
}

function NobodyFound({ onClear }: { onClear: () => void }) {
  return (
    <EmptyState icon={SearchX} title="Nobody matches all of this">
      <p className="text-muted">
        The search looks at how the words of a name, an e-mail address and your own ids begin.
      </p>
      <Button onClick={onClear} className="mt-2">
        Show all customers
      </Button>
    </EmptyState>
  );
}

const example = `POST /v1/events
{ "event": "…", "customer": { "source_id": "u-1", "name": "Nora Ryan" } }`;

function Nobody() {
  return (
    <EmptyState icon={Users} title="No customer yet">
      <p className="text-muted">
        Whoever an event names becomes a customer. Send one with the id that your app knows the person by.
      </p>
      <pre className="mono mt-2 max-w-full overflow-x-auto rounded-md border border-line bg-canvas px-3 py-2 text-left text-[12px]">
        {example}
      </pre>
    </EmptyState>
  );
}
