"use client";

import { Plus } from "lucide-react";
import { Button } from "@/components/ui/button";
import { type DraftRow, newRowId, rowsOf } from "@/lib/client/event-schema-draft";
import type { SeenProperties } from "@/lib/domain/event-schema/seen";
import { pointerTo } from "@/lib/domain/event-schema/violation";
import { shareWords } from "./seen-share";

interface UndefinedPropertiesProps {
  seen: SeenProperties;
  rows: DraftRow[];
  isEditable: boolean;
  onAdd: (parent: null, added: DraftRow[]) => void;
}

const shownMax = 8;

/** What really comes and nobody defined, one press away from being defined. */
export function UndefinedProperties({ seen, rows, isEditable, onAdd }: UndefinedPropertiesProps) {
  const names = new Set(rows.filter(({ level }) => level === 1).map(({ name }) => name));
  const found = seen.undefined.filter(({ name }) => !names.has(name));
  if (found.length === 0) return null;
  const counts = new Map(seen.properties.map(({ pointer, count }) => [pointer, count]));
  return (
    <div className="flex flex-wrap items-center gap-1.5 border-t border-line px-4 py-2.5">
      <p className="mr-1 text-muted">Also sent, and not defined:</p>
      {found.slice(0, shownMax).map((property) => {
        const count = counts.get(pointerTo("", property.name)) ?? 0;
        const add = () =>
          onAdd(
            null,
            rowsOf([property], 1).map((row) => ({ ...row, id: newRowId() })),
          );
        const share = shareWords(count, seen.sampled);
        return isEditable ? (
          <Button key={property.id} small onClick={add} aria-label={`Define ${property.name}`} className="max-w-full">
            <Plus className="size-3.5 shrink-0 text-accent-text" strokeWidth={1.75} aria-hidden />
            <bdi className="mono truncate">{property.name}</bdi>
            <span className="num text-muted">{share}</span>
          </Button>
        ) : (
          <span key={property.id}>
            <bdi className="mono">{property.name}</bdi> <span className="num text-muted">{share}</span>
          </span>
        );
      })}
      {found.length > shownMax && <span className="text-muted">and {found.length - shownMax} more</span>}
    </div>
  );
}
