import { Archive, CircleCheck, CircleDashed, type LucideIcon, PencilLine } from "lucide-react";
import { Chip, type Tone } from "@/components/ui/chip";
import type { EventSchemaListItem } from "@/lib/domain/event-schema/event-schema-record";
import { type SchemaState, schemaState } from "@/lib/domain/event-schema/list-order";

export const stateWords: Record<SchemaState, { word: string; tone: Tone; icon: LucideIcon; means: string }> = {
  published: {
    word: "Published",
    tone: "good",
    icon: CircleCheck,
    means: "Apps send it, and it is judged by this version",
  },
  changed: {
    word: "Changes not published",
    tone: "warn",
    icon: PencilLine,
    means: "Events are still judged by the version; the draft holds until it is published",
  },
  draft: {
    word: "Draft",
    tone: "neutral",
    icon: CircleDashed,
    means: "Never published: its events are rejected as unknown",
  },
  archived: { word: "Archived", tone: "neutral", icon: Archive, means: "Its events are rejected as unknown" },
};

/** "Published v2.1", "v2.1, changes not published", "Draft", "Archived". */
export function SchemaStateChip({
  schema,
}: {
  schema: Pick<EventSchemaListItem, "status" | "hasDraft" | "published">;
}) {
  const state = schemaState(schema);
  const { word, tone, icon } = stateWords[state];
  const version = schema.published && `v${schema.published.label}`;
  return (
    <Chip tone={tone} icon={icon}>
      {state === "published" ? `${word} ${version}` : state === "changed" ? `${version}, edited` : word}
    </Chip>
  );
}
