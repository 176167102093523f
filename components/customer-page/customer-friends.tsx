"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { Share2 } from "lucide-react";
import Link from "next/link";
import { useRef } from "react";
import { useShell } from "@/components/shell/shell-context";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { ListSkeleton } from "@/components/ui/list-skeleton";
import { LoadMore } from "@/components/ui/load-more";
import { RelativeTime } from "@/components/ui/relative-time";
import { RowLink } from "@/components/ui/row-link";
import { Cell, HeadCell, Row, Table, TableHead } from "@/components/ui/table";
import { textLink } from "@/components/ui/text-link";
import { useRowKeys } from "@/components/ui/use-row-keys";
import { friendsQuery } from "@/lib/client/customer-queries";
import type { CustomerRecord, CustomerReferral } from "@/lib/domain/customer-record";
import { customerName } from "@/lib/domain/event/customer-name";
import { ReferralChip } from "./referral-chip";

const columns = "md:grid md:grid-cols-[minmax(0,1.2fr)_112px_minmax(0,1fr)_minmax(0,1.2fr)_72px_92px]";

/** Whom she brought, and how far each of them is. */
export function CustomerFriends({ customer }: { customer: CustomerRecord }) {
  const { project } = useShell();
  const friends = useInfiniteQuery(friendsQuery(project.id, customer.id));
  const rows = friends.data?.pages.flatMap((page) => page.data);
  return (
    <Card>
      {friends.error && !rows ? (
        <ErrorState
          title="The friends could not be loaded"
          error={friends.error}
          onRetry={() => void friends.refetch()}
        />
      ) : !rows ? (
        <ListSkeleton label="Loading the friends…" rows={5} />
      ) : rows.length === 0 ? (
        <EmptyState icon={Share2} title="Nobody came with one of their codes yet">
          <p className="text-muted">Friends appear here with the first event that names the code.</p>
        </EmptyState>
      ) : (
        <>
          <FriendTable rows={rows} />
          <LoadMore
            hasMore={friends.hasNextPage}
            isLoading={friends.isFetchingNextPage}
            onLoad={() => void friends.fetchNextPage()}
          />
        </>
      )}
    </Card>
  );
}

function FriendTable({ rows }: { rows: CustomerReferral[] }) {
  const { project } = useShell();
  const table = useRef<HTMLDivElement>(null);
  const keys = useRowKeys(
    table,
    rows.map((row) => row.id),
  );
  return (
    <Table ref={table} aria-label="Friends brought" onKeyDown={keys.onKeyDown}>
      <TableHead className={`hidden ${columns}`}>
        <HeadCell>Friend</HeadCell>
        <HeadCell>State</HeadCell>
        <HeadCell>Code</HeadCell>
        <HeadCell>Campaign</HeadCell>
        <HeadCell>Trace</HeadCell>
        <HeadCell className="text-right">Came</HeadCell>
      </TableHead>
      <div role="rowgroup" onFocus={keys.onFocus}>
        {rows.map((row) => (
          <Row
            key={row.id}
            className={`grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-2 py-2.5 md:h-10 md:gap-x-0 md:py-0 ${columns}`}
          >
            <Cell className="flex min-w-0">
              <RowLink
                href={`/projects/${project.id}/customers/${row.other.id}`}
                rowId={row.id}
                isTabStop={keys.isTabStop(row.id)}
                className="font-medium"
              >
                <bdi>{customerName(row.other)}</bdi>
              </RowLink>
            </Cell>
            <Cell>
              <ReferralChip status={row.status} />
            </Cell>
            <Cell className="mono truncate text-muted">{row.code}</Cell>
            <Cell className="truncate text-muted max-md:hidden">
              <bdi>{row.campaign.name}</bdi>
            </Cell>
            <Cell className="max-md:hidden">
              {row.eventId && (
                <Link href={`/projects/${project.id}/events/${row.eventId}`} className={`relative z-1 ${textLink}`}>
                  ask why
                </Link>
              )}
            </Cell>
            <Cell className="num text-right text-muted">
              <RelativeTime
                at={row.attributedAt}
                timeZone={project.timeZone}
                className="relative z-1 whitespace-nowrap"
              />
            </Cell>
          </Row>
        ))}
      </div>
    </Table>
  );
}
