import type { ReactNode } from "react";
import { cx } from "@/components/ui/class-names";
import type { FunnelStep } from "@/lib/domain/campaign/figures";

const labels: Record<FunnelStep, string> = {
  visits: "Visits of links",
  attributed: "Friends who came",
  qualified: "Converted",
  rewarded: "Rewarded",
};

interface FunnelBarsProps<Step extends FunnelStep> {
  steps: readonly Step[];
  counts: Record<Step, number>;
  /** Stands behind each number. */
  beside?: (step: Step) => ReactNode;
}

const shades = ["", "opacity-85", "opacity-70", "opacity-55"];
const count = new Intl.NumberFormat("en-GB");

/** How far the friends got. */
export function FunnelBars<Step extends FunnelStep>({ steps, counts, beside }: FunnelBarsProps<Step>) {
  // Where steps are counted when they happen, more may convert than came in the same time.
  const peak = Math.max(...steps.map((step) => counts[step]), 1);
  return (
    <dl className="flex flex-col gap-2.5">
      {steps.map((key, at) => (
        <div
          key={key}
          className={cx(
            "grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1",
            beside ? "sm:grid-cols-[132px_minmax(0,1fr)_auto_148px]" : "sm:grid-cols-[140px_minmax(0,1fr)_auto]",
          )}
        >
          <dt className="text-muted">{labels[key]}</dt>
          <div aria-hidden className="order-3 col-span-2 h-6 rounded bg-muted-soft sm:order-none sm:col-span-1">
            <div
              className={cx("h-full rounded bg-accent", shades[at])}
              style={{ width: `${(100 * counts[key]) / peak}%` }}
            />
          </div>
          <dd className="num min-w-12 text-right font-medium">{count.format(counts[key])}</dd>
          {beside && (
            <dd className="num order-4 col-span-2 text-right text-[12px] sm:order-none sm:col-span-1">{beside(key)}</dd>
          )}
        </div>
      ))}
    </dl>
  );
}
