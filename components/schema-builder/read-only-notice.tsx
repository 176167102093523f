import { Lock } from "lucide-react";
import type { EventSchemaRecord } from "@/lib/domain/event-schema/event-schema-record";

export function ReadOnlyNotice({ schema, isEditable }: { schema: EventSchemaRecord; isEditable: boolean }) {
  if (isEditable) return null;
  return (
    <p className="flex items-start gap-2.5 rounded-lg border border-line bg-surface px-3.5 py-2.5 text-muted">
      <Lock className="mt-0.5 size-4 shrink-0" strokeWidth={1.75} aria-hidden />
      {schema.status === "archived"
        ? "Archived: its events are refused as unknown. Take it out of the archive to change it."
        : "You may look at event schemas here, and not change them. Ask an admin of the project for the role of an editor."}
    </p>
  );
}
