"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { Send } from "lucide-react";
import { usePathname } from "next/navigation";
import { type ReactNode, useRef, useState } from "react";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { TitledCard } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { late } from "@/components/ui/late";
import { ListSkeleton } from "@/components/ui/list-skeleton";
import { LoadMore } from "@/components/ui/load-more";
import { onceOpen } from "@/components/ui/once-open";
import { Select } from "@/components/ui/select";
import { HeadCell, Table, TableHead } from "@/components/ui/table";
import { useRowKeys } from "@/components/ui/use-row-keys";
import { searchOf } from "@/lib/client/page-search";
import { deliveriesQuery } from "@/lib/client/webhook-queries";
import { roleMay } from "@/lib/domain/permission";
import type { Delivery } from "@/lib/domain/webhook/delivery";
import { deliveryStatuses } from "@/lib/domain/webhook/delivery-status";
import type { WebhookEndpoint } from "@/lib/domain/webhook/endpoint";
import { sentTypes } from "@/lib/domain/webhook/notice-type";
import { DeliveryRow, deliveryColumns } from "./delivery-row";
import { deliveryStates } from "./delivery-words";
import { type Span, spanWords, startOf, useDeliveryFilter } from "./use-delivery-filter";

const DeliveryDrawer = late(() => import("./delivery-drawer").then((module) => module.DeliveryDrawer));
const ResendRange = onceOpen(() => import("./resend-range").then((module) => module.ResendRange));

/** What an endpoint was sent, and how each ended. */
export function DeliveryLog({ webhook }: { webhook: WebhookEndpoint }) {
  const { project } = useShell();
  const [{ delivery, ...filter }, setFilter] = useDeliveryFilter();
  const [openedAtMs] = useState(Date.now);
  const [isResending, setResending] = useState(false);
  const { status, type, span } = filter;
  const from = span && startOf(span, openedAtMs);
  const list = useInfiniteQuery(deliveriesQuery(project.id, webhook.id, { status, type, from }));
  const deliveries = list.data?.pages.flatMap((page) => page.data);
  const mayWrite = roleMay(project.role, "webhooks:write") && webhook.status === "active";
  const isFiltered = Boolean(status || type || span);
  return (
    <TitledCard
      title="Log"
      actions={
        mayWrite && (
          <Button small onClick={() => setResending(true)}>
            Resend several…
          </Button>
        )
      }
    >
      <DeliveryFilters />
      {deliveries?.length === 0 ? (
        <EmptyState icon={Send} title={isFiltered ? "Nothing like that was sent" : "Nothing was sent yet"}>
          {isFiltered ? (
            <Button onClick={() => setFilter({ status: null, type: null, span: null })}>Clear the filters</Button>
          ) : (
            <p className="text-muted">What it is told of from now on stands here, with what it answered.</p>
          )}
        </EmptyState>
      ) : deliveries ? (
        <DeliveryTable deliveries={deliveries}>
          <LoadMore
            hasMore={list.hasNextPage}
            isLoading={list.isFetchingNextPage}
            onLoad={() => void list.fetchNextPage()}
          />
        </DeliveryTable>
      ) : list.error ? (
        <ErrorState title="The log could not be read" error={list.error} onRetry={() => void list.refetch()} />
      ) : (
        <ListSkeleton label="Loading the log…" rows={6} />
      )}
      {delivery && (
        <DeliveryDrawer webhook={webhook} deliveryId={delivery} onClose={() => setFilter({ delivery: null })} />
      )}
      {mayWrite && <ResendRange webhook={webhook} open={isResending} onOpenChange={setResending} />}
    </TitledCard>
  );
}

function DeliveryFilters() {
  const [{ status, type, span }, setFilter] = useDeliveryFilter();
  return (
    <div className="grid grid-cols-2 gap-2 border-b border-line p-2 sm:flex">
      <Select
        aria-label="How it ended"
        className="sm:w-40"
        value={status ?? ""}
        onChange={({ target }) => setFilter({ status: deliveryStatuses.find((each) => each === target.value) ?? null })}
      >
        <option value="">However it ended</option>
        {deliveryStatuses.map((each) => (
          <option key={each} value={each}>
            {deliveryStates[each].word}
          </option>
        ))}
      </Select>
      <Select
        aria-label="What it told of"
        className="sm:w-48"
        value={type ?? ""}
        onChange={({ target }) => setFilter({ type: sentTypes.find((each) => each === target.value) ?? null })}
      >
        <option value="">Everything</option>
        {sentTypes.map((each) => (
          <option key={each} value={each}>
            {each}
          </option>
        ))}
      </Select>
      <Select
        aria-label="When"
        className="max-sm:col-span-2 sm:w-40"
        value={span ?? ""}
        onChange={({ target }) => {
          const chosen = (Object.keys(spanWords) as Span[]).find((each) => each === target.value);
          setFilter({ span: chosen ?? null });
        }}
      >
        <option value="">Last 30 days</option>
        {Object.entries(spanWords).map(([each, words]) => (
          <option key={each} value={each}>
            {words}
          </option>
        ))}
      </Select>
    </div>
  );
}

function DeliveryTable({ deliveries, children }: { deliveries: Delivery[]; children: ReactNode }) {
  const pathname = usePathname();
  const [{ delivery: _, ...filter }] = useDeliveryFilter();
  const table = useRef<HTMLDivElement>(null);
  const { isTabStop, ...keys } = useRowKeys(
    table,
    deliveries.map(({ id }) => id),
  );
  return (
    <div ref={table} {...keys}>
      <Table aria-label="Deliveries">
        <TableHead className={`hidden md:grid ${deliveryColumns}`}>
          <HeadCell>State</HeadCell>
          <HeadCell>Told of</HeadCell>
          <HeadCell>Answer</HeadCell>
          <HeadCell className="text-right">Attempts</HeadCell>
          <HeadCell className="text-right">Took</HeadCell>
          <HeadCell className="text-right">When</HeadCell>
        </TableHead>
        <div role="rowgroup">
          {deliveries.map((delivery) => (
            <DeliveryRow
              key={delivery.id}
              delivery={delivery}
              href={`${pathname}?${searchOf({ ...filter, delivery: delivery.id })}`}
              isTabStop={isTabStop(delivery.id)}
            />
          ))}
        </div>
      </Table>
      {children}
    </div>
  );
}
