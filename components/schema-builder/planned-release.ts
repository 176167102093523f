import type { EventSchemaDefinition } from "@/lib/domain/event-schema/definition";
import type { EventSchemaRecord } from "@/lib/domain/event-schema/event-schema-record";
import { planRelease, type Release, versionLabel } from "@/lib/domain/event-schema/release";

/** What publishing the definition on screen would make, or null when it says what holds already. */
export function plannedRelease(
  { published }: EventSchemaRecord,
  definition: EventSchemaDefinition | null,
): (Release & { label: string }) | null {
  if (!definition) return null;
  const [major = 0, minor = 0] = (published?.label ?? "0.0").split(".").map(Number);
  const current = published && { number: published.number, major, minor, definition: published.definition };
  const release = planRelease(current, definition);
  return release && { ...release, label: versionLabel(release) };
}
