"use client";

import { useQuery } from "@tanstack/react-query";
import { Skeleton } from "@/components/ui/skeleton";
import { TimeChart } from "@/components/ui/time-chart";
import { eventVolumeQuery } from "@/lib/client/event-queries";

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

/** Events received a day over thirty days; a day can be picked. */
export function VolumeBars({ project, name, selected, onSelect }: VolumeBarsProps) {
  const { data } = useQuery(eventVolumeQuery(project, { name, days }));
  if (!data) return <VolumeSkeleton />;
  const counts = data.days.map((day) => day.count);
  const columns = data.days.map(({ day }) => ({ key: day, words: dayWords.format(new Date(day)), short: "" }));
  return (
    <div className="flex flex-col gap-3 px-4 py-3 sm:flex-row sm:items-end sm:gap-6">
      <dl className="flex shrink-0 gap-6">
        <Figure label="Last 30 days" value={counts.reduce((sum, each) => sum + each, 0)} />
        <Figure label="Today" value={counts.at(-1) ?? 0} />
      </dl>
      <TimeChart
        isSlim
        label="Events received a day; pick a day to see only its events"
        columns={columns}
        series={[{ label: "events", tone: "accent", values: counts }]}
        selected={selected}
        onSelect={(day) => onSelect(day === selected ? null : day)}
      />
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

function VolumeSkeleton() {
  return (
    <div className="flex items-end gap-6 px-4 py-3" aria-hidden>
      <Skeleton className="h-12 w-20" />
      <Skeleton className="h-12 w-16" />
      <Skeleton className="h-12 flex-1" />
    </div>
  );
}
