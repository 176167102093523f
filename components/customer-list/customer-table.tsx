"use client";

import { memo, useRef } from "react";
import { RelativeTime } from "@/components/ui/relative-time";
import { RowLink } from "@/components/ui/row-link";
import { Cell, HeadCell, Row, Table, TableHead } from "@/components/ui/table";
import { useRowKeys } from "@/components/ui/use-row-keys";
import { customerEventsCountMax } from "@/lib/domain/customer-list";
import type { CustomerListItem } from "@/lib/domain/customer-record";
import { customerName } from "@/lib/domain/event/customer-name";
import { formatMoney } from "@/lib/domain/money";
import type { OwnProject } from "@/lib/domain/project-record";

const columns =
  "md:grid md:grid-cols-[minmax(130px,1.2fr)_minmax(140px,1.3fr)_minmax(90px,1fr)_60px_92px_minmax(100px,1fr)_76px_96px]";

const count = new Intl.NumberFormat("en-GB");

interface CustomerTableProps {
  customers: CustomerListItem[];
  project: OwnProject;
}

export function CustomerTable({ customers, project }: CustomerTableProps) {
  const table = useRef<HTMLDivElement>(null);
  const keys = useRowKeys(
    table,
    customers.map((customer) => customer.id),
  );
  return (
    <Table ref={table} aria-label="Customers" onKeyDown={keys.onKeyDown}>
      <TableHead className={`sticky top-12 z-10 hidden ${columns}`}>
        <HeadCell>Name</HeadCell>
        <HeadCell>E-mail</HeadCell>
        <HeadCell>Your id</HeadCell>
        <HeadCell className="text-right">Events</HeadCell>
        <HeadCell className="text-right">Last seen</HeadCell>
        <HeadCell className="pl-4">Referred by</HeadCell>
        <HeadCell className="text-right">Friends</HeadCell>
        <HeadCell className="text-right">Balance</HeadCell>
      </TableHead>
      <div role="rowgroup" onFocus={keys.onFocus}>
        {customers.map((customer) => (
          <CustomerRow
            key={customer.id}
            customer={customer}
            project={project}
            isTabStop={keys.isTabStop(customer.id)}
          />
        ))}
      </div>
    </Table>
  );
}

interface CustomerRowProps {
  customer: CustomerListItem;
  project: OwnProject;
  isTabStop: boolean;
}

/** One line on a desk; on a phone two: who and when, then how to reach them and what they have. */
const CustomerRow = memo(function CustomerRow({ customer, project, isTabStop }: CustomerRowProps) {
  const balance = customer.balanceMinor === null ? null : formatMoney(customer.balanceMinor, project.currency);
  return (
    <Row
      className={`grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-2 py-2.5 [content-visibility:auto] [contain-intrinsic-size:auto_60px] md:h-10 md:gap-x-0 md:py-0 md:[contain-intrinsic-size:auto_40px] ${columns}`}
    >
      <Cell className="flex min-w-0">
        <RowLink
          href={`/projects/${project.id}/customers/${customer.id}`}
          rowId={customer.id}
          isTabStop={isTabStop}
          className="font-medium"
        >
          <bdi>{customerName(customer)}</bdi>
        </RowLink>
      </Cell>
      <Cell className="truncate text-muted max-md:order-3" title={customer.email ?? undefined}>
        <Or>{customer.email}</Or>
      </Cell>
      <Cell className="mono truncate text-muted max-md:hidden" title={customer.sourceId ?? undefined}>
        <Or>{customer.sourceId}</Or>
      </Cell>
      <Cell className="num text-right max-md:hidden">
        {customer.eventsCount > customerEventsCountMax
          ? `${count.format(customerEventsCountMax)}+`
          : count.format(customer.eventsCount)}
      </Cell>
      <Cell className="num text-right text-muted">
        {customer.lastSeenAt ? (
          <RelativeTime
            at={customer.lastSeenAt}
            timeZone={project.timeZone}
            className="relative z-1 whitespace-nowrap"
          />
        ) : (
          <Or>{null}</Or>
        )}
      </Cell>
      <Cell className="truncate pl-4! text-muted max-md:hidden">
        <Or>{customer.referredBy && customerName(customer.referredBy)}</Or>
      </Cell>
      <Cell className="num text-right max-md:hidden">
        <Or>{customer.friendsCount > 0 ? count.format(customer.friendsCount) : null}</Or>
      </Cell>
      <Cell className="num text-right max-md:order-4">
        <Or>{balance}</Or>
      </Cell>
    </Row>
  );
});

function Or({ children }: { children: string | null }) {
  return children ? (
    <bdi>{children}</bdi>
  ) : (
    <span aria-hidden className="text-subtle max-md:hidden">
      —
    </span>
  );
}
