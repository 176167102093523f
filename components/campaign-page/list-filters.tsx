"use client";

import { type FormEvent, type ReactNode, useState } from "react";
import { FilterPill } from "@/components/event-log/filter-pill";
import { TextChoice } from "@/components/event-log/text-choice";
import { whenWords } from "@/components/event-log/when-choice";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { ChoiceList } from "@/components/ui/choice-list";
import { Field } from "@/components/ui/field";

/** The bar above a campaign's list: its filters, and what can be done with all of it at the end. */
export function ListBar({ children, end }: { children: ReactNode; end?: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center gap-1.5 border-b border-line px-3 py-2.5">
      {children}
      {end && <div className="ml-auto flex items-center gap-2">{end}</div>}
    </div>
  );
}

interface ChoicePillProps<Value extends string> {
  label: string;
  value: Value | null;
  /** In the order they are offered. */
  words: Record<Value, string> | Map<Value, string>;
  onChange: (value: Value | null) => void;
}

export function ChoicePill<Value extends string>({ label, value, words, onChange }: ChoicePillProps<Value>) {
  const options = words instanceof Map ? [...words] : (Object.entries(words) as [Value, string][]);
  const chosen = options.find(([key]) => key === value)?.[1] ?? value;
  return (
    <FilterPill label={label} value={chosen} onClear={() => onChange(null)}>
      {(close) => (
        <div className="max-h-80 min-w-48 overflow-y-auto">
          <ChoiceList
            options={options.map(([key, text]) => ({
              value: key,
              label: text.charAt(0).toUpperCase() + text.slice(1),
            }))}
            chosen={value}
            onChange={(next) => {
              onChange(next);
              close();
            }}
          />
        </div>
      )}
    </FilterPill>
  );
}

interface TextPillProps {
  label: string;
  question: string;
  hint: string;
  value: string | null;
  mono?: boolean;
  onChange: (value: string | null) => void;
}

export function TextPill({ label, question, hint, value, mono, onChange }: TextPillProps) {
  return (
    <FilterPill label={label} mono={mono} value={value} onClear={() => onChange(null)}>
      {(close) => (
        <TextChoice
          label={question}
          hint={hint}
          initial={value ?? ""}
          action="Show these"
          onChange={(next) => {
            onChange(next);
            close();
          }}
        />
      )}
    </FilterPill>
  );
}

interface PersonPillProps {
  label?: string;
  question: string;
  value: string | null;
  /** Their name, where a row says it. */
  name?: string | null;
  onChange: (value: string | null) => void;
}

export function PersonPill({ label = "Person", question, value, name, onChange }: PersonPillProps) {
  return (
    <FilterPill label={label} value={value && (name ?? value)} onClear={() => onChange(null)}>
      {(close) => (
        <TextChoice
          label={question}
          hint="Whole e-mail address, your own id, or a cust_… id"
          initial={value ?? ""}
          action="Show these"
          onChange={(next) => {
            onChange(next);
            close();
          }}
        />
      )}
    </FilterPill>
  );
}

interface Days {
  from: string | null;
  to: string | null;
}

export function DaysPill({ label, value, onChange }: { label: string; value: Days; onChange: (days: Days) => void }) {
  const { project } = useShell();
  return (
    <FilterPill
      label={label}
      value={whenWords({ within: null, ...value })}
      onClear={() => onChange({ from: null, to: null })}
    >
      {(close) => (
        <DaysForm
          value={value}
          timeZone={project.timeZone}
          onChange={(days) => {
            onChange(days);
            close();
          }}
        />
      )}
    </FilterPill>
  );
}

interface DaysFormProps {
  value: Days;
  timeZone: string;
  onChange: (days: Days) => void;
}

function DaysForm({ value, timeZone, onChange }: DaysFormProps) {
  const [from, setFrom] = useState(value.from ?? "");
  const [to, setTo] = useState(value.to ?? "");
  const isReversed = from !== "" && to !== "" && from > to;

  function submit(event: FormEvent) {
    event.preventDefault();
    if (!isReversed) onChange({ from: from || null, to: to || null });
  }

  return (
    <form onSubmit={submit} className="flex flex-col gap-2.5 p-3">
      <div className="grid grid-cols-2 gap-2">
        <Field label="From" type="date" value={from} onChange={(event) => setFrom(event.target.value)} />
        <Field label="To" type="date" value={to} onChange={(event) => setTo(event.target.value)} />
      </div>
      <p className={`text-[12px] ${isReversed ? "text-bad" : "text-muted"}`}>
        {isReversed ? "The first day is after the last." : `Whole days, ${timeZone.replaceAll("_", " ")}`}
      </p>
      <Button type="submit" disabled={isReversed}>
        Show these days
      </Button>
    </form>
  );
}

/** Shown while something is narrowed. */
export function ClearFilters({ isFiltered, onClear }: { isFiltered: boolean; onClear: () => void }) {
  if (!isFiltered) return null;
  return (
    <Button variant="ghost" small onClick={onClear}>
      Clear
    </Button>
  );
}
