"use client";

import { Mail } from "lucide-react";
import { usePathname } from "next/navigation";
import { type ReactNode, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { late } from "@/components/ui/late";
import { LoadMore } from "@/components/ui/load-more";
import { Select } from "@/components/ui/select";
import { HeadCell, Table, TableHead } from "@/components/ui/table";
import { useRowKeys } from "@/components/ui/use-row-keys";
import { searchOf } from "@/lib/client/page-search";
import type { Message } from "@/lib/domain/message/message-record";
import { messageStatuses } from "@/lib/domain/message/message-status";
import { MessageRow, messageColumns } from "./message-row";
import { messageStates } from "./message-words";
import { useOutboxFilter } from "./use-outbox-filter";

const MessageDrawer = late(() => import("./message-drawer").then((module) => module.MessageDrawer));

interface OutboxListProps {
  messages: Message[];
  hasMore: boolean;
  isLoadingMore: boolean;
  onMore: () => void;
}

/** The mails by what became of them, newest first; the one that is opened stands beside them. */
export function OutboxList({ messages, hasMore, isLoadingMore, onMore }: OutboxListProps) {
  const [{ status, campaign, message }, setFilter] = useOutboxFilter();
  const isFiltered = Boolean(status || campaign);
  return (
    <>
      <Card className="overflow-hidden">
        {(isFiltered || messages.length > 0) && <OutboxFilters />}
        {messages.length > 0 ? (
          <OutboxTable messages={messages}>
            <LoadMore hasMore={hasMore} isLoading={isLoadingMore} onLoad={onMore} />
          </OutboxTable>
        ) : (
          <EmptyState icon={Mail} title={isFiltered ? "No mail like that" : "No mail yet"}>
            {isFiltered ? (
              <Button onClick={() => setFilter({ status: null, campaign: null })}>Clear the filters</Button>
            ) : (
              <p className="text-muted">Switch a message on in a campaign; from then on every mail stands here.</p>
            )}
          </EmptyState>
        )}
      </Card>
      {message && <MessageDrawer messageId={message} onClose={() => setFilter({ message: null })} />}
    </>
  );
}

function OutboxFilters() {
  const [{ status, campaign }, setFilter] = useOutboxFilter();
  return (
    <div className="flex flex-wrap items-center gap-2 border-b border-line p-2">
      <Select
        aria-label="How it ended"
        className="sm:w-44"
        value={status ?? ""}
        onChange={({ target }) => setFilter({ status: messageStatuses.find((each) => each === target.value) ?? null })}
      >
        <option value="">However it ended</option>
        {messageStatuses.map((each) => (
          <option key={each} value={each}>
            {messageStates[each].word}
          </option>
        ))}
      </Select>
      {campaign && (
        <Button small variant="ghost" onClick={() => setFilter({ campaign: null })}>
          Of one campaign: show all
        </Button>
      )}
    </div>
  );
}

function OutboxTable({ messages, children }: { messages: Message[]; children: ReactNode }) {
  const pathname = usePathname();
  const [{ message: _, ...filter }] = useOutboxFilter();
  const table = useRef<HTMLDivElement>(null);
  const { isTabStop, ...keys } = useRowKeys(
    table,
    messages.map(({ id }) => id),
  );
  return (
    <div ref={table} {...keys}>
      <Table aria-label="Mails">
        <TableHead className={`hidden md:grid ${messageColumns}`}>
          <HeadCell>State</HeadCell>
          <HeadCell>Subject</HeadCell>
          <HeadCell>To</HeadCell>
          <HeadCell>Campaign</HeadCell>
          <HeadCell className="text-right">When</HeadCell>
        </TableHead>
        <div role="rowgroup">
          {messages.map((message) => (
            <MessageRow
              key={message.id}
              message={message}
              href={`${pathname}?${searchOf({ ...filter, message: message.id })}`}
              isTabStop={isTabStop(message.id)}
            />
          ))}
        </div>
      </Table>
      {children}
    </div>
  );
}
