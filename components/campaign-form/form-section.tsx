import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";

interface FormSectionProps {
  title: string;
  lead?: string;
  children: ReactNode;
}

export function FormSection({ title, lead, children }: FormSectionProps) {
  return (
    <Card className="flex flex-col gap-3.5 p-4">
      <div>
        <h2 className="text-[15px] font-semibold">{title}</h2>
        {lead && <p className="text-[12.5px] text-muted">{lead}</p>}
      </div>
      {children}
    </Card>
  );
}
