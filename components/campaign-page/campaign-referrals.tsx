"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { ArrowRight, Share2, ShieldAlert } from "lucide-react";
import { useRef } from "react";
import { ReferralChip } from "@/components/customer-page/referral-chip";
import { useShell } from "@/components/shell/shell-context";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { RelativeTime } from "@/components/ui/relative-time";
import { RowLink } from "@/components/ui/row-link";
import { Cell, HeadCell, Row, Table, TableHead } from "@/components/ui/table";
import { Tooltip } from "@/components/ui/tooltip";
import { useRowKeys } from "@/components/ui/use-row-keys";
import { parseAsDay, parseAsString, parseAsStringEnum } from "@/lib/client/address-parser";
import { useQueryStates } from "@/lib/client/address-state";
import { campaignListQuery } from "@/lib/client/campaign-list-queries";
import { fraudSignals } from "@/lib/domain/campaign/kinds";
import type { CampaignRecord, CampaignReferral } from "@/lib/domain/campaign/record";
import { signalNames } from "@/lib/domain/campaign/signal-names";
import { customerName } from "@/lib/domain/event/customer-name";
import { referralStatuses } from "@/lib/domain/referral/referral-status";
import { ExportList } from "./export-list";
import { ChoicePill, ClearFilters, DaysPill, ListBar, PersonPill, TextPill } from "./list-filters";
import { PageList } from "./page-list";
import { PersonLink } from "./person-link";
import { VersionPill } from "./version-pill";

const columns = "md:grid md:grid-cols-[minmax(0,1.2fr)_minmax(0,1.2fr)_124px_minmax(0,0.9fr)_minmax(0,1fr)_92px]";

const parsers = {
  status: parseAsStringEnum(referralStatuses),
  customer: parseAsString,
  code: parseAsString,
  signal: parseAsStringEnum(fraudSignals),
  version: parseAsString,
  from: parseAsDay,
  to: parseAsDay,
};

const stateWords = { attributed: "waiting", qualified: "converted" } as const;

/** Who brought whom, and how far each is. A row leads to the event that named the code. */
export function CampaignReferrals({ campaign }: { campaign: CampaignRecord }) {
  const { project } = useShell();
  const [filter, setFilter] = useQueryStates(parsers, { history: "push" });
  const list = useInfiniteQuery(campaignListQuery(project.id, campaign.id, "referrals", filter));
  const isFiltered = Object.values(filter).some((each) => each !== null);
  const rows = list.data?.pages[0]?.data ?? [];
  const person = rows.flatMap(({ referrer, referee }) => [referrer, referee]).find(({ id }) => id === filter.customer);
  return (
    <Card>
      <ListBar end={<ExportList campaign={campaign.id} name="referrals" filter={filter} />}>
        <ChoicePill
          label="State"
          value={filter.status}
          words={stateWords}
          onChange={(status) => setFilter({ status })}
        />
        <PersonPill
          question="Whose referrals, as referrer or friend?"
          value={filter.customer}
          name={person ? customerName(person) : null}
          onChange={(customer) => setFilter({ customer })}
        />
        <TextPill
          label="Code"
          question="By which code?"
          hint="The whole code, or an old name of it"
          mono
          value={filter.code}
          onChange={(code) => setFilter({ code })}
        />
        <ChoicePill
          label="Sign of fraud"
          value={filter.signal}
          words={signalNames}
          onChange={(signal) => setFilter({ signal })}
        />
        <VersionPill campaign={campaign} value={filter.version} onChange={(version) => setFilter({ version })} />
        <DaysPill label="Came" value={filter} onChange={setFilter} />
        <ClearFilters isFiltered={isFiltered} onClear={() => setFilter(null)} />
      </ListBar>
      <PageList
        what="referrals"
        list={list}
        empty={
          <EmptyState icon={Share2} title={isFiltered ? "No referral matches this" : "Nobody came with a code yet"}>
            <p className="text-muted">
              {isFiltered
                ? "Take one of the filters away to see more."
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
            <Cell className="flex items-center gap-1.5 max-md:order-2">
              <ReferralChip status={referral.status} />
              <SignalMark signals={referral.signals} />
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

/** Signs of fraud for which a person has to look; what was only noted is found by the filter. */
function SignalMark({ signals }: Pick<CampaignReferral, "signals">) {
  const held = signals.filter(({ answer }) => answer === "hold");
  if (held.length === 0) return null;
  const words = `Held for a person: ${held.map(({ signal }) => signalNames[signal]).join(", ")}`;
  return (
    <Tooltip text={words}>
      <span role="img" aria-label={words} className="relative z-1 text-warn">
        <ShieldAlert className="size-3.5" strokeWidth={1.75} aria-hidden />
      </span>
    </Tooltip>
  );
}
