import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

interface EmptyStateProps {
  icon: LucideIcon;
  title: string;
  children?: ReactNode;
}

export function EmptyState({ icon: Icon, title, children }: EmptyStateProps) {
  return (
    <div className="mx-auto flex w-full max-w-[620px] flex-col items-center gap-2 px-4 py-14 text-center text-balance">
      <Icon className="size-5 text-faint" strokeWidth={1.75} aria-hidden />
      <h2 className="text-[15px] font-semibold">{title}</h2>
      {children}
    </div>
  );
}
