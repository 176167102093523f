"use client";

import { CalendarDays } from "lucide-react";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import type { OverviewTime } from "@/lib/client/overview-queries";
import { daysProblem, overviewRanges } from "@/lib/domain/overview";
import { rangeWords, timeWords } from "./time-words";

interface RangeChoiceProps {
  time: OverviewTime;
  timeZone: string;
  onChange: (time: OverviewTime) => void;
}

export function RangeChoice({ time, timeZone, onChange }: RangeChoiceProps) {
  const [isOpen, setOpen] = useState(false);
  const choose = (next: OverviewTime) => {
    onChange(next);
    setOpen(false);
  };
  return (
    <Popover open={isOpen} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <Button>
          <CalendarDays className="size-3.5 text-muted" strokeWidth={1.75} aria-hidden />
          {timeWords(time)}
        </Button>
      </PopoverTrigger>
      <PopoverContent align="end" aria-label="Time to look at">
        <ul className="border-b border-line p-1">
          {overviewRanges.map((range) => (
            <li key={range}>
              <button
                type="button"
                aria-pressed={time.from === null && time.range === range}
                onClick={() => choose({ range, from: null, to: null })}
                className="block h-8 w-full rounded px-2 text-left leading-8 hover:bg-hover aria-pressed:font-medium pointer-coarse:h-10 pointer-coarse:leading-10"
              >
                {rangeWords(range)}
              </button>
            </li>
          ))}
        </ul>
        <DaysForm time={time} timeZone={timeZone} onChange={choose} />
      </PopoverContent>
    </Popover>
  );
}

function DaysForm({ time, timeZone, onChange }: RangeChoiceProps) {
  const [from, setFrom] = useState(time.from ?? "");
  const [to, setTo] = useState(time.to ?? "");
  const isWhole = from !== "" && to !== "";
  const fault = isWhole ? daysProblem({ from, to }) : null;
  const problem = fault && `The time ${fault}.`;

  function submit(event: FormEvent) {
    event.preventDefault();
    if (isWhole && !problem) onChange({ range: "30d", from, to });
  }

  return (
    <form onSubmit={submit} className="flex flex-col gap-2.5 p-3">
      <div className="grid grid-cols-2 gap-2">
        <Field label="From" type="date" value={from} onChange={(event) => setFrom(event.target.value)} />
        <Field label="To" type="date" value={to} onChange={(event) => setTo(event.target.value)} />
      </div>
      <p role="status" className={`text-[12px] ${problem ? "text-bad" : "text-muted"}`}>
        {problem ?? `Whole days, ${timeZone.replaceAll("_", " ")}`}
      </p>
      <Button type="submit" disabled={!isWhole || problem !== null}>
        Show these days
      </Button>
    </form>
  );
}
