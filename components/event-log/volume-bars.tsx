"use client";

import { useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, useRef, useState } from "react";
import { cx } from "@/components/ui/class-names";
import { Skeleton } from "@/components/ui/skeleton";
import { Tooltip } from "@/components/ui/tooltip";
import { eventVolumeQuery } from "@/lib/client/event-queries";
import type { EventVolume } from "@/lib/domain/event/event-record";

type Day = EventVolume["days"][number];

interface VolumeBarsProps {
  project: string;
  name: string[];
  /** The day the list is narrowed to. */
  selected: string | null;
  onSelect: (day: string | null) => void;
}

const days = 30;
const count = new Intl.NumberFormat("en-GB");
const dayWords = new Intl.DateTimeFormat("en-GB", {
  weekday: "short",
  day: "numeric",
  month: "short",
  timeZone: "UTC",
});

/** Events a day over thirty days; a day can be picked. */
export function VolumeBars({ project, name, selected, onSelect }: VolumeBarsProps) {
  const { data } = useQuery(eventVolumeQuery(project, { name, days }));
  if (!data) return <VolumeSkeleton />;
  const total = data.days.reduce((sum, day) => sum + day.count, 0);
  const today = data.days.at(-1)?.count ?? 0;
  return (
    <div className="flex flex-col gap-3 px-4 py-3 sm:flex-row sm:items-end sm:gap-6">
      <dl className="flex shrink-0 gap-6">
        <Figure label="Last 30 days" value={total} />
        <Figure label="Today" value={today} />
      </dl>
      <Bars days={data.days} selected={selected} onSelect={onSelect} />
    </div>
  );
}

function Figure({ label, value }: { label: string; value: number }) {
  return (
    <div className="flex flex-col">
      <dt className="text-[12px] font-medium text-muted">{label}</dt>
      <dd className="num text-[20px] leading-7 font-semibold tracking-tight">{count.format(value)}</dd>
    </div>
  );
}

interface BarsProps {
  days: Day[];
  selected: string | null;
  onSelect: (day: string | null) => void;
}

/** One stop for the tab key; left and right go from day to day. */
function Bars({ days: each, selected, onSelect }: BarsProps) {
  const group = useRef<HTMLDivElement>(null);
  const [stop, setStop] = useState(each.length - 1);
  const max = Math.max(...each.map((day) => day.count), 1);

  function onKeyDown(event: KeyboardEvent) {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const next = Math.min(Math.max(stop + step, 0), each.length - 1);
    setStop(next);
    group.current?.querySelectorAll("button")[next]?.focus();
  }

  return (
    <div
      ref={group}
      role="group"
      aria-label="Events a day; pick a day to see only its events"
      onKeyDown={onKeyDown}
      className="flex h-12 min-w-0 shrink-0 items-stretch sm:flex-1 sm:shrink"
    >
      {each.map((day, at) => (
        <Tooltip key={day.day} text={<DayWords day={day} />}>
          <button
            type="button"
            tabIndex={at === stop ? 0 : -1}
            onFocus={() => setStop(at)}
            onClick={() => onSelect(selected === day.day ? null : day.day)}
            aria-pressed={selected === day.day}
            aria-label={`${dayWords.format(new Date(day.day))}: ${count.format(day.count)} events`}
            className="group flex min-w-0 flex-1 items-end rounded-xs px-px"
          >
            <span
              style={{ height: day.count === 0 ? "1px" : `${Math.max(6, (day.count / max) * 100)}%` }}
              className={cx("w-full rounded-t-xs transition-colors duration-120", barTone(day, selected))}
            />
          </button>
        </Tooltip>
      ))}
    </div>
  );
}

function barTone(day: Day, selected: string | null): string {
  if (day.count === 0) return "bg-line-strong";
  if (selected === null || selected === day.day) return "bg-accent group-hover:bg-accent-strong";
  return "bg-accent-line group-hover:bg-accent";
}

function DayWords({ day }: { day: Day }) {
  return (
    <span className="num">
      {dayWords.format(new Date(day.day))} · <b className="font-medium">{count.format(day.count)}</b>{" "}
      {day.count === 1 ? "event" : "events"}
    </span>
  );
}

function VolumeSkeleton() {
  return (
    <div className="flex items-end gap-6 px-4 py-3" aria-hidden>
      <Skeleton className="h-12 w-20" />
      <Skeleton className="h-12 w-16" />
      <Skeleton className="h-12 flex-1" />
    </div>
  );
}
