"use client";

import { ChartColumn, Table2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { columnsOf, dayName } from "@/components/overview/time-words";
import { Button } from "@/components/ui/button";
import { TitledCard } from "@/components/ui/card";
import { Segmented } from "@/components/ui/segmented";
import { TimeChart } from "@/components/ui/time-chart";
import { TimeTable } from "@/components/ui/time-table";
import type { CampaignFunnel } from "@/lib/domain/campaign/record";
import { sumsOf, weeksOf } from "@/lib/domain/campaign/weeks";

interface CampaignTrendProps {
  funnel: CampaignFunnel;
  /** Of the campaign. */
  path: string;
}

/** From so many days on weeks are easier to read. */
const weeklyDaysMin = 60;

/** Friends by when they came, with the part that converted since; a column leads to them. */
export function CampaignTrend({ funnel, path }: CampaignTrendProps) {
  const router = useRouter();
  const [isTable, setTable] = useState(false);
  const days = funnel.buckets.unit === "day" ? funnel.buckets.starts.length : 0;
  const [chosen, setChosen] = useState<"day" | "week" | null>(null);
  const unit = days < 14 ? funnel.buckets.unit : (chosen ?? (days >= weeklyDaysMin ? "week" : "day"));
  const { columns, spans, series } = chartOf(funnel, unit);
  const title = `Friends by ${{ hour: "the hour", day: "day", week: "week" }[unit]} they came`;
  const Icon = isTable ? ChartColumn : Table2;
  return (
    <TitledCard
      title={title}
      actions={
        <>
          {days >= 14 && (
            <Segmented
              label="Columns"
              value={unit === "week" ? "week" : "day"}
              onChange={setChosen}
              options={[
                { value: "day", label: "Days" },
                { value: "week", label: "Weeks" },
              ]}
            />
          )}
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
      <div className="h-60 p-4 pt-3">
        {isTable ? (
          <TimeTable
            caption={title}
            columns={columns}
            series={[
              { label: "visits", tone: "soft", values: series.visits },
              { label: "came", tone: "soft", values: series.attributed },
              { label: "converted", tone: "accent", values: series.qualified },
              { label: "rewarded", tone: "accent", values: series.rewarded },
            ]}
          />
        ) : (
          <TimeChart
            label={`${title}; a column leads to them`}
            columns={columns}
            series={[
              { label: "converted", tone: "accent", values: series.qualified },
              {
                label: "not yet",
                tone: "soft",
                values: series.attributed.map((came, at) => came - (series.qualified[at] ?? 0)),
              },
            ]}
            onSelect={(key) => {
              const span = spans.get(key);
              if (span) router.push(`${path}/referrals?from=${span.from}&to=${span.to}`);
            }}
          />
        )}
      </div>
      <ul className="flex gap-4 border-t border-line px-4 py-2.5 text-[12px] text-muted">
        <Legend className="bg-accent">converted</Legend>
        <Legend className="bg-accent-line">not converted yet</Legend>
      </ul>
    </TitledCard>
  );
}

function Legend({ className, children }: { className: string; children: string }) {
  return (
    <li className="flex items-center gap-1.5">
      <span aria-hidden className={`size-2 rounded-full ${className}`} />
      {children}
    </li>
  );
}

/** Columns with the days that each stands for. */
function chartOf({ buckets, series }: CampaignFunnel, unit: "hour" | "day" | "week") {
  const names = buckets.starts.map((start) => dayName(start, buckets.timeZone));
  const own = columnsOf(buckets);
  if (unit !== "week") {
    const spans = own.map(({ key }, at) => [key, { from: names[at] ?? "", to: names[at] ?? "" }] as const);
    return { columns: own, spans: new Map(spans), series };
  }
  const weeks = weeksOf(names);
  const columns = weeks.map(({ from, to }) => {
    const [first, last] = [own[from], own[to]];
    return { key: first?.key ?? "", words: `${first?.words} – ${last?.words}`, short: first?.short ?? "" };
  });
  const spans = weeks.map(
    ({ from, to }) => [own[from]?.key ?? "", { from: names[from] ?? "", to: names[to] ?? "" }] as const,
  );
  return {
    columns,
    spans: new Map(spans),
    series: {
      visits: sumsOf(series.visits, weeks),
      attributed: sumsOf(series.attributed, weeks),
      qualified: sumsOf(series.qualified, weeks),
      rewarded: sumsOf(series.rewarded, weeks),
    },
  };
}
