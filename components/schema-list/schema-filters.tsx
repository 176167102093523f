"use client";

import { cx } from "@/components/ui/class-names";
import { SearchInput } from "@/components/ui/search-input";
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
  const countOf = (each: SchemaState) => schemas.filter((schema) => schemaState(schema) === each).length;
  const inUse = schemas.length - countOf("archived");
  return (
    <div className="flex flex-wrap items-center gap-2 border-b border-line p-2.5">
      <SearchInput
        label="Search event schemas"
        placeholder="Name or description…"
        value={q}
        onChange={onSearch}
        className="w-full sm:w-64"
      />
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
      <span className="num font-normal text-muted">{count}</span>
    </button>
  );
}
