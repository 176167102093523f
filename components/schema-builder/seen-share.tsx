import { cx } from "@/components/ui/class-names";
import { Tooltip } from "@/components/ui/tooltip";
import type { SeenProperties } from "@/lib/domain/event-schema/seen";

const figure = new Intl.NumberFormat("en-GB");

/** "98 %", and never "100 %" of what one event lacked. */
export function shareWords(count: number, of: number): string {
  if (count > 0 && count * 200 < of) return "<1\u00a0%";
  const percent = Math.round((count / of) * 100);
  return `${percent === 100 && count < of ? 99 : percent}\u00a0%`;
}

interface SeenShareProps {
  seen: Pick<SeenProperties, "sampled" | "total" | "isMore" | "days">;
  count: number;
  required: boolean;
}

/** In how many of the last days' events the property came. Amber says that a required one was missing in some. */
export function SeenShare({ seen, count, required }: SeenShareProps) {
  const { sampled, total, isMore, days } = seen;
  const isMissing = required && count < sampled;
  const words = `In ${figure.format(count)} of ${figure.format(sampled)} events`;
  const sample = sampled < total ? `, a sample of ${isMore ? "more than " : ""}${figure.format(total)}` : "";
  return (
    <Tooltip text={`${words} of the last ${days} days${sample}.${isMissing ? " It is required." : ""}`}>
      <span className="num inline-flex items-center gap-2 text-muted">
        <span className="h-1.5 w-11 overflow-hidden rounded-full bg-muted-soft max-sm:hidden" aria-hidden>
          <span
            className={cx("block h-full rounded-full", isMissing ? "bg-warn-fill" : "bg-good-fill")}
            style={{ width: `${(count / sampled) * 100}%` }}
          />
        </span>
        {count === 0 ? "never" : shareWords(count, sampled)}
        <span className="sr-only">of events had it{isMissing ? ", although it is required" : ""}</span>
      </span>
    </Tooltip>
  );
}
