"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { Scale } from "lucide-react";
import { useRef } from "react";
import { OutcomeChip } from "@/components/event-log/outcome-chip";
import { outcomeWords } from "@/components/event-log/outcome-words";
import { useShell } from "@/components/shell/shell-context";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { RelativeTime } from "@/components/ui/relative-time";
import { RowLink } from "@/components/ui/row-link";
import { Cell, HeadCell, Row, Table, TableHead } from "@/components/ui/table";
import { useRowKeys } from "@/components/ui/use-row-keys";
import { parseAsDay, parseAsString, parseAsStringEnum } from "@/lib/client/address-parser";
import { useQueryStates } from "@/lib/client/address-state";
import { campaignListQuery } from "@/lib/client/campaign-list-queries";
import type { CampaignDecision, CampaignRecord } from "@/lib/domain/campaign/record";
import { type DecisionReason, decisionOutcomes, decisionReasons, sides } from "@/lib/domain/decision";
import { decisionSentence } from "@/lib/domain/decision-sentence";
import { customerName } from "@/lib/domain/event/customer-name";
import { phraseText } from "@/lib/domain/phrase";
import { ExportList } from "./export-list";
import { goalWords } from "./goal-words";
import { ChoicePill, ClearFilters, DaysPill, ListBar, PersonPill } from "./list-filters";
import { PageList } from "./page-list";
import { PersonLink } from "./person-link";
import { VersionPill } from "./version-pill";

const columns = "md:grid md:grid-cols-[minmax(0,0.9fr)_minmax(0,0.9fr)_124px_minmax(0,2fr)_minmax(0,0.7fr)_84px]";

const parsers = {
  outcome: parseAsStringEnum(decisionOutcomes),
  reason: parseAsStringEnum(decisionReasons),
  goal: parseAsString,
  side: parseAsStringEnum([...sides, "both"] as const),
  version: parseAsString,
  customer: parseAsString,
  from: parseAsDay,
  to: parseAsDay,
};

const outcomes = new Map(decisionOutcomes.map((outcome) => [outcome, outcomeWords[outcome].word]));
const sideWords = { referrer: "referrer", referee: "friend", both: "neither was reached" } as const;
const reasonWords = new Map(decisionReasons.map((reason) => [reason, reason.replaceAll("_", " ")]));

/** What the campaign decided about each event that it heard of. A row leads to the event, which tells it all. */
export function CampaignDecisions({ campaign }: { campaign: CampaignRecord }) {
  const { project } = useShell();
  const [filter, setFilter] = useQueryStates(parsers, { history: "push" });
  const list = useInfiniteQuery(campaignListQuery(project.id, campaign.id, "decisions", filter));
  const isFiltered = Object.values(filter).some((each) => each !== null);
  const person = list.data?.pages[0]?.data.find(({ customer }) => customer?.id === filter.customer)?.customer;
  return (
    <Card>
      <ListBar end={<ExportList campaign={campaign.id} name="decisions" filter={filter} />}>
        <ChoicePill
          label="Outcome"
          value={filter.outcome}
          words={outcomes}
          onChange={(outcome) => setFilter({ outcome })}
        />
        <ChoicePill
          label="Reason"
          value={filter.reason}
          words={reasonWords}
          onChange={(reason) => setFilter({ reason })}
        />
        <ChoicePill
          label="Goal"
          value={filter.goal}
          words={goalWords(campaign)}
          onChange={(goal) => setFilter({ goal })}
        />
        <ChoicePill label="Side" value={filter.side} words={sideWords} onChange={(side) => setFilter({ side })} />
        <VersionPill campaign={campaign} value={filter.version} onChange={(version) => setFilter({ version })} />
        <PersonPill
          question="Whose events?"
          value={filter.customer}
          name={person ? customerName(person) : null}
          onChange={(customer) => setFilter({ customer })}
        />
        <DaysPill label="Decided" value={filter} onChange={setFilter} />
        <ClearFilters isFiltered={isFiltered} onClear={() => setFilter(null)} />
      </ListBar>
      <PageList
        what="decisions"
        list={list}
        empty={
          <EmptyState icon={Scale} title={isFiltered ? "No decision matches this" : "Nothing was decided yet"}>
            <p className="text-muted">
              {isFiltered
                ? "Take one of the filters away to see more."
                : "Each event that it listens to, or that names one of its codes, is decided here, and says why."}
            </p>
          </EmptyState>
        }
      >
        {(decisions) => <DecisionTable decisions={decisions} campaign={campaign} />}
      </PageList>
    </Card>
  );
}

const keyOf = ({ event, goal, side }: CampaignDecision) => `${event.id} ${goal} ${side}`;

function DecisionTable({ decisions, campaign }: { decisions: CampaignDecision[]; campaign: CampaignRecord }) {
  const { project } = useShell();
  const table = useRef<HTMLDivElement>(null);
  const keys = useRowKeys(table, decisions.map(keyOf));
  const goals = goalWords(campaign);
  return (
    <Table ref={table} aria-label="Decisions" onKeyDown={keys.onKeyDown}>
      <TableHead className={`sticky top-12 z-10 hidden ${columns}`}>
        <HeadCell>Event</HeadCell>
        <HeadCell>Customer</HeadCell>
        <HeadCell>Outcome</HeadCell>
        <HeadCell>Why</HeadCell>
        <HeadCell>Goal</HeadCell>
        <HeadCell className="text-right">When</HeadCell>
      </TableHead>
      <div role="rowgroup" onFocus={keys.onFocus}>
        {decisions.map((decision) => (
          <Row
            key={keyOf(decision)}
            className={`grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-2 gap-y-1 py-2.5 [content-visibility:auto] [contain-intrinsic-size:auto_80px] md:min-h-10 md:gap-0 md:py-1.5 md:[contain-intrinsic-size:auto_40px] ${columns}`}
          >
            <Cell className="flex min-w-0">
              <RowLink
                href={`/projects/${project.id}/events/${decision.event.id}`}
                rowId={keyOf(decision)}
                isTabStop={keys.isTabStop(keyOf(decision))}
                className="mono"
              >
                {decision.event.name ?? "an erased event"}
              </RowLink>
            </Cell>
            <Cell className="flex min-w-0 max-md:order-4">
              {decision.customer && <PersonLink customer={decision.customer} project={project.id} />}
            </Cell>
            <Cell className="max-md:order-2">
              <OutcomeChip outcome={decision.outcome} />
            </Cell>
            <Cell className="text-muted max-md:order-3 max-md:col-span-2">
              <span className="line-clamp-2" title={decision.reason}>
                {sentenceOf(decision, campaign)}
              </span>
            </Cell>
            <Cell className="truncate text-muted max-md:hidden">
              {goals.get(decision.goal) ?? (decision.goal.startsWith("tier.") ? "a tier" : decision.goal)}
              {decision.side !== "both" && `, ${sideWords[decision.side]}`}
            </Cell>
            <Cell className="num text-right text-muted max-md:order-5">
              <RelativeTime
                at={decision.decidedAt}
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

function sentenceOf({ outcome, reason, side, event, customer }: CampaignDecision, { name }: CampaignRecord): string {
  const { what } = decisionSentence({
    ...{ outcome, reason: reason satisfies DecisionReason, side, campaign: name, event: event.name ?? "the event" },
    ...{ code: null, referee: customer ? customerName(customer) : "Somebody", referrer: null, reward: null },
  });
  return phraseText(what);
}
