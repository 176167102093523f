import type { ReactNode } from "react";

export function Kbd({ children }: { children: ReactNode }) {
  return (
    <kbd className="inline-flex h-4.5 items-center rounded border border-line bg-canvas px-1 font-mono text-[10.5px] text-muted">
      {children}
    </kbd>
  );
}
