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
import { Cell, HeadCell, Row, Table, TableHead } from "@/components/ui/table";
import { useRowKeys } from "@/components/ui/use-row-keys";
import { parseAsDay, parseAsString, parseAsStringEnum } from "@/lib/client/address-parser";
import { useQueryStates } from "@/lib/client/address-state";
import { campaignListQuery } from "@/lib/client/campaign-list-queries";
import { type RewardKind, type RewardStatus, rewardKinds, rewardStatuses } from "@/lib/domain/campaign/kinds";
import type { CampaignRecord, CampaignReward } from "@/lib/domain/campaign/record";
import { rewardStatusTones, rewardStatusWords } from "@/lib/domain/campaign/reward-status";
import { rewardWords } from "@/lib/domain/campaign/reward-words";
import { sides } from "@/lib/domain/decision";
import { customerName } from "@/lib/domain/event/customer-name";
import { ExportList } from "./export-list";
import { ChoicePill, ClearFilters, DaysPill, ListBar, PersonPill, TextPill } from "./list-filters";
import { PageList } from "./page-list";
import { PersonLink } from "./person-link";

const columns = "md:grid md:grid-cols-[minmax(0,1.1fr)_84px_minmax(0,1fr)_minmax(0,1fr)_minmax(0,1fr)_84px_92px]";

const parsers = {
  side: parseAsStringEnum(sides),
  kind: parseAsStringEnum(rewardKinds),
  status: parseAsStringEnum(rewardStatuses),
  customer: parseAsString,
  code: parseAsString,
  from: parseAsDay,
  to: parseAsDay,
};

const sideWords = { referrer: "referrers", referee: "friends" } as const;
const kindWords: Record<RewardKind, string> = {
  coupon: "coupons",
  credits: "credits",
  points: "points",
  material: "things",
  webhook: "by webhook",
};
const statusWords: Record<RewardStatus, string> = {
  pending: "due later",
  held: "in review",
  awaiting_stock: "no code yet",
  issued: "given",
  delivered: "delivered",
  void: "void",
  reversed: "taken back",
};

/** What the campaign gave. A row leads to the event that earned it. */
export function CampaignRewards({ campaign }: { campaign: CampaignRecord }) {
  const { project } = useShell();
  const [filter, setFilter] = useQueryStates(parsers, { history: "push" });
  const list = useInfiniteQuery(campaignListQuery(project.id, campaign.id, "rewards", filter));
  const isFiltered = Object.values(filter).some((each) => each !== null);
  const person = list.data?.pages[0]?.data.find(({ recipient }) => recipient.id === filter.customer)?.recipient;
  return (
    <Card>
      <ListBar end={<ExportList campaign={campaign.id} name="rewards" filter={filter} />}>
        <ChoicePill
          label="State"
          value={filter.status}
          words={statusWords}
          onChange={(status) => setFilter({ status })}
        />
        <ChoicePill label="Side" value={filter.side} words={sideWords} onChange={(side) => setFilter({ side })} />
        <ChoicePill label="Kind" value={filter.kind} words={kindWords} onChange={(kind) => setFilter({ kind })} />
        <PersonPill
          question="Whose rewards?"
          value={filter.customer}
          name={person ? customerName(person) : null}
          onChange={(customer) => setFilter({ customer })}
        />
        <TextPill
          label="Code"
          question="Which coupon or card?"
          hint="The whole code that was given or credited"
          mono
          value={filter.code}
          onChange={(code) => setFilter({ code })}
        />
        <DaysPill label="Made" value={filter} onChange={setFilter} />
        <ClearFilters isFiltered={isFiltered} onClear={() => setFilter(null)} />
      </ListBar>
      <PageList
        what="rewards"
        list={list}
        empty={
          <EmptyState icon={Gift} title={isFiltered ? "No reward matches this" : "Nothing was given yet"}>
            <p className="text-muted">
              {isFiltered
                ? "Take one of the filters away to see more."
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
