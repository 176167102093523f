import type { ReactNode } from "react";

/** What a step asks, and what its answer decides. */
export function StepHead({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <header className="mb-4">
      <h2 className="text-[20px] leading-7 font-semibold tracking-tight">{title}</h2>
      {children && <p className="mt-0.5 text-[13px] text-muted">{children}</p>}
    </header>
  );
}
