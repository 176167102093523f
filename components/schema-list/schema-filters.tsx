"use client";

import { Search } from "lucide-react";
import { useEffect, useState } from "react";
import { cx } from "@/components/ui/class-names";
import { Input } from "@/components/ui/input";
import type { EventSchemaListItem } from "@/lib/domain/event-schema/event-schema-record";
import { type SchemaState, schemaState, schemaStates } from "@/lib/domain/event-schema/list-order";
import { stateWords } from "./schema-state-chip";

interface SchemaFiltersProps {
  schemas: EventSchemaListItem[];
  q: string;
  state: SchemaState | null;
  onSearch: (text: string) => void;
  onChoose: (state: SchemaState | null) => void;
}

export function SchemaFilters({ schemas, q, state, onSearch, onChoose }: SchemaFiltersProps) {
  const [text, setText] = useState(q);
  // What the address says, when it was changed by going back or by clearing.
  useEffect(() => setText(q), [q]);
  const countOf = (each: SchemaState) => schemas.filter((schema) => schemaState(schema) === each).length;
  const inUse = schemas.length - countOf("archived");
  return (
    <div className="flex flex-wrap items-center gap-2 border-b border-line p-2.5">
      <div className="relative w-full sm:w-64">
        <Search
          className="pointer-events-none absolute top-1/2 left-2.5 size-3.5 -translate-y-1/2 text-faint"
          strokeWidth={1.75}
          aria-hidden
        />
        <Input
          type="search"
          aria-label="Search event schemas"
          placeholder="Name or description…"
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            onSearch(event.target.value);
          }}
          className="pl-8"
        />
      </div>
      <div role="group" aria-label="Status" className="flex gap-1 overflow-x-auto [scrollbar-width:none]">
        <StateButton isChosen={state === null} count={inUse} onChoose={() => onChoose(null)}>
          In use
        </StateButton>
        {schemaStates.map((each) => {
          const count = countOf(each);
          if (count === 0 && state !== each) return null;
          return (
            <StateButton key={each} isChosen={state === each} count={count} onChoose={() => onChoose(each)}>
              {stateWords[each].word}
            </StateButton>
          );
        })}
      </div>
    </div>
  );
}

interface StateButtonProps {
  isChosen: boolean;
  count: number;
  onChoose: () => void;
  children: string;
}

function StateButton({ isChosen, count, onChoose, children }: StateButtonProps) {
  return (
    <button
      type="button"
      aria-pressed={isChosen}
      onClick={onChoose}
      className={cx(
        "flex h-7 shrink-0 items-center gap-1.5 rounded-md px-2 text-[12.5px] font-medium transition-colors duration-120 pointer-coarse:h-9",
        isChosen ? "bg-muted-soft text-ink" : "text-muted hover:bg-hover hover:text-ink",
      )}
    >
      {children}
      <span className="num font-normal text-subtle">{count}</span>
    </button>
  );
}
