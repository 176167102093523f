"use client";

import { Plus } from "lucide-react";
import { type ClipboardEvent, type KeyboardEvent, useState } from "react";
import { Kbd } from "@/components/ui/kbd";
import { type DraftRow, newRow, newRowId, rowsOf } from "@/lib/client/event-schema-draft";
import { namedRows, pastedNames } from "@/lib/client/event-schema-draft-rows";
import { toast } from "@/lib/client/toast";
import { levelsMax } from "@/lib/domain/event-schema/definition-limits";
import { acceptProposal, proposeProperties, readPasted } from "@/lib/domain/event-schema/propose";
import type { RowField } from "./use-row-actions";

interface AddPropertyProps {
  /** Where the property goes: an object's id and name; null is the event itself. */
  parent: { id: string; name: string; level: number } | null;
  onAdd: (parent: string | null, added: DraftRow[], focus?: RowField) => void;
}

/** The line below the last row: a name and Enter, and the next. */
export function AddProperty({ parent, onAdd }: AddPropertyProps) {
  const [text, setText] = useState("");
  const id = parent?.id ?? null;
  const commit = (focus?: RowField) => {
    const name = text.trim();
    setText("");
    if (name !== "") onAdd(id, [newRow(newRowId(), name)], focus);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter") {
      event.preventDefault();
      commit();
    } else if (event.key === "Tab" && !event.shiftKey && text.trim() !== "") {
      event.preventDefault();
      commit("type");
    } else if (event.key === "ArrowUp") {
      event.preventDefault();
      const names = [...document.querySelectorAll<HTMLElement>("[data-name-of]")];
      names[names.indexOf(event.currentTarget) - 1]?.focus();
    }
  };
  const onPaste = (event: ClipboardEvent<HTMLInputElement>) => {
    const pasted = event.clipboardData.getData("text");
    const found = rowsOfExample(pasted) ?? namedRows(pastedNames(pasted));
    const rows = found.filter(({ level }) => level + (parent?.level ?? 0) <= levelsMax);
    if (rows.length < 2) return;
    event.preventDefault();
    onAdd(id, rows);
    toast.success(`${rows.length} properties added from what you pasted`);
  };
  return (
    <div className="flex min-h-10 items-center gap-2 px-2" style={{ paddingLeft: 12 + (parent?.level ?? 0) * 18 }}>
      <Plus className="size-4 shrink-0 text-accent-text" strokeWidth={1.75} aria-hidden />
      <input
        data-name-of={parent ? `next-of-${parent.id}` : "next"}
        aria-label={parent ? `Next property of ${parent.name || "the object"}` : "Next property"}
        value={text}
        placeholder={parent ? `property of ${parent.name || "the object"}` : "name of the next property"}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
        onBlur={() => commit()}
        className="mono h-8 min-w-0 flex-1 rounded bg-transparent px-1 outline-none placeholder:text-subtle focus-visible:outline-2 focus-visible:outline-accent-line pointer-coarse:h-10 pointer-coarse:text-[16px]"
      />
      {!parent && (
        <span className="flex items-center gap-1 text-[12px] text-muted max-lg:hidden">
          <Kbd>↵</Kbd> add next · <Kbd>⇥</Kbd> type · <Kbd>Alt ↑↓</Kbd> move
        </span>
      )}
    </div>
  );
}

/** Of a pasted event, or several: their properties, proposed as the API would. */
function rowsOfExample(text: string): DraftRow[] | null {
  if (!/^\s*[[{]/.test(text)) return null;
  try {
    const { samples } = readPasted(JSON.parse(text));
    const rows = rowsOf(acceptProposal(proposeProperties(samples).properties), 1);
    return rows.length > 0 ? rows.map((row) => ({ ...row, id: newRowId() })) : null;
  } catch {
    return null;
  }
}
