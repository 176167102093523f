import type { LucideIcon } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { cx } from "@/components/ui/class-names";

interface RadioCardsProps<Value extends string> {
  legend: string;
  isLegendHidden?: boolean;
  options: readonly { value: Value; label: string; means: ReactNode; icon: LucideIcon }[];
  columns?: 2 | 3;
  /** Where no form holds it. */
  chosen?: Value;
  /** register() of the form. */
  field: Omit<ComponentProps<"input">, "type" | "value">;
}

/** A choice of few, each with what it means. */
export function RadioCards<Value extends string>({
  legend,
  isLegendHidden,
  options,
  columns = 3,
  chosen,
  field,
}: RadioCardsProps<Value>) {
  return (
    <fieldset>
      <legend className={isLegendHidden ? "sr-only" : "mb-2 text-[12px] font-medium text-muted"}>{legend}</legend>
      <div className={cx("grid gap-2", columns === 3 ? "sm:grid-cols-3" : "sm:grid-cols-2")}>
        {options.map(({ value, label, means, icon: Icon }) => (
          <label
            key={value}
            className="group relative flex cursor-pointer flex-col gap-1 rounded-lg border border-line bg-surface px-3 py-2.5 transition-colors duration-120 hover:border-line-strong has-checked:border-accent has-checked:bg-accent-soft/30 has-checked:shadow-[inset_0_0_0_1px_var(--color-accent)] has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              value={value}
              className="sr-only"
              {...(chosen && { checked: chosen === value })}
              {...field}
            />
            <span className="flex items-center gap-2 font-medium">
              <Icon
                className="size-4 shrink-0 text-faint group-has-checked:text-accent-text"
                strokeWidth={1.75}
                aria-hidden
              />
              {label}
            </span>
            <span className="text-[12px] leading-4.5 text-muted">{means}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
