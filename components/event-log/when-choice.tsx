"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import type { EventListFilter, RecentSpan } from "@/lib/client/event-queries";

type When = Pick<EventListFilter, "within" | "from" | "to">;

export const spanWords: Record<RecentSpan, string> = {
  "1h": "last hour",
  "24h": "last 24 hours",
  "7d": "last 7 days",
  "30d": "last 30 days",
};

export function whenWords({ within, from, to }: When): string | null {
  if (within) return spanWords[within];
  if (from && to) return from === to ? dayWords(from) : `${dayWords(from)} – ${dayWords(to)}`;
  if (from) return `since ${dayWords(from)}`;
  return to ? `until ${dayWords(to)}` : null;
}

function dayWords(day: string): string {
  return new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" }).format(
    new Date(day),
  );
}

interface WhenChoiceProps {
  chosen: When;
  timeZone: string;
  onChange: (when: When) => void;
}

export function WhenChoice({ chosen, timeZone, onChange }: WhenChoiceProps) {
  const [from, setFrom] = useState(chosen.from ?? "");
  const [to, setTo] = useState(chosen.to ?? "");
  const isReversed = from !== "" && to !== "" && from > to;

  function submit(event: FormEvent) {
    event.preventDefault();
    if (!isReversed) onChange({ within: null, from: from || null, to: to || null });
  }

  return (
    <div>
      <ul className="border-b border-line p-1">
        {(Object.keys(spanWords) as RecentSpan[]).map((span) => (
          <li key={span}>
            <button
              type="button"
              aria-pressed={chosen.within === span}
              onClick={() => onChange({ within: span, from: null, to: null })}
              className="block h-8 w-full rounded px-2 text-left leading-8 first-letter:uppercase hover:bg-hover aria-pressed:font-medium pointer-coarse:h-10 pointer-coarse:leading-10"
            >
              {spanWords[span]}
            </button>
          </li>
        ))}
      </ul>
      <form onSubmit={submit} className="flex flex-col gap-2.5 p-3">
        <div className="grid grid-cols-2 gap-2">
          <Field label="From" type="date" value={from} onChange={(event) => setFrom(event.target.value)} />
          <Field label="To" type="date" value={to} onChange={(event) => setTo(event.target.value)} />
        </div>
        <p className={`text-[12px] ${isReversed ? "text-bad" : "text-muted"}`}>
          {isReversed ? "The first day is after the last." : `Whole days, ${timeZone.replaceAll("_", " ")}`}
        </p>
        <Button type="submit" disabled={isReversed || (from === "" && to === "")}>
          Show these days
        </Button>
      </form>
    </div>
  );
}
