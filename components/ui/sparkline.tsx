import { cx } from "./class-names";

interface SparklineProps {
  /** From the oldest to the newest. */
  values: number[];
  /** What the line says, for those who do not see it: "1,204 events in 30 days". */
  label: string;
  tone?: "accent" | "bad";
  className?: string;
}

const width = 96;
const height = 22;
const inset = 1.5;

/** How a number moved, in the height of a row. */
export function Sparkline({ values, label, tone = "accent", className }: SparklineProps) {
  const peak = Math.max(...values, 1);
  const step = values.length > 1 ? (width - 2 * inset) / (values.length - 1) : 0;
  const points = values.map((value, at) => ({
    x: inset + at * step,
    y: height - inset - (value / peak) * (height - 2 * inset),
  }));
  const line = points.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(" ");
  const last = points.at(-1);
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${width} ${height}`}
      className={cx("h-[22px] w-24 overflow-visible", tone === "bad" ? "text-bad" : "text-accent-text", className)}
    >
      <title>{label}</title>
      <polygon
        points={`${inset},${height - inset} ${line} ${last?.x.toFixed(1) ?? inset},${height - inset}`}
        className="fill-current opacity-10"
      />
      <polyline points={line} fill="none" stroke="currentColor" strokeWidth={1.25} strokeLinejoin="round" />
      {last && <circle cx={last.x} cy={last.y} r={1.75} className="fill-current" />}
    </svg>
  );
}
