"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { ArrowRight, Share2 } from "lucide-react";
import { useRef } from "react";
import { ReferralChip } from "@/components/customer-page/referral-chip";
import { useShell } from "@/components/shell/shell-context";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { RelativeTime } from "@/components/ui/relative-time";
import { RowLink } from "@/components/ui/row-link";
import { SearchInput } from "@/components/ui/search-input";
import { Segmented } from "@/components/ui/segmented";
import { Cell, HeadCell, Row, Table, TableHead } from "@/components/ui/table";
import { useRowKeys } from "@/components/ui/use-row-keys";
import { parseAsString, parseAsStringEnum } from "@/lib/client/address-parser";
import { useQueryStates } from "@/lib/client/address-state";
import { campaignReferralsQuery } from "@/lib/client/campaign-queries";
import type { CampaignRecord, CampaignReferral } from "@/lib/domain/campaign/record";
import { referralStatuses } from "@/lib/domain/referral/referral-status";
import { PageList } from "./page-list";
import { PersonLink } from "./person-link";

const columns = "md:grid md:grid-cols-[minmax(0,1.2fr)_minmax(0,1.2fr)_104px_minmax(0,0.9fr)_minmax(0,1fr)_92px]";

const parsers = {
  status: parseAsStringEnum(referralStatuses),
  customer: parseAsString,
};

/** Who brought whom, and how far each is. A row leads to the event that named the code. */
export function CampaignReferrals({ campaign }: { campaign: CampaignRecord }) {
  const { project } = useShell();
  const [filter, setFilter] = useQueryStates(parsers, { history: "push" });
  const list = useInfiniteQuery(campaignReferralsQuery(project.id, campaign.id, filter));
  const isFiltered = Boolean(filter.status ?? filter.customer);
  return (
    <Card>
      <div className="flex flex-wrap items-center gap-2 border-b border-line px-3 py-2.5">
        <SearchInput
          label="Find a referral by one of the two"
          placeholder="Whole e-mail, your own id or cust_…"
          value={filter.customer ?? ""}
          onChange={(customer) => void setFilter({ customer: customer.trim() || null })}
          className="w-full sm:w-72"
        />
        <Segmented
          label="State"
          value={filter.status ?? "all"}
          onChange={(next) => void setFilter({ status: next === "all" ? null : next })}
          options={[
            { value: "all", label: "All" },
            { value: "attributed", label: "Waiting" },
            { value: "qualified", label: "Converted" },
          ]}
        />
      </div>
      <PageList
        what="referrals"
        list={list}
        empty={
          <EmptyState icon={Share2} title={isFiltered ? "No referral matches this" : "Nobody came with a code yet"}>
            <p className="text-muted">
              {isFiltered
                ? "The search takes a whole e-mail address or id."
                : "The first event that names one of its codes appears here."}
            </p>
          </EmptyState>
        }
      >
        {(referrals) => <ReferralTable referrals={referrals} />}
      </PageList>
    </Card>
  );
}

function ReferralTable({ referrals }: { referrals: CampaignReferral[] }) {
  const { project } = useShell();
  const table = useRef<HTMLDivElement>(null);
  const keys = useRowKeys(
    table,
    referrals.map((referral) => referral.id),
  );
  return (
    <Table ref={table} aria-label="Referrals" onKeyDown={keys.onKeyDown}>
      <TableHead className={`sticky top-12 z-10 hidden ${columns}`}>
        <HeadCell>Referrer</HeadCell>
        <HeadCell>Friend</HeadCell>
        <HeadCell>State</HeadCell>
        <HeadCell>Code</HeadCell>
        <HeadCell>Event</HeadCell>
        <HeadCell className="text-right">Came</HeadCell>
      </TableHead>
      <div role="rowgroup" onFocus={keys.onFocus}>
        {referrals.map((referral) => (
          <Row
            key={referral.id}
            className={`grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-2 gap-y-1 py-2.5 [content-visibility:auto] [contain-intrinsic-size:auto_64px] md:h-10 md:gap-0 md:py-0 md:[contain-intrinsic-size:auto_40px] ${columns}`}
          >
            <Cell className="flex min-w-0 items-center gap-1.5">
              <PersonLink customer={referral.referrer} project={project.id} />
              <ArrowRight className="ml-auto size-3.5 shrink-0 text-faint max-md:hidden" aria-hidden />
            </Cell>
            <Cell className="flex min-w-0 max-md:order-3">
              <PersonLink customer={referral.referee} project={project.id} />
            </Cell>
            <Cell className="max-md:order-2">
              <ReferralChip status={referral.status} />
            </Cell>
            <Cell className="mono truncate text-muted max-md:hidden">{referral.code}</Cell>
            <Cell className="flex min-w-0 max-md:order-5">
              <RowLink
                href={
                  referral.event
                    ? `/projects/${project.id}/events/${referral.event.id}`
                    : `/projects/${project.id}/customers/${referral.referee.id}`
                }
                rowId={referral.id}
                isTabStop={keys.isTabStop(referral.id)}
                className="mono"
              >
                {referral.event ? (referral.event.name ?? "an erased event") : "by hand"}
              </RowLink>
            </Cell>
            <Cell className="num text-right text-muted max-md:order-4">
              <RelativeTime
                at={referral.attributedAt}
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
