"use client";

import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from "react";
import { cx } from "./class-names";
import { niceScale } from "./nice-scale";
import { type TimeChartMark, TimeChartMarks } from "./time-chart-marks";

/** A day or an hour. */
export interface TimeChartColumn {
  key: string;
  /** "Tue, 24 Nov". */
  words: string;
  /** Below the chart: "24 Nov". */
  short: string;
}

export interface TimeChartSeries {
  /** What is counted, as it follows a number: "accepted". */
  label: string;
  tone: "accent" | "soft" | "bad";
  values: number[];
}

interface TimeChartProps {
  /** What it shows and what choosing a column does, for those who do not see it. */
  label: string;
  columns: TimeChartColumn[];
  /** Standing on one another, the first at the bottom. */
  series: TimeChartSeries[];
  marks?: TimeChartMark[];
  /** Without scale and names of columns, for the height of a toolbar. */
  isSlim?: boolean;
  /** Given where one column stays chosen; null while none is. */
  selected?: string | null;
  onSelect: (key: string) => void;
}

const count = new Intl.NumberFormat("en-GB");
const fills = { accent: "bg-accent", soft: "bg-accent-line", bad: "bg-bad-fill" };

/** Counts over time as columns: one stop for the tab key, left and right go from column to column, Enter chooses. */
export function TimeChart({ label, columns, series, marks = [], isSlim = false, selected, onSelect }: TimeChartProps) {
  const [shown, setShown] = useState<number | null>(null);
  const totals = columns.map((_, at) => series.reduce((sum, { values }) => sum + (values[at] ?? 0), 0));
  const { max, steps } = isSlim ? { max: Math.max(...totals, 1), steps: [] } : niceScale(Math.max(...totals));
  const marked = new Map(columns.map(({ key }) => [key, marks.filter((mark) => mark.key === key)]));
  return (
    <div className={cx("relative min-w-0", isSlim ? "h-12 sm:flex-1" : "flex h-full flex-1 flex-col pt-5")}>
      <div className={cx("relative", isSlim ? "h-full border-b border-line-strong" : "ml-9 min-h-0 flex-1")}>
        {steps.map((step) => (
          <GridLine key={step} step={step} max={max} />
        ))}
        {!isSlim && <TimeChartMarks columns={columns} marked={marked} />}
        <Columns label={label} columns={columns} stop={setShown} shown={shown} selected={selected} onSelect={onSelect}>
          {(at) => ({
            words: columnWords(columns[at], series, at, marked),
            bar: <Bar series={series} at={at} max={max} tone={barTone(columns[at]?.key, selected)} />,
          })}
        </Columns>
        {shown !== null && columns[shown] && (
          <Bubble place={(shown + 0.5) / columns.length}>
            <BubbleWords
              column={columns[shown]}
              series={series}
              at={shown}
              marks={marked.get(columns[shown].key) ?? []}
            />
          </Bubble>
        )}
      </div>
      {!isSlim && <ColumnNames columns={columns} />}
    </div>
  );
}

function GridLine({ step, max }: { step: number; max: number }) {
  return (
    <div
      aria-hidden
      style={{ bottom: `${(step / max) * 100}%` }}
      className={cx("absolute inset-x-0 border-t", step === 0 ? "border-line-strong" : "border-line")}
    >
      <span className="num absolute -top-2 -left-9 w-7 text-right text-[11px] leading-4 text-subtle">
        {new Intl.NumberFormat("en-GB", { notation: "compact" }).format(step)}
      </span>
    </div>
  );
}

interface ColumnsProps {
  label: string;
  columns: TimeChartColumn[];
  shown: number | null;
  stop: (at: number | null) => void;
  selected: string | null | undefined;
  onSelect: (key: string) => void;
  children: (at: number) => { words: string; bar: ReactNode };
}

function Columns({ label, columns, shown, stop, selected, onSelect, children }: ColumnsProps) {
  const group = useRef<HTMLDivElement>(null);
  const [last, setLast] = useState<string | null>(null);
  const found = columns.findIndex(({ key }) => key === last);
  const tabStop = found === -1 ? columns.length - 1 : found;

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === "Escape") stop(null);
    const to = { ArrowRight: tabStop + 1, ArrowLeft: tabStop - 1, Home: 0, End: columns.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = Math.min(Math.max(to, 0), columns.length - 1);
    group.current?.querySelectorAll("button")[next]?.focus();
  }

  return (
    <div
      ref={group}
      role="group"
      aria-label={label}
      onKeyDown={onKeyDown}
      onPointerLeave={() => stop(null)}
      className="absolute inset-0 flex items-stretch"
    >
      {columns.map(({ key }, at) => {
        const { words, bar } = children(at);
        return (
          <button
            key={key}
            type="button"
            tabIndex={at === tabStop ? 0 : -1}
            aria-label={words}
            aria-pressed={selected === undefined ? undefined : selected === key}
            onFocus={() => {
              setLast(key);
              stop(at);
            }}
            onBlur={() => stop(null)}
            onPointerEnter={() => stop(at)}
            onClick={() => onSelect(key)}
            className={cx("flex min-w-0 flex-1 flex-col justify-end rounded-xs px-px", shown === at && "bg-hover")}
          >
            {bar}
          </button>
        );
      })}
    </div>
  );
}

interface BarProps {
  series: TimeChartSeries[];
  at: number;
  max: number;
  tone: string;
}

/** What is counted is seen, however little it is beside the rest. */
function Bar({ series, at, max, tone }: BarProps) {
  return series.toReversed().map(({ label, tone: own, values }) => {
    const value = values[at] ?? 0;
    return (
      <span
        key={label}
        style={{ height: `${(value / max) * 100}%` }}
        className={cx(
          "w-full shrink-0 transition-colors duration-120 first:rounded-t-xs",
          value > 0 && "min-h-[2px]",
          own === "accent" ? tone : fills[own],
        )}
      />
    );
  });
}

function barTone(key: string | undefined, selected: string | null | undefined): string {
  return !selected || selected === key ? fills.accent : "bg-accent-line";
}

/** At most six names, at most three on a phone. */
function ColumnNames({ columns }: { columns: TimeChartColumn[] }) {
  const every = Math.max(1, Math.ceil(columns.length / 6));
  return (
    <div aria-hidden className="relative mt-1.5 ml-9 h-4 text-[11px] text-subtle">
      {columns.map(({ key, short }, at) =>
        at % every === 0 ? (
          <span
            key={key}
            style={{ left: `${((at + 0.5) / columns.length) * 100}%` }}
            className={cx(
              "num absolute -translate-x-1/2 whitespace-nowrap",
              (at / every) % 2 === 1 && "hidden sm:inline",
            )}
          >
            {short}
          </span>
        ) : null,
      )}
    </div>
  );
}

/** Beside the column and within the chart, however near its edge. */
function Bubble({ place, children }: { place: number; children: ReactNode }) {
  return (
    <div
      aria-hidden
      style={{ left: `${place * 100}%`, transform: `translateX(-${Math.round(place * 100)}%)` }}
      className="pointer-events-none absolute bottom-full z-30 mb-1 w-max max-w-64 rounded-md border border-line bg-overlay px-2 py-1.5 text-[12px] text-ink shadow-overlay"
    >
      {children}
    </div>
  );
}

interface BubbleWordsProps {
  column: TimeChartColumn;
  series: TimeChartSeries[];
  at: number;
  marks: { words: string }[];
}

function BubbleWords({ column, series, at, marks }: BubbleWordsProps) {
  const id = useId();
  return (
    <>
      <p className="text-muted">{column.words}</p>
      {series.map(({ label, tone, values }) => (
        <p key={`${id}${label}`} className="num flex items-center gap-1.5">
          <span className={cx("size-2 rounded-full", fills[tone])} />
          <b className="font-medium">{count.format(values[at] ?? 0)}</b> {label}
        </p>
      ))}
      {marks.map(({ words }) => (
        <p key={words} className="truncate text-muted">
          {words}
        </p>
      ))}
    </>
  );
}

function columnWords(
  column: TimeChartColumn | undefined,
  series: TimeChartSeries[],
  at: number,
  marked: Map<string, { words: string }[]>,
): string {
  if (!column) return "";
  const counts = series.map(({ label, values }) => `${count.format(values[at] ?? 0)} ${label}`);
  return [`${column.words}: ${counts.join(", ")}`, ...(marked.get(column.key) ?? []).map(({ words }) => words)].join(
    "; ",
  );
}
