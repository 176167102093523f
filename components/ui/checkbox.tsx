import { type ComponentProps, type ReactNode, useId } from "react";
import { cx } from "./class-names";

export function Checkbox({ className, ...props }: Omit<ComponentProps<"input">, "type">) {
  return (
    <input
      type="checkbox"
      className={cx("size-4 shrink-0 accent-accent disabled:opacity-50 pointer-coarse:size-5", className)}
      {...props}
    />
  );
}

interface CheckboxFieldProps extends Omit<ComponentProps<"input">, "type"> {
  label: ReactNode;
  hint?: ReactNode;
}

/** A choice with its consequence below it. */
export function CheckboxField({ label, hint, id, className, ...props }: CheckboxFieldProps) {
  const ownId = useId();
  const boxId = id ?? ownId;
  return (
    <div className={cx("flex items-start gap-2", className)}>
      <Checkbox id={boxId} aria-describedby={hint ? `${boxId}-note` : undefined} className="mt-0.5" {...props} />
      <div className="min-w-0">
        <label htmlFor={boxId}>{label}</label>
        {hint && (
          <p id={`${boxId}-note`} className="text-[12px] text-muted">
            {hint}
          </p>
        )}
      </div>
    </div>
  );
}
