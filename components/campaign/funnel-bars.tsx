import type { ReactNode } from "react";
import { cx } from "@/components/ui/class-names";

const steps = [
  { key: "attributed", label: "Friends who came" },
  { key: "qualified", label: "Converted" },
  { key: "rewarded", label: "Rewarded" },
] as const;

export type FunnelStep = (typeof steps)[number]["key"];

interface FunnelBarsProps {
  counts: Record<FunnelStep, number>;
  /** Stands behind each number. */
  beside?: (step: FunnelStep) => ReactNode;
}

const shades = ["", "opacity-80", "opacity-60"];
const count = new Intl.NumberFormat("en-GB");

/** How far the friends got. */
export function FunnelBars({ counts, beside }: FunnelBarsProps) {
  // Where steps are counted when they happen, more may convert than came in the same time.
  const peak = Math.max(...steps.map(({ key }) => counts[key]), 1);
  return (
    <dl className="flex flex-col gap-2.5">
      {steps.map(({ key, label }, at) => (
        <div
          key={key}
          className={cx(
            "grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1",
            beside ? "sm:grid-cols-[140px_minmax(0,1fr)_auto_88px]" : "sm:grid-cols-[140px_minmax(0,1fr)_auto]",
          )}
        >
          <dt className="text-muted">{label}</dt>
          <div aria-hidden className="order-3 col-span-2 h-6 rounded bg-muted-soft sm:order-none sm:col-span-1">
            <div
              className={cx("h-full rounded bg-accent", shades[at])}
              style={{ width: `${(100 * counts[key]) / peak}%` }}
            />
          </div>
          <dd className="num min-w-12 text-right font-medium">{count.format(counts[key])}</dd>
          {beside && <dd className="num hidden text-right text-[12px] sm:block">{beside(key)}</dd>}
        </div>
      ))}
    </dl>
  );
}
