"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { ErrorState } from "@/components/ui/error-state";
import { ListSkeleton } from "@/components/ui/list-skeleton";
import { RelativeTime } from "@/components/ui/relative-time";
import { SelectField } from "@/components/ui/select";
import { campaignFunnelQuery } from "@/lib/client/campaign-figure-queries";
import { decidedEventsQuery, type RerunOrder } from "@/lib/client/rerun-queries";
import type { CampaignRecord } from "@/lib/domain/campaign/record";
import type { DecisionReason } from "@/lib/domain/decision";
import { reasonHeadline } from "@/lib/domain/decision-sentence";
import type { DecidedEvents } from "@/lib/domain/rerun/rerun";
import { eventsWords } from "./rerun-words";

const spans = [7, 30, 90] as const;
type Span = (typeof spans)[number];
const spanOf = (days: number): Span => spans.find((span) => span >= days) ?? 90;
/** As many as are run again at once (lib/domain/rerun/rerun), which the browser knows without its schemas. */
const eventsMax = 10_000;

interface ChooseEventsProps {
  campaign: CampaignRecord;
  reason: DecisionReason | null;
  days: number;
  isPending: boolean;
  onChosen: (order: RerunOrder) => void;
}

/** All of a reason and some days, or those that are ticked. */
export function ChooseEvents({ campaign, isPending, onChosen, ...given }: ChooseEventsProps) {
  const { project } = useShell();
  const [filter, setFilter] = useState({ reason: given.reason, days: spanOf(given.days) });
  const [except, setExcept] = useState<ReadonlySet<string>>(new Set());
  const [chosen, setChosen] = useState<ReadonlySet<string> | null>(null);
  const { data, error, refetch } = useQuery(decidedEventsQuery(project.id, campaign.id, filter));
  const time = { range: `${filter.days}d` as const, from: null, to: null };
  const { data: funnel } = useQuery(campaignFunnelQuery(project.id, campaign.id, time));
  const reasons = [...new Set([...(funnel?.refusals ?? []).map(({ reason }) => reason), given.reason ?? []].flat())];
  const change = (changes: Partial<typeof filter>) => {
    setFilter({ ...filter, ...changes });
    setExcept(new Set());
    setChosen(null);
  };
  const count = chosen ? chosen.size : Math.min(eventsMax, (data?.total ?? 0) - except.size);
  const isTicked = (id: string) => (chosen ? chosen.has(id) : !except.has(id));
  const toggle = (id: string) => {
    const next = new Set(chosen ?? except);
    if (!next.delete(id)) next.add(id);
    if (chosen) setChosen(next);
    else setExcept(next);
  };
  const { reason, days } = filter;
  const order = (): RerunOrder =>
    chosen ? { events: [...chosen] } : { filter: { ...(reason && { reason }), days }, except: [...except] };
  return (
    <>
      <p className="text-muted">
        They are decided again under version {campaign.version}, which holds now, also those of friends who came under
        an earlier one. What was given stays, whatever it says; nothing is given twice.
      </p>
      <div className="grid gap-3 sm:grid-cols-[minmax(0,1fr)_140px]">
        <SelectField
          label="Refused because"
          value={reason ?? ""}
          onChange={({ target }) => change({ reason: reasons.find((each) => each === target.value) ?? null })}
        >
          <option value="">Any reason</option>
          {reasons.map((each) => (
            <option key={each} value={each}>
              {reasonHeadline(each)}
            </option>
          ))}
        </SelectField>
        <SelectField
          label="In the last"
          value={String(days)}
          onChange={({ target }) => change({ days: spanOf(Number(target.value)) })}
        >
          {spans.map((span) => (
            <option key={span} value={span}>
              {span} days
            </option>
          ))}
        </SelectField>
      </div>
      {error && !data ? (
        <ErrorState title="The events could not be loaded" error={error} onRetry={() => void refetch()} />
      ) : data ? (
        <Events
          data={data}
          isTicked={isTicked}
          onToggle={toggle}
          isAll={chosen === null && except.size === 0}
          onAll={(isAll) => {
            setExcept(new Set());
            setChosen(isAll ? null : new Set());
          }}
        />
      ) : (
        <ListSkeleton label="Loading the events…" rows={4} />
      )}
      <div className="flex justify-end">
        <Button variant="primary" disabled={isPending || count === 0} onClick={() => onChosen(order())}>
          {isPending ? "Looking…" : `See what changes for ${eventsWords(count)}`}
        </Button>
      </div>
    </>
  );
}

interface EventsProps {
  data: DecidedEvents;
  isTicked: (id: string) => boolean;
  onToggle: (id: string) => void;
  isAll: boolean;
  onAll: (isAll: boolean) => void;
}

function Events({ data, isTicked, onToggle, isAll, onAll }: EventsProps) {
  const { project } = useShell();
  if (data.total === 0)
    return <p className="py-4 text-center text-muted">No event was refused for that in these days.</p>;
  const isCut = data.total > eventsMax;
  return (
    <div className="overflow-hidden rounded-md border border-line">
      <label
        className="flex items-center gap-2.5 border-b border-line bg-canvas px-3 py-2 font-medium"
        htmlFor="rerun-all"
      >
        <Checkbox id="rerun-all" checked={isAll} onChange={({ target }) => onAll(target.checked)} />
        {isCut ? `The oldest ${eventsWords(eventsMax)}, of more` : `All ${eventsWords(data.total)}`}
      </label>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <ul tabIndex={0} aria-label="Events that may be run again" className="max-h-64 overflow-y-auto">
        {data.data.map(({ id, name, customer, reason, version, occurredAt }) => (
          <li key={id} className="border-b border-line last:border-b-0">
            <label className="flex items-start gap-2.5 px-3 py-2 hover:bg-hover" htmlFor={id}>
              <Checkbox id={id} className="mt-0.5" checked={isTicked(id)} onChange={() => onToggle(id)} />
              <span className="min-w-0 flex-1">
                <span className="mono">{name}</span> by <bdi className="font-medium">{customer.name}</bdi>
                <span className="block text-[12px] text-muted">
                  {reasonHeadline(reason)}, under version {version}
                </span>
              </span>
              <RelativeTime at={occurredAt} timeZone={project.timeZone} className="num text-[12px] text-muted" />
            </label>
          </li>
        ))}
      </ul>
      {data.data.length < Math.min(data.total, eventsMax) && (
        <p className="border-t border-line px-3 py-1.5 text-[12px] text-muted">
          The newest {data.data.length} are listed; all are run again unless some are left out.
        </p>
      )}
    </div>
  );
}
