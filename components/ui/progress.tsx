interface ProgressProps {
  /** What is under way, in words: "214 of 1,204 replayed". */
  label: string;
  value: number;
  max: number;
}

export function Progress({ label, value, max }: ProgressProps) {
  const share = max > 0 ? Math.min(100, (100 * value) / max) : 0;
  return (
    <div className="flex flex-col gap-1.5">
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={max}
        aria-valuenow={value}
        className="h-1.5 overflow-hidden rounded-full bg-muted-soft"
      >
        <div className="h-full rounded-full bg-accent transition-[width] duration-160" style={{ width: `${share}%` }} />
      </div>
      <p className="num text-[12px] text-muted" aria-live="polite">
        {label}
      </p>
    </div>
  );
}
