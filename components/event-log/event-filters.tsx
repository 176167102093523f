"use client";

import { Button } from "@/components/ui/button";
import type { EventListFilter } from "@/lib/client/event-queries";
import { FilterPill } from "./filter-pill";
import { NameChoice } from "./name-choice";
import { OutcomeChoice } from "./outcome-choice";
import { outcomeWords } from "./outcome-words";
import { TextChoice } from "./text-choice";
import { WhenChoice, whenWords } from "./when-choice";

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
  const { name, customer, campaign, outcome, q } = filter;
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
