"use client";

import { ChartColumn, Table2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { TitledCard } from "@/components/ui/card";
import { TimeChart } from "@/components/ui/time-chart";
import { TimeTable } from "@/components/ui/time-table";
import type { Overview } from "@/lib/domain/overview-record";
import { bucketOf, columnsOf, dayName } from "./time-words";

/** What came in over time; a column leads to its day's events. */
export function EventsCard({ overview, project }: { overview: Overview; project: string }) {
  const router = useRouter();
  const [isTable, setTable] = useState(false);
  const { buckets, events, publications } = overview;
  const columns = columnsOf(buckets);
  const title = buckets.unit === "day" ? "Events a day" : "Events an hour";
  const series = [
    { label: "accepted", tone: "accent" as const, values: events.accepted },
    { label: "rejected", tone: "bad" as const, values: events.rejected },
  ];
  const Icon = isTable ? ChartColumn : Table2;

  function openDay(start: string) {
    const day = dayName(start, buckets.timeZone);
    router.push(`/projects/${project}/events?from=${day}&to=${day}`);
  }

  return (
    <TitledCard
      title={title}
      actions={
        <>
          <Legend />
          <Button
            variant="ghost"
            icon
            aria-label={isTable ? "Show as a chart" : "Show as a table"}
            onClick={() => setTable(!isTable)}
          >
            <Icon className="size-4" strokeWidth={1.75} aria-hidden />
          </Button>
        </>
      }
    >
      <div className="h-[264px] p-4 pt-3 lg:h-[calc(100%-45px)] lg:min-h-[264px]">
        {isTable ? (
          <TimeTable caption={title} columns={columns} series={series} />
        ) : (
          <TimeChart
            label={`${title}; a column leads to the events of its day`}
            columns={columns}
            series={series}
            marks={publications.flatMap(({ name, label, publishedAt }) => {
              const key = bucketOf(buckets, publishedAt);
              return key ? [{ key, words: `${name} ${label} published`, name: `${name} ${label}` }] : [];
            })}
            onSelect={openDay}
          />
        )}
      </div>
    </TitledCard>
  );
}

function Legend() {
  return (
    <ul className="mr-1 flex gap-3 text-[12.5px] text-muted">
      <li className="flex items-center gap-1.5">
        <span aria-hidden className="size-2 rounded-full bg-accent" />
        accepted
      </li>
      <li className="flex items-center gap-1.5">
        <span aria-hidden className="size-2 rounded-full bg-bad-fill" />
        rejected
      </li>
    </ul>
  );
}
