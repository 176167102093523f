import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";

interface FormSectionProps {
  title: string;
  lead?: ReactNode;
  /** Beside the title: what can be done with the whole of it. */
  actions?: ReactNode;
  children: ReactNode;
}

/** One card of a step. */
export function FormSection({ title, lead, actions, children }: FormSectionProps) {
  return (
    <Card className="flex flex-col gap-3.5 p-4">
      <div className="flex items-start gap-2">
        <div className="min-w-0">
          <h3 className="font-medium">{title}</h3>
          {lead && <p className="text-[12.5px] text-muted">{lead}</p>}
        </div>
        {actions && <div className="ml-auto flex shrink-0 items-center gap-1">{actions}</div>}
      </div>
      {children}
    </Card>
  );
}
