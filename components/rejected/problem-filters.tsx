"use client";

import { useQuery } from "@tanstack/react-query";
import { Check } from "lucide-react";
import { FilterPill } from "@/components/event-log/filter-pill";
import { spanWords } from "@/components/event-log/when-choice";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/class-names";
import { SearchInput } from "@/components/ui/search-input";
import type { RecentSpan } from "@/lib/client/event-queries";
import { type Narrowing, type ProblemFilter, problemsQuery } from "@/lib/client/rejected-queries";
import type { RejectedGroups, RejectedState } from "@/lib/domain/rejected/rejected-event";
import { rejectedStates } from "@/lib/domain/rejected/states";
import { countWords, kindWord, stateWords } from "./problem-words";

interface ProblemFiltersProps {
  project: string;
  filter: ProblemFilter;
  states: RejectedGroups["states"] | null;
  isNarrowed: boolean;
  onSearch: (text: string) => void;
  onChange: (next: Partial<ProblemFilter>) => void;
  onClear: () => void;
}

export function ProblemFilters({
  project,
  filter,
  states,
  isNarrowed,
  onSearch,
  onChange,
  onClear,
}: ProblemFiltersProps) {
  const everything = { state: filter.state, event: null, kind: null, key: null, within: null, q: null };
  const { data } = useQuery(problemsQuery(project, everything));
  const events = unique((data?.data ?? []).flatMap(({ event }) => event ?? []));
  const kinds = unique((data?.data ?? []).map(({ code }) => code));
  const keys = keyChoices(data);
  return (
    <div className="flex flex-col gap-2 border-b border-line p-2.5">
      <div className="flex flex-wrap items-center gap-2">
        <StateButtons state={filter.state} states={states} onChoose={(state) => onChange({ state })} />
        <SearchInput
          label="Search rejected events"
          placeholder="Order, customer, anything in the body…"
          value={filter.q ?? ""}
          onChange={onSearch}
          className="w-full sm:ml-auto sm:w-72"
        />
      </div>
      <div className="flex items-center gap-1.5 overflow-x-auto [scrollbar-width:none] sm:flex-wrap">
        <ChoicePill
          label="Event"
          mono
          value={filter.event}
          choices={events.map((event) => ({ value: event, label: event }))}
          onChoose={(event) => onChange({ event })}
        />
        <ChoicePill
          label="Problem"
          value={filter.kind}
          choices={kinds.map((kind) => ({ value: kind, label: kindWord(kind) }))}
          onChoose={(kind) => onChange({ kind })}
        />
        <NarrowingPills filter={filter} keys={keys} onChange={onChange} />
        {isNarrowed && (
          <Button variant="ghost" small onClick={onClear}>
            Clear
          </Button>
        )}
      </div>
    </div>
  );
}

function unique(values: string[]): string[] {
  return [...new Set(values)].sort((one, other) => one.localeCompare(other));
}

export interface Choice {
  value: string;
  label: string;
}

function keyChoices(groups: RejectedGroups | undefined): Choice[] {
  const keys = (groups?.data ?? []).flatMap((group) => group.keys.flatMap(({ key }) => key ?? []));
  return [...new Map(keys.map(({ id, name }) => [id, { value: id, label: name }])).values()];
}

interface NarrowingPillsProps {
  filter: Narrowing;
  keys: Choice[];
  onChange: (next: Partial<Narrowing>) => void;
}

/** By which key it came and when: the same for the inbox and within a problem. */
export function NarrowingPills({ filter, keys, onChange }: NarrowingPillsProps) {
  return (
    <>
      <ChoicePill label="Key" value={filter.key} choices={keys} onChoose={(key) => onChange({ key })} />
      <ChoicePill
        label="When"
        value={filter.within}
        choices={(Object.keys(spanWords) as RecentSpan[]).map((span) => ({ value: span, label: spanWords[span] }))}
        onChoose={(within) => onChange({ within: within as RecentSpan | null })}
      />
    </>
  );
}

interface ChoicePillProps {
  label: string;
  value: string | null;
  choices: Choice[];
  mono?: boolean;
  onChoose: (value: string | null) => void;
}

function ChoicePill({ label, value, choices, mono, onChoose }: ChoicePillProps) {
  const chosen = choices.find((choice) => choice.value === value);
  return (
    <FilterPill label={label} mono={mono} value={value && (chosen?.label ?? value)} onClear={() => onChoose(null)}>
      {(close) => (
        <ul className="max-h-72 overflow-y-auto p-1">
          {choices.length === 0 && <li className="px-2 py-3 text-center text-muted">Nothing to choose from</li>}
          {choices.map((choice) => (
            <li key={choice.value}>
              <button
                type="button"
                aria-pressed={choice.value === value}
                onClick={() => {
                  onChoose(choice.value);
                  close();
                }}
                className="flex h-8 w-full items-center gap-2 rounded px-2 text-left hover:bg-hover pointer-coarse:h-10"
              >
                <bdi className={cx("min-w-0 flex-1 truncate first-letter:uppercase", mono && "mono normal-case")}>
                  {choice.label}
                </bdi>
                <Check
                  className={cx("size-4 text-accent-text", choice.value !== value && "invisible")}
                  strokeWidth={1.75}
                  aria-hidden
                />
              </button>
            </li>
          ))}
        </ul>
      )}
    </FilterPill>
  );
}

interface StateButtonsProps {
  state: RejectedState;
  states: RejectedGroups["states"] | null;
  onChoose: (state: RejectedState) => void;
}

function StateButtons({ state, states, onChoose }: StateButtonsProps) {
  return (
    <div role="group" aria-label="State" className="flex gap-1">
      {rejectedStates.map((each) => (
        <button
          key={each}
          type="button"
          aria-pressed={each === state}
          onClick={() => onChoose(each)}
          className={cx(
            "flex h-7 shrink-0 items-center gap-1.5 rounded-md px-2 text-[12.5px] font-medium transition-colors duration-120 pointer-coarse:h-9",
            each === state ? "bg-muted-soft text-ink" : "text-muted hover:bg-hover hover:text-ink",
          )}
        >
          {stateWords[each].word}
          {states && <span className="num font-normal text-muted">{countWords(states[each])}</span>}
        </button>
      ))}
    </div>
  );
}
