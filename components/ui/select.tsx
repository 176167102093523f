import { ChevronDown } from "lucide-react";
import { type ComponentProps, type ReactNode, useId } from "react";
import { cx } from "./class-names";
import { FieldNote } from "./field-note";

/** The browser's own select: right on every phone, by every keyboard, and without script. */
export function Select({ className, children, ...props }: ComponentProps<"select">) {
  return (
    <span className={cx("relative inline-flex w-full", className)}>
      <select
        className="h-8 w-full appearance-none truncate rounded-md border border-line bg-surface pl-2.5 pr-7 text-[13px] text-ink hover:border-line-strong focus-visible:border-accent focus-visible:outline-1 focus-visible:outline-offset-0 focus-visible:outline-accent aria-invalid:border-bad disabled:opacity-60 pointer-coarse:h-10 pointer-coarse:text-[16px]"
        {...props}
      >
        {children}
      </select>
      <ChevronDown
        className="pointer-events-none absolute right-2 top-1/2 size-3.5 -translate-y-1/2 text-muted"
        aria-hidden
      />
    </span>
  );
}

interface SelectFieldProps extends ComponentProps<"select"> {
  label: string;
  hint?: ReactNode;
  error?: string;
}

export function SelectField({ label, hint, error, id, ...props }: SelectFieldProps) {
  const ownId = useId();
  const selectId = id ?? ownId;
  const noteId = `${selectId}-note`;
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={selectId} className="text-[12px] font-medium text-muted">
        {label}
      </label>
      <Select
        id={selectId}
        aria-invalid={error ? true : undefined}
        aria-describedby={error || hint ? noteId : undefined}
        {...props}
      />
      <FieldNote id={noteId} hint={hint} error={error} />
    </div>
  );
}
