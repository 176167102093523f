"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { Mail } from "lucide-react";
import { usePathname } from "next/navigation";
import { type ReactNode, useRef } from "react";
import { SettingsPage } from "@/components/settings/settings-page";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { late } from "@/components/ui/late";
import { ListSkeleton } from "@/components/ui/list-skeleton";
import { LoadMore } from "@/components/ui/load-more";
import { Select } from "@/components/ui/select";
import { HeadCell, Table, TableHead } from "@/components/ui/table";
import { useRowKeys } from "@/components/ui/use-row-keys";
import { outboxQuery } from "@/lib/client/message-queries";
import { searchOf } from "@/lib/client/page-search";
import type { Message } from "@/lib/domain/message/message-record";
import { messageStatuses } from "@/lib/domain/message/message-status";
import { MessageRow, messageColumns } from "./message-row";
import { messageStates } from "./message-words";
import { useOutboxFilter } from "./use-outbox-filter";

const MessageDrawer = late(() => import("./message-drawer").then((module) => module.MessageDrawer));

/** What people were told by mail, or would have been. */
export function Outbox() {
  const { project } = useShell();
  const [{ status, campaign, message }, setFilter] = useOutboxFilter();
  const list = useInfiniteQuery(outboxQuery(project.id, { status, campaign }));
  const messages = list.data?.pages.flatMap((page) => page.data);
  const mail = list.data?.pages[0]?.mail;
  const isFiltered = Boolean(status || campaign);
  return (
    <SettingsPage>
      <p className="mb-3 max-w-[70ch] text-muted">
        Mails to referrers and their friends, each written once and kept as it went. What is sent, and in which words,
        stands in each campaign under Messages.{" "}
        {mail && !mail.isSet && "No mail server is set here, so mails are written and kept, and none leaves."}
      </p>
      <Card className="overflow-hidden">
        {(isFiltered || messages?.length !== 0) && <OutboxFilters />}
        {messages?.length === 0 ? (
          <EmptyState icon={Mail} title={isFiltered ? "No mail like that" : "No mail yet"}>
            {isFiltered ? (
              <Button onClick={() => setFilter({ status: null, campaign: null })}>Clear the filters</Button>
            ) : (
              <p className="text-muted">Switch a message on in a campaign; from then on every mail stands here.</p>
            )}
          </EmptyState>
        ) : messages ? (
          <OutboxTable messages={messages}>
            <LoadMore
              hasMore={list.hasNextPage}
              isLoading={list.isFetchingNextPage}
              onLoad={() => void list.fetchNextPage()}
            />
          </OutboxTable>
        ) : list.error ? (
          <ErrorState title="The outbox could not be read" error={list.error} onRetry={() => void list.refetch()} />
        ) : (
          <ListSkeleton label="Loading the outbox…" rows={6} />
        )}
      </Card>
      {message && <MessageDrawer messageId={message} onClose={() => setFilter({ message: null })} />}
    </SettingsPage>
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
