"use client";

import { useQuery } from "@tanstack/react-query";
import { PenLine } from "lucide-react";
import { useRef } from "react";
import { kindWords } from "@/components/campaign/campaign-kind";
import { CampaignState } from "@/components/campaign/campaign-state";
import { RowLink } from "@/components/ui/row-link";
import { Skeleton } from "@/components/ui/skeleton";
import { Sparkline } from "@/components/ui/sparkline";
import { Cell, HeadCell, Row, Table, TableHead } from "@/components/ui/table";
import { useRowKeys } from "@/components/ui/use-row-keys";
import { campaignDraftsQuery } from "@/lib/client/campaign-draft-queries";
import { mainGoal } from "@/lib/domain/campaign/named-config";
import type { CampaignFigure, CampaignRecord } from "@/lib/domain/campaign/record";
import { rewardsLine } from "@/lib/domain/campaign/summary";
import { campaignFacts } from "@/lib/domain/campaign/summary-facts";
import { formatMoney } from "@/lib/domain/money";
import type { OwnProject } from "@/lib/domain/project-record";

const columns =
  "lg:grid lg:grid-cols-[minmax(150px,1.3fr)_116px_minmax(110px,0.9fr)_minmax(170px,1.5fr)_104px_76px_84px_104px]";

const count = new Intl.NumberFormat("en-GB");
const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);

interface CampaignTableProps {
  campaigns: CampaignRecord[];
  /** Of the last 30 days; absent while they are counted. */
  figures: ReadonlyMap<string, CampaignFigure> | null;
  project: OwnProject;
}

export function CampaignTable({ campaigns, figures, project }: CampaignTableProps) {
  const { data: drafts } = useQuery(campaignDraftsQuery(project.id));
  const changed = new Set(drafts?.data.flatMap(({ campaign, campaignId }) => (campaign ? [campaignId] : [])));
  const table = useRef<HTMLDivElement>(null);
  const keys = useRowKeys(
    table,
    campaigns.map((campaign) => campaign.id),
  );
  return (
    <Table ref={table} aria-label="Campaigns" onKeyDown={keys.onKeyDown}>
      <TableHead className={`sticky top-12 z-10 hidden ${columns}`}>
        <HeadCell>Name</HeadCell>
        <HeadCell>State</HeadCell>
        <HeadCell>Trigger</HeadCell>
        <HeadCell>Rewards</HeadCell>
        <HeadCell>30 days</HeadCell>
        <HeadCell className="text-right">Referrals</HeadCell>
        <HeadCell className="text-right">Converted</HeadCell>
        <HeadCell className="text-right">Cost</HeadCell>
      </TableHead>
      <div role="rowgroup" onFocus={keys.onFocus}>
        {campaigns.map((campaign) => (
          <CampaignRow
            key={campaign.id}
            campaign={campaign}
            isChanged={changed.has(campaign.id)}
            figure={figures && (figures.get(campaign.id) ?? "none")}
            project={project}
            isTabStop={keys.isTabStop(campaign.id)}
          />
        ))}
      </div>
    </Table>
  );
}

interface CampaignRowProps {
  campaign: CampaignRecord;
  isChanged: boolean;
  figure: CampaignFigure | "none" | null;
  project: OwnProject;
  isTabStop: boolean;
}

/** One line on a desk; below that two: what it is and its state, then what it gives and what came of it. */
function CampaignRow({ campaign, isChanged, figure, project, isTabStop }: CampaignRowProps) {
  const Icon = kindWords[campaign.kind].icon;
  const rewards = rewardsLine(campaignFacts(campaign, project), project);
  return (
    <Row
      className={`grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-2 py-2.5 lg:h-11 lg:gap-x-0 lg:py-0 ${columns}`}
    >
      <Cell className="flex min-w-0 items-center gap-2">
        <Icon className="size-4 shrink-0 text-faint" strokeWidth={1.75} aria-hidden />
        <RowLink
          href={`/projects/${project.id}/campaigns/${campaign.id}`}
          rowId={campaign.id}
          isTabStop={isTabStop}
          className="font-medium"
        >
          <bdi>{campaign.name}</bdi>
        </RowLink>
        {isChanged && (
          <span title="Has unpublished changes" className="shrink-0 text-accent-text">
            <PenLine className="size-3.5" strokeWidth={1.75} aria-hidden />
            <span className="sr-only">Has unpublished changes</span>
          </span>
        )}
      </Cell>
      <Cell>
        <CampaignState campaign={campaign} />
      </Cell>
      <Cell className="mono truncate text-muted max-lg:hidden">
        {campaign.config.kind === "referral" ? mainGoal(campaign.config).trigger.name : <span aria-hidden>—</span>}
      </Cell>
      <Cell className="truncate text-muted max-lg:order-3" title={rewards}>
        {rewards}
      </Cell>
      <Figures campaign={campaign} figure={figure} currency={project.currency} />
    </Row>
  );
}

function Figures({
  campaign,
  figure,
  currency,
}: {
  campaign: CampaignRecord;
  figure: CampaignRowProps["figure"];
  currency: string;
}) {
  if (campaign.kind !== "referral" || figure === "none") {
    return (
      <Cell className="num truncate text-right text-muted max-lg:order-4 lg:col-span-4">
        {count.format(campaign.publishedCount)} of {count.format(campaign.codesCount)} codes held
      </Cell>
    );
  }
  if (!figure) {
    return (
      <Cell className="max-lg:order-4 lg:col-span-4">
        <Skeleton className="ml-auto h-3 w-24" />
      </Cell>
    );
  }
  const referrals = sum(figure.referrals);
  return (
    <>
      <Cell className="max-lg:hidden">
        <Sparkline values={figure.referrals} label={`${count.format(referrals)} referrals in 30 days`} />
      </Cell>
      <Cell className="num text-right max-lg:order-4">
        {count.format(referrals)} <span className="text-muted lg:sr-only">referrals</span>
      </Cell>
      <Cell className="num text-right max-lg:hidden">{count.format(sum(figure.qualified))}</Cell>
      <Cell className="num truncate text-right max-lg:hidden" title={costWords(figure, currency)}>
        {costWords(figure, currency)}
      </Cell>
    </>
  );
}

function costWords({ costMinor, couponsCount }: CampaignFigure, currency: string): string {
  if (costMinor === "0" && couponsCount > 0) return `${count.format(couponsCount)} coupons`;
  return formatMoney(costMinor, currency);
}
