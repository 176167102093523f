"use client";

import { Button } from "@/components/ui/button";
import { late } from "@/components/ui/late";
import { Skeleton } from "@/components/ui/skeleton";
import type { EventListFilter } from "@/lib/client/event-queries";
import { propertyFiltersMax, propertyFilterWords, readPropertyFilter } from "@/lib/domain/event/property-filter";
import { ChannelChoice, channelWords } from "./channel-choice";
import { FilterPill } from "./filter-pill";
import { OutcomeChoice } from "./outcome-choice";
import { outcomeWords } from "./outcome-words";
import { TextChoice } from "./text-choice";
import { whenWords } from "./when-choice";

const WhenChoice = late(() => import("./when-choice").then((module) => module.WhenChoice), {
  loading: () => <Skeleton className="m-3 h-40" />,
});

const NameChoice = late(() => import("./name-choice").then((module) => module.NameChoice), {
  loading: () => <Skeleton className="m-3 h-40" />,
});

const PropertyChoice = late(() => import("./property-choice").then((module) => module.PropertyChoice), {
  loading: () => <Skeleton className="m-3 h-40" />,
});

interface EventFiltersProps {
  project: { id: string; timeZone: string };
  filter: EventListFilter;
  /** What the ids in the filter stand for, where the rows on screen say it. */
  customerName: string | null;
  campaignName: string | null;
  isFiltered: boolean;
  onChange: (next: Partial<EventListFilter>) => void;
  onClear: () => void;
}

export function EventFilters({
  project,
  filter,
  customerName,
  campaignName,
  isFiltered,
  onChange,
  onClear,
}: EventFiltersProps) {
  const { name, customer, campaign, outcome, q, channel } = filter;
  return (
    <div className="flex items-center gap-1.5 overflow-x-auto border-t border-line px-4 py-2.5 [scrollbar-width:none] sm:flex-wrap">
      <FilterPill
        label="Event"
        mono
        value={name.length > 1 ? `${name[0]} +${name.length - 1}` : (name[0] ?? null)}
        onClear={() => onChange({ name: [] })}
      >
        {() => <NameChoice project={project.id} chosen={name} onChange={(next) => onChange({ name: next })} />}
      </FilterPill>
      <FilterPill
        label="Outcome"
        value={outcome && outcomeWords[outcome].word}
        onClear={() => onChange({ outcome: null })}
      >
        {(close) => (
          <OutcomeChoice
            chosen={outcome}
            onChange={(next) => {
              onChange({ outcome: next });
              close();
            }}
          />
        )}
      </FilterPill>
      <FilterPill
        label="Customer"
        value={customer && (customerName ?? customer)}
        onClear={() => onChange({ customer: null })}
      >
        {(close) => (
          <TextChoice
            label="Whose events?"
            hint="E-mail address, your own id, or a cust_… id"
            initial={customer ?? ""}
            onChange={(next) => {
              onChange({ customer: next });
              close();
            }}
          />
        )}
      </FilterPill>
      <FilterPill
        label="When"
        value={whenWords(filter)}
        onClear={() => onChange({ within: null, from: null, to: null })}
      >
        {(close) => (
          <WhenChoice
            chosen={filter}
            timeZone={project.timeZone}
            onChange={(next) => {
              onChange(next);
              close();
            }}
          />
        )}
      </FilterPill>
      <FilterPill label="Id" mono value={q} onClear={() => onChange({ q: null })}>
        {(close) => (
          <TextChoice
            label="Which event?"
            hint="The beginning of an event_… id, or the idempotency key it was sent with"
            initial={q ?? ""}
            onChange={(next) => {
              onChange({ q: next });
              close();
            }}
          />
        )}
      </FilterPill>
      <PropertyFilters project={project} filter={filter} onChange={onChange} />
      <FilterPill
        label="Sent from"
        value={channel && channelWords[channel]}
        onClear={() => onChange({ channel: null })}
      >
        {(close) => (
          <ChannelChoice
            chosen={channel}
            onChange={(next) => {
              onChange({ channel: next });
              close();
            }}
          />
        )}
      </FilterPill>
      {campaign && (
        <FilterPill label="Campaign" value={campaignName ?? campaign} onClear={() => onChange({ campaign: null })}>
          {() => <p className="p-3 text-muted">Only events that this campaign decided about.</p>}
        </FilterPill>
      )}
      {isFiltered && (
        <Button variant="ghost" small onClick={onClear}>
          Clear
        </Button>
      )}
    </div>
  );
}

type PropertyFiltersProps = Pick<EventFiltersProps, "project" | "filter" | "onChange">;

/** A pill for each property asked for, and one to ask for the next. */
function PropertyFilters({ project, filter, onChange }: PropertyFiltersProps) {
  const { where } = filter;
  const isNarrowed =
    [filter.customer, filter.within, filter.from].some((each) => each !== null) || filter.name.length > 0;
  const choice = (text: string | null, close: () => void) => (
    <PropertyChoice
      project={project.id}
      event={filter.name.length === 1 ? (filter.name[0] ?? null) : null}
      isNarrowed={isNarrowed}
      initial={text === null ? null : readPropertyFilter(text)}
      onChange={(next) => {
        onChange({ where: [...new Set([...where.filter((each) => each !== text), next])] });
        close();
      }}
    />
  );
  return (
    <>
      {where.map((text) => {
        const read = readPropertyFilter(text);
        return (
          <FilterPill
            key={text}
            label="Property"
            mono
            value={read && propertyFilterWords(read)}
            onClear={() => onChange({ where: where.filter((each) => each !== text) })}
          >
            {(close) => choice(text, close)}
          </FilterPill>
        );
      })}
      {where.length < propertyFiltersMax && (
        <FilterPill label="Property" value={null} onClear={() => undefined}>
          {(close) => choice(null, close)}
        </FilterPill>
      )}
    </>
  );
}
