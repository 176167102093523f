import { Card } from "@/components/ui/card";
import { cx } from "@/components/ui/class-names";
import { Sparkline } from "@/components/ui/sparkline";

interface MetricCardProps {
  label: string;
  value: string;
  /** "+12.4 %", as it stands beside the time before; null when there is nothing to stand beside. */
  change: string | null;
  /** Of the change: whether it is to be glad of. */
  tone: "good" | "bad" | "neutral";
  before: string;
  values: number[];
  /** What the curve says. */
  curve: string;
  isBad?: boolean;
}

const tones = { good: "text-good", bad: "text-bad", neutral: "text-ink" };

export function MetricCard({ label, value, change, tone, before, values, curve, isBad }: MetricCardProps) {
  return (
    <Card className="min-w-0 px-4 pt-3.5 pb-3">
      <h2 className="text-[12.5px] font-medium text-muted">{label}</h2>
      <div className="mt-0.5 flex items-center justify-between gap-2">
        <p className="num truncate text-[22px] leading-9 font-semibold tracking-tight">{value}</p>
        <Sparkline values={values} label={curve} tone={isBad ? "bad" : "accent"} className="hidden shrink-0 lg:block" />
      </div>
      <p className="text-[12.5px] text-subtle">
        {change === null ? (
          `Nothing in ${before}`
        ) : (
          <>
            <span className={cx("num", tones[tone])}>{change}</span> vs. {before}
          </>
        )}
      </p>
    </Card>
  );
}
