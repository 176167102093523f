"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { Gift } from "lucide-react";
import { useRef } from "react";
import { useShell } from "@/components/shell/shell-context";
import { Card } from "@/components/ui/card";
import { Chip } from "@/components/ui/chip";
import { EmptyState } from "@/components/ui/empty-state";
import { RelativeTime } from "@/components/ui/relative-time";
import { RowLink } from "@/components/ui/row-link";
import { Segmented } from "@/components/ui/segmented";
import { Cell, HeadCell, Row, Table, TableHead } from "@/components/ui/table";
import { useRowKeys } from "@/components/ui/use-row-keys";
import { parseAsStringEnum } from "@/lib/client/address-parser";
import { useQueryStates } from "@/lib/client/address-state";
import { campaignRewardsQuery } from "@/lib/client/campaign-queries";
import { rewardKinds, rewardStatuses } from "@/lib/domain/campaign/kinds";
import type { CampaignRecord, CampaignReward } from "@/lib/domain/campaign/record";
import { rewardStatusTones, rewardStatusWords } from "@/lib/domain/campaign/reward-status";
import { rewardWords } from "@/lib/domain/campaign/reward-words";
import { sides } from "@/lib/domain/decision";
import { PageList } from "./page-list";
import { PersonLink } from "./person-link";

const columns = "md:grid md:grid-cols-[minmax(0,1.1fr)_84px_minmax(0,1fr)_minmax(0,1fr)_minmax(0,1fr)_84px_92px]";

const parsers = {
  side: parseAsStringEnum(sides),
  kind: parseAsStringEnum(rewardKinds),
  status: parseAsStringEnum(rewardStatuses),
};

/** What the campaign gave. A row leads to the event that earned it. */
export function CampaignRewards({ campaign }: { campaign: CampaignRecord }) {
  const { project } = useShell();
  const [filter, setFilter] = useQueryStates(parsers, { history: "push" });
  const list = useInfiniteQuery(campaignRewardsQuery(project.id, campaign.id, filter));
  const isFiltered = Boolean(filter.side ?? filter.kind ?? filter.status);
  return (
    <Card>
      <div className="flex flex-wrap items-center gap-2 border-b border-line px-3 py-2.5">
        <Segmented
          label="Side"
          value={filter.side ?? "all"}
          onChange={(next) => void setFilter({ side: next === "all" ? null : next })}
          options={[
            { value: "all", label: "Both" },
            { value: "referrer", label: "Referrers" },
            { value: "referee", label: "Friends" },
          ]}
        />
        <Segmented
          label="Kind"
          value={filter.kind ?? "all"}
          onChange={(next) => void setFilter({ kind: next === "all" ? null : next })}
          options={[
            { value: "all", label: "All" },
            { value: "credits", label: "Credits" },
            { value: "coupon", label: "Coupons" },
          ]}
        />
        <Segmented
          label="State"
          value={filter.status ?? "all"}
          onChange={(next) => void setFilter({ status: next === "all" ? null : next })}
          options={[
            { value: "all", label: "Any state" },
            { value: "pending", label: "Due later" },
            { value: "held", label: "In review" },
            { value: "awaiting_stock", label: "No code yet" },
            { value: "issued", label: "Given" },
          ]}
        />
      </div>
      <PageList
        what="rewards"
        list={list}
        empty={
          <EmptyState icon={Gift} title={isFiltered ? "No reward matches this" : "Nothing was given yet"}>
            <p className="text-muted">
              {isFiltered
                ? "Look at both sides and all kinds."
                : "Rewards appear here with the first friend who converts."}
            </p>
          </EmptyState>
        }
      >
        {(rewards) => <RewardTable rewards={rewards} />}
      </PageList>
    </Card>
  );
}

function RewardTable({ rewards }: { rewards: CampaignReward[] }) {
  const { project } = useShell();
  const table = useRef<HTMLDivElement>(null);
  const keys = useRowKeys(
    table,
    rewards.map((reward) => reward.id),
  );
  return (
    <Table ref={table} aria-label="Rewards" onKeyDown={keys.onKeyDown}>
      <TableHead className={`sticky top-12 z-10 hidden ${columns}`}>
        <HeadCell>Recipient</HeadCell>
        <HeadCell>Side</HeadCell>
        <HeadCell>Reward</HeadCell>
        <HeadCell>Code or card</HeadCell>
        <HeadCell>From</HeadCell>
        <HeadCell>State</HeadCell>
        <HeadCell className="text-right">When</HeadCell>
      </TableHead>
      <div role="rowgroup" onFocus={keys.onFocus}>
        {rewards.map((reward) => (
          <Row
            key={reward.id}
            className={`grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-2 gap-y-1 py-2.5 [content-visibility:auto] [contain-intrinsic-size:auto_64px] md:h-10 md:gap-0 md:py-0 md:[contain-intrinsic-size:auto_40px] ${columns}`}
          >
            <Cell className="flex min-w-0">
              <PersonLink customer={reward.recipient} project={project.id} />
            </Cell>
            <Cell>
              <Chip>{reward.side === "referrer" ? "referrer" : "friend"}</Chip>
            </Cell>
            <Cell className="flex min-w-0 max-md:order-3">
              <RowLink
                href={`/projects/${project.id}/events/${reward.eventId}`}
                rowId={reward.id}
                isTabStop={keys.isTabStop(reward.id)}
                className="num first-letter:uppercase"
              >
                {rewardWords(reward)}
              </RowLink>
            </Cell>
            <Cell className="mono truncate text-muted max-md:hidden">{reward.code}</Cell>
            <Cell className="truncate text-muted max-md:hidden">
              <bdi>{reward.from?.name ?? "by hand"}</bdi>
            </Cell>
            <Cell className="text-muted max-md:hidden">
              <Chip tone={rewardStatusTones[reward.status]}>
                {rewardStatusWords(reward, new Date(), project.timeZone)}
              </Chip>
            </Cell>
            <Cell className="num text-right text-muted max-md:order-4">
              <RelativeTime
                at={reward.issuedAt ?? reward.createdAt}
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
