import type { ReactNode } from "react";

/** A page before anybody is signed in: one card, nothing else. */
export function AuthFrame({ title, lead, children }: { title: string; lead?: ReactNode; children: ReactNode }) {
  return (
    <main className="grid min-h-dvh place-items-start justify-items-center px-4 pt-[14vh]">
      <div className="w-full max-w-[360px]">
        <div className="mb-6 flex items-center gap-2.5">
          <span
            aria-hidden
            className="grid size-6 place-items-center rounded-md bg-accent text-[13px] font-semibold text-white"
          >
            G
          </span>
          <span className="text-[15px] font-semibold tracking-tight">Goodword</span>
        </div>
        <div className="rounded-lg border border-line bg-surface p-5 shadow-card">
          <h1 className="text-[16px] leading-6 font-semibold">{title}</h1>
          {lead && <p className="mt-1 text-muted">{lead}</p>}
          <div className="mt-4">{children}</div>
        </div>
      </div>
    </main>
  );
}
