"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useShell } from "@/components/shell/shell-context";
import { TitledCard } from "@/components/ui/card";
import { ErrorState } from "@/components/ui/error-state";
import { ListSkeleton } from "@/components/ui/list-skeleton";
import { LoadMore } from "@/components/ui/load-more";
import { RelativeTime } from "@/components/ui/relative-time";
import { Cell, HeadCell, Row, Table, TableHead } from "@/components/ui/table";
import { textLink } from "@/components/ui/text-link";
import { ledgerQuery } from "@/lib/client/customer-queries";
import type { CustomerRecord, LedgerLine } from "@/lib/domain/customer-record";
import { formatMoney } from "@/lib/domain/money";

const columns = "md:grid md:grid-cols-[minmax(0,1.4fr)_minmax(0,1fr)_104px_112px_92px]";

const kindWords: Record<LedgerLine["kind"], string> = {
  opening: "Opened",
  reversal: "Taken back",
  redemption: "Redeemed",
  rollback: "Redemption undone",
  reward: "Reward",
  adjustment: "Adjusted",
};

/** What came onto the cards and went, and what was on the card after each. */
export function CustomerLedger({ customer }: { customer: CustomerRecord }) {
  const { project } = useShell();
  const ledger = useInfiniteQuery(ledgerQuery(project.id, customer.id));
  const lines = ledger.data?.pages.flatMap((page) => page.data);
  return (
    <TitledCard title="Statement">
      {ledger.error && !lines ? (
        <ErrorState
          title="The statement could not be loaded"
          error={ledger.error}
          onRetry={() => void ledger.refetch()}
        />
      ) : !lines ? (
        <ListSkeleton label="Loading the statement…" rows={3} />
      ) : lines.length === 0 ? (
        <p className="px-4 py-3 text-muted">Nothing came onto a card yet.</p>
      ) : (
        <>
          <Table aria-label="Statement">
            <TableHead className={`hidden ${columns}`}>
              <HeadCell>What</HeadCell>
              <HeadCell>Card</HeadCell>
              <HeadCell className="text-right">Amount</HeadCell>
              <HeadCell className="text-right">Balance after</HeadCell>
              <HeadCell className="text-right">When</HeadCell>
            </TableHead>
            <div role="rowgroup">
              {lines.map((line) => (
                <LedgerRow key={line.id} line={line} />
              ))}
            </div>
          </Table>
          <LoadMore
            hasMore={ledger.hasNextPage}
            isLoading={ledger.isFetchingNextPage}
            onLoad={() => void ledger.fetchNextPage()}
          />
        </>
      )}
    </TitledCard>
  );
}

function LedgerRow({ line }: { line: LedgerLine }) {
  const { project } = useShell();
  const isGain = !line.amountMinor.startsWith("-");
  return (
    <Row
      className={`grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-2 py-2.5 md:min-h-10 md:gap-x-0 md:py-1 ${columns}`}
    >
      <Cell className="truncate">
        {kindWords[line.kind]}
        {line.note && <bdi className="text-muted"> · {line.note}</bdi>}
        {line.eventId && (
          <>
            {" · "}
            <Link href={`/projects/${project.id}/events/${line.eventId}`} className={textLink}>
              ask why
            </Link>
          </>
        )}
      </Cell>
      <Cell className="mono truncate text-muted max-md:order-3" title={line.campaign.name}>
        {line.code}
      </Cell>
      <Cell className={`num text-right ${isGain ? "text-good" : "text-bad"}`}>
        {isGain && "+"}
        {formatMoney(line.amountMinor, project.currency)}
      </Cell>
      <Cell className="num text-right max-md:order-4">
        <span className="sr-only">balance after: </span>
        {formatMoney(line.balanceMinor, project.currency)}
      </Cell>
      <Cell className="num text-right text-muted max-md:order-5 max-md:text-left">
        <RelativeTime at={line.at} timeZone={project.timeZone} className="whitespace-nowrap" />
      </Cell>
    </Row>
  );
}
