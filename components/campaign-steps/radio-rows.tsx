import type { ComponentProps, ReactNode } from "react";

interface RadioRowsProps<Value extends string> {
  legend: string;
  options: readonly { value: Value; label: string; means?: string; below?: ReactNode }[];
  chosen: Value;
  /** Where no form holds it. */
  isControlled?: boolean;
  /** register() of the form. */
  field: Omit<ComponentProps<"input">, "type" | "value">;
}

/** A choice of few, one below the other; what is asked of the chosen one stands below it. */
export function RadioRows<Value extends string>({
  legend,
  options,
  chosen,
  isControlled,
  field,
}: RadioRowsProps<Value>) {
  return (
    <fieldset>
      <legend className="mb-2 text-[12px] font-medium text-muted">{legend}</legend>
      <div className="flex flex-col gap-2.5">
        {options.map(({ value, label, means, below }) => (
          <div key={value}>
            <label className="flex cursor-pointer items-start gap-2">
              <input
                type="radio"
                value={value}
                className="mt-0.5 size-4 shrink-0 accent-accent pointer-coarse:size-5"
                {...(isControlled && { checked: chosen === value })}
                {...field}
              />
              <span className="min-w-0">
                {label}
                {means && <span className="block text-[12px] text-muted">{means}</span>}
              </span>
            </label>
            {below && chosen === value && <div className="mt-2 ml-6">{below}</div>}
          </div>
        ))}
      </div>
    </fieldset>
  );
}
