import { Archive, CircleCheck, PencilLine } from "lucide-react";
import { Chip } from "@/components/ui/chip";
import type { EventSchemaDefinition } from "@/lib/domain/event-schema/definition";
import type { EventSchemaRecord } from "@/lib/domain/event-schema/event-schema-record";
import { plannedRelease } from "./planned-release";

interface DraftChipProps {
  schema: EventSchemaRecord;
  definition: EventSchemaDefinition | null;
}

export function DraftChip({ schema, definition }: DraftChipProps) {
  if (schema.status === "archived") return <Chip icon={Archive}>Archived</Chip>;
  const next = plannedRelease(schema, definition);
  if (schema.published && !next) {
    return (
      <Chip tone="good" icon={CircleCheck} className="max-sm:hidden">
        Version {schema.published.label}
      </Chip>
    );
  }
  return (
    <Chip tone="warn" icon={PencilLine} className="max-sm:hidden">
      {schema.published && next ? `Draft of ${next.label}` : "Draft, never published"}
    </Chip>
  );
}
