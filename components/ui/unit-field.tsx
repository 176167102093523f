import { type ComponentProps, type ReactNode, useId } from "react";
import { FieldNote } from "./field-note";
import { Input } from "./input";

interface UnitFieldProps extends ComponentProps<"input"> {
  label: string;
  /** What is counted, behind the number: "EUR", "%", "days"; "" where something beside it says so. */
  unit: string;
  hint?: ReactNode;
  error?: string;
}

/** A labelled number with its unit in the field. */
export function UnitField({ label, unit, hint, error, id, ...props }: UnitFieldProps) {
  const ownId = useId();
  const inputId = id ?? ownId;
  const noteId = `${inputId}-note`;
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <label htmlFor={inputId} className="text-[12px] font-medium text-muted">
        {label}
        {unit && <span className="sr-only">, in {unit}</span>}
      </label>
      <span className="relative">
        <Input
          id={inputId}
          autoComplete="off"
          inputMode="decimal"
          className={unit ? "num pr-14" : "num"}
          aria-invalid={error ? true : undefined}
          aria-describedby={error || hint ? noteId : undefined}
          {...props}
        />
        <span
          aria-hidden
          className="pointer-events-none absolute inset-y-0 right-2.5 flex items-center text-[12.5px] text-subtle"
        >
          {unit}
        </span>
      </span>
      <FieldNote id={noteId} hint={hint} error={error} />
    </div>
  );
}
