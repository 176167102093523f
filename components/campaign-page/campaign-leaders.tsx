"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useShell } from "@/components/shell/shell-context";
import { TitledCard } from "@/components/ui/card";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import { Sparkline } from "@/components/ui/sparkline";
import { Cell, HeadCell, Row, Table, TableHead } from "@/components/ui/table";
import { textLink } from "@/components/ui/text-link";
import { campaignLeaderboardQuery } from "@/lib/client/campaign-figure-queries";
import type { OverviewTime } from "@/lib/client/overview-queries";
import type { CampaignLeaderboard } from "@/lib/domain/campaign/record";
import { customerName } from "@/lib/domain/event/customer-name";
import { formatMoney } from "@/lib/domain/money";
import { PersonLink } from "./person-link";

const count = new Intl.NumberFormat("en-GB");
const grid =
  "grid grid-cols-[28px_minmax(0,1fr)_72px_84px] sm:grid-cols-[28px_minmax(0,1fr)_112px_84px_84px_76px_96px]";

interface CampaignLeadersProps {
  campaignId: string;
  time: OverviewTime;
}

/** Who brings friends that convert. */
export function CampaignLeaders({ campaignId, time }: CampaignLeadersProps) {
  const { project } = useShell();
  const { data, error, refetch } = useQuery(campaignLeaderboardQuery(project.id, campaignId, time));
  return (
    <TitledCard title="Top referrers">
      {data ? (
        data.data.length === 0 ? (
          <p className="px-4 py-3.5 text-muted">Nobody brought a friend who converted in this time.</p>
        ) : (
          <>
            <Leaders board={data} campaignId={campaignId} />
            {data.referrers > data.data.length && (
              <p className="border-t border-line px-4 py-2.5 text-[12px] text-muted">
                The first {data.data.length} of {count.format(data.referrers)} who brought a friend that converted.
              </p>
            )}
          </>
        )
      ) : error ? (
        <ErrorState title="The referrers could not be counted" error={error} onRetry={() => void refetch()} />
      ) : (
        <div className="p-4">
          <p className="sr-only">Counting the referrers…</p>
          <Skeleton className="h-40 w-full" />
        </div>
      )}
    </TitledCard>
  );
}

function Leaders({ board: { data, currency }, campaignId }: { board: CampaignLeaderboard; campaignId: string }) {
  const { project } = useShell();
  return (
    <Table aria-label="Top referrers">
      <TableHead className={grid}>
        <HeadCell>
          <span className="sr-only">Place</span>
        </HeadCell>
        <HeadCell>Referrer</HeadCell>
        <HeadCell className="max-sm:hidden">Over time</HeadCell>
        <HeadCell className="text-right max-sm:hidden">Friends</HeadCell>
        <HeadCell className="text-right">Converted</HeadCell>
        <HeadCell className="text-right max-sm:hidden">Rewards</HeadCell>
        <HeadCell className="text-right">Worth</HeadCell>
      </TableHead>
      <div role="rowgroup">
        {data.map(({ customer, attributed, qualified, rewards, costMinor, series }, at) => (
          <Row key={customer.id} className={`h-10 items-center ${grid}`}>
            <Cell className="num text-subtle">{at + 1}</Cell>
            <Cell className="flex min-w-0">
              <PersonLink customer={customer} project={project.id} />
            </Cell>
            <Cell className="max-sm:hidden">
              <Sparkline
                values={series}
                label={`Friends of ${customerName(customer)} who converted, by when they came`}
              />
            </Cell>
            <Cell className="num text-right max-sm:hidden">
              <Link
                href={`/projects/${project.id}/campaigns/${campaignId}/referrals?customer=${customer.id}`}
                className={textLink}
              >
                {count.format(attributed)}
              </Link>
            </Cell>
            <Cell className="num text-right font-medium">{count.format(qualified)}</Cell>
            <Cell className="num text-right max-sm:hidden">
              <Link
                href={`/projects/${project.id}/campaigns/${campaignId}/rewards?side=referrer&customer=${customer.id}`}
                className={textLink}
              >
                {count.format(rewards)}
              </Link>
            </Cell>
            <Cell className="num text-right">{formatMoney(costMinor, currency)}</Cell>
          </Row>
        ))}
      </div>
    </Table>
  );
}
