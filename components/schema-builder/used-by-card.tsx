import { Gift } from "lucide-react";
import { TitledCard } from "@/components/ui/card";
import type { EventSchemaRecord } from "@/lib/domain/event-schema/event-schema-record";

const statusWords: Record<string, string> = {
  ...{ draft: "Draft", scheduled: "Scheduled", running: "Running", paused: "Paused", ended: "Ended" },
  archived: "Archived",
};

export function UsedByCard({ schema: { usedBy } }: { schema: EventSchemaRecord }) {
  return (
    <TitledCard title="Used by">
      {usedBy.length === 0 ? (
        <p className="px-4 py-3 text-muted">No campaign waits for this event.</p>
      ) : (
        <ul>
          {usedBy.map(({ id, name, status }) => (
            <li key={id} className="flex min-h-10 items-center gap-2.5 border-b border-line px-4 py-2 last:border-b-0">
              <Gift className="size-4 shrink-0 text-faint" strokeWidth={1.75} aria-hidden />
              <span className="min-w-0 font-medium break-words">{name}</span>
              <span className="text-muted max-sm:hidden">converts when it comes</span>
              <span className="ml-auto text-muted">{statusWords[status] ?? status}</span>
            </li>
          ))}
        </ul>
      )}
    </TitledCard>
  );
}
