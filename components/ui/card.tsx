import type { ReactNode } from "react";
import { cx } from "./class-names";

export function Card({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <section className={cx("rounded-lg border border-line bg-surface shadow-card", className)}>{children}</section>
  );
}

interface TitledCardProps {
  title: string;
  actions?: ReactNode;
  children: ReactNode;
}

export function TitledCard({ title, actions, children }: TitledCardProps) {
  return (
    <Card className="min-w-0 overflow-hidden">
      <div className="flex h-11 items-center border-b border-line pr-2 pl-4">
        <h2 className="font-medium">{title}</h2>
        {actions && <div className="ml-auto flex items-center gap-1">{actions}</div>}
      </div>
      {children}
    </Card>
  );
}
