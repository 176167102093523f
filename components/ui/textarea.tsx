import { type ComponentProps, type ReactNode, useId } from "react";
import { cx } from "./class-names";
import { FieldNote } from "./field-note";

export function Textarea({ className, ...props }: ComponentProps<"textarea">) {
  return (
    <textarea
      className={cx(
        "min-h-16 w-full rounded-md border border-line bg-surface px-2.5 py-1.5 text-[13px] leading-5 text-ink placeholder:text-subtle hover:border-line-strong focus-visible:border-accent focus-visible:outline-1 focus-visible:outline-offset-0 focus-visible:outline-accent aria-invalid:border-bad disabled:opacity-60 pointer-coarse:text-[16px]",
        className,
      )}
      {...props}
    />
  );
}

interface TextareaFieldProps extends ComponentProps<"textarea"> {
  label: string;
  hint?: ReactNode;
  error?: string;
}

export function TextareaField({ label, hint, error, id, ...props }: TextareaFieldProps) {
  const ownId = useId();
  const textareaId = id ?? ownId;
  const noteId = `${textareaId}-note`;
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={textareaId} className="text-[12px] font-medium text-muted">
        {label}
      </label>
      <Textarea
        id={textareaId}
        aria-invalid={error ? true : undefined}
        aria-describedby={error || hint ? noteId : undefined}
        {...props}
      />
      <FieldNote id={noteId} hint={hint} error={error} />
    </div>
  );
}
