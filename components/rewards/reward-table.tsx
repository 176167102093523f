"use client";

import { useRef } from "react";
import { PersonLink } from "@/components/campaign-page/person-link";
import { useShell } from "@/components/shell/shell-context";
import { Checkbox } from "@/components/ui/checkbox";
import { Chip } from "@/components/ui/chip";
import { RelativeTime } from "@/components/ui/relative-time";
import { RowLink } from "@/components/ui/row-link";
import { Cell, HeadCell, Row, Table, TableHead } from "@/components/ui/table";
import { useRowKeys } from "@/components/ui/use-row-keys";
import type { RewardItem } from "@/lib/domain/campaign/reward-record";
import { rewardStatusTones, rewardStatusWords } from "@/lib/domain/campaign/reward-status";
import { rewardWords } from "@/lib/domain/campaign/reward-words";
import type { useSelection } from "./use-selection";

const columns = "md:grid md:grid-cols-[minmax(0,1.1fr)_132px_minmax(0,1fr)_80px_minmax(0,1.1fr)_92px]";

interface RewardTableProps {
  rewards: RewardItem[];
  selection?: ReturnType<typeof useSelection>;
}

/** A row leads to the story of the reward: why it is as it is, and what came before. */
export function RewardTable({ rewards, selection }: RewardTableProps) {
  const table = useRef<HTMLDivElement>(null);
  const keys = useRowKeys(
    table,
    rewards.map(({ id }) => id),
  );
  return (
    <Table ref={table} aria-label="Rewards" onKeyDown={keys.onKeyDown}>
      <TableHead className={`hidden ${columns} ${selection ? "" : "sticky top-12 z-10"}`}>
        <HeadCell>Reward</HeadCell>
        <HeadCell>State</HeadCell>
        <HeadCell>Person</HeadCell>
        <HeadCell>Side</HeadCell>
        <HeadCell>Campaign</HeadCell>
        <HeadCell className="text-right">Earned</HeadCell>
      </TableHead>
      <div role="rowgroup" onFocus={keys.onFocus}>
        {rewards.map((reward) => (
          <RewardRow key={reward.id} reward={reward} selection={selection} isTabStop={keys.isTabStop(reward.id)} />
        ))}
      </div>
    </Table>
  );
}

interface RewardRowProps extends Pick<RewardTableProps, "selection"> {
  reward: RewardItem;
  isTabStop: boolean;
}

function RewardRow({ reward, selection, isTabStop }: RewardRowProps) {
  const { project } = useShell();
  const words = rewardWords(reward);
  return (
    <Row
      className={`grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-2 gap-y-1 py-2.5 [content-visibility:auto] [contain-intrinsic-size:auto_64px] md:h-10 md:gap-0 md:py-0 md:[contain-intrinsic-size:auto_40px] ${columns}`}
    >
      <Cell className="flex min-w-0 items-center gap-2">
        {selection && (
          <Checkbox
            aria-label={`Select ${words}`}
            className="relative z-1"
            checked={selection.has(reward.id)}
            onChange={() => selection.toggle(reward.id)}
          />
        )}
        <RowLink
          href={`/projects/${project.id}/rewards/find?q=${reward.id}`}
          rowId={reward.id}
          isTabStop={isTabStop}
          className="num first-letter:uppercase"
        >
          {words}
        </RowLink>
        {reward.byHand && <Chip tone="accent">by hand</Chip>}
      </Cell>
      <Cell className="max-md:text-right">
        <Chip tone={rewardStatusTones[reward.status]}>{rewardStatusWords(reward, new Date(), project.timeZone)}</Chip>
      </Cell>
      <Cell className="flex min-w-0">
        <PersonLink customer={reward.recipient} project={project.id} />
      </Cell>
      <Cell className="text-muted max-md:hidden">{reward.side === "referrer" ? "referrer" : "friend"}</Cell>
      <Cell className="truncate text-muted max-md:hidden">
        <bdi>{reward.campaign.name}</bdi>
      </Cell>
      <Cell className="num text-right text-muted">
        <RelativeTime at={reward.createdAt} timeZone={project.timeZone} className="relative z-1 whitespace-nowrap" />
      </Cell>
    </Row>
  );
}
