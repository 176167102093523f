"use client";

import { ChevronDown, ChevronRight, CircleAlert, GripVertical } from "lucide-react";
import {
  type ClipboardEvent,
  createContext,
  type HTMLAttributes,
  type KeyboardEvent,
  memo,
  type Ref,
  useContext,
} from "react";
import { Button } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { cx } from "@/components/ui/class-names";
import type { DraftRow } from "@/lib/client/event-schema-draft";
import type { RowProblem } from "@/lib/client/event-schema-draft-judge";
import { pastedNames } from "@/lib/client/event-schema-draft-rows";
import { asSentence, ruleWords } from "@/lib/client/event-schema-draft-words";
import type { SeenProperties } from "@/lib/domain/event-schema/seen";
import { isSameJson } from "@/lib/domain/json";
import { PropertyDetails } from "./property-details";
import { RequiredSwitch } from "./required-switch";
import { rowGrid } from "./row-grid";
import { RowMenu } from "./row-menu";
import { SeenShare } from "./seen-share";
import { TypeChoice } from "./type-choice";
import type { RowActions } from "./use-row-actions";

export interface PropertyRowProps {
  row: DraftRow;
  hasProperties: boolean;
  isEditable: boolean;
  isOpen: boolean;
  isFolded: boolean;
  /** Not saved as it is here. */
  isHeld: boolean;
  /** Those that may be said by now. */
  problems: RowProblem[];
  seen: SeenProperties | undefined;
  seenCount: number;
  actions: RowActions;
  onKey: (event: KeyboardEvent<HTMLInputElement>, row: DraftRow) => void;
  onLeave: (id: string, field: string) => void;
  onToggleDetails: (id: string) => void;
  onToggleFold: (id: string) => void;
}

/** What the handle is dragged by, which changes more often than the row. */
export const HandleContext = createContext<HTMLAttributes<HTMLElement> & { ref?: Ref<HTMLButtonElement> }>({});

/** Drawn again only when something of its own changed: a hundred of these stay quick under the fingers. */
export const PropertyRow = memo(PropertyRowFields, (before, after) => {
  const { problems: had, ...rest } = before;
  const { problems: has, ...now } = after;
  const keys = Object.keys(now) as (keyof typeof now)[];
  return keys.every((key) => rest[key] === now[key]) && isSameJson(had, has);
});

function PropertyRowFields(props: PropertyRowProps) {
  const { row, isOpen, isEditable, problems, actions, onLeave, onToggleDetails } = props;
  const rules = ruleWords(row, props);
  // With the details open each problem stands beside its field.
  const told = problems.filter(({ field }) => !isOpen || field === "name" || field === "properties");
  return (
    <>
      <div className={cx(rowGrid, "group px-2 py-1.5 sm:py-1", isOpen && "bg-hover/60")}>
        <DragHandle {...props} />
        <NameCell {...props} isTold={told.some(({ field }) => field === "name")} />
        <div className="[grid-area:type]">
          <TypeChoice
            row={row}
            isEditable={isEditable}
            onType={(type) => actions.setType(row, type)}
            onList={(list) => actions.change(row.id, { list })}
          />
        </div>
        <div className="[grid-area:presence]">
          <RequiredSwitch
            required={row.required}
            isEditable={isEditable}
            onChange={(required) => actions.change(row.id, { required })}
          />
        </div>
        <button
          type="button"
          aria-expanded={isOpen}
          aria-label={`Rules and details of ${row.name || "the new property"}: ${rules || "no rule"}`}
          onClick={() => onToggleDetails(row.id)}
          className="flex h-7 min-w-0 items-center gap-1 rounded-md px-1.5 text-left text-muted [grid-area:rules] hover:bg-hover hover:text-ink pointer-coarse:h-9"
        >
          <span className={cx("truncate", !rules && "text-subtle")}>{rules || "no rule"}</span>
          <ChevronDown
            className={cx("size-3.5 shrink-0 text-faint transition-transform duration-120", isOpen && "rotate-180")}
            aria-hidden
          />
        </button>
        <div className="justify-self-end pr-1.5 [grid-area:seen] sm:justify-self-start sm:pr-0">
          {props.seen && props.seen.sampled > 0 && (
            <SeenShare seen={props.seen} count={props.seenCount} required={row.required} />
          )}
        </div>
        <div className="justify-self-end [grid-area:menu]">
          {isEditable && <RowMenu row={row} actions={actions} onDetails={() => onToggleDetails(row.id)} />}
        </div>
      </div>
      {told.length > 0 && (
        <ul id={`problems-${row.id}`} className="flex flex-col gap-0.5 pr-3 pb-2 pl-10 text-[12px] text-bad">
          {told.map(({ field, message }) => (
            <li key={field} className="flex items-start gap-1.5 break-words">
              <CircleAlert className="mt-0.5 size-3 shrink-0" aria-hidden />
              <span className="min-w-0">{asSentence(message)}</span>
            </li>
          ))}
        </ul>
      )}
      {isOpen && (
        <PropertyDetails row={row} isEditable={isEditable} problems={problems} actions={actions} onLeave={onLeave} />
      )}
    </>
  );
}

function DragHandle({ row, isEditable }: PropertyRowProps) {
  const handle = useContext(HandleContext);
  if (!isEditable) return <span className="[grid-area:handle]" />;
  return (
    <button
      type="button"
      {...handle}
      aria-label={`Drag ${row.name || "the new property"}`}
      className="grid h-7 w-6 cursor-grab touch-none place-items-center rounded text-faint [grid-area:handle] hover:bg-hover hover:text-muted pointer-coarse:h-9 pointer-coarse:w-8"
    >
      <GripVertical className="size-3.5" strokeWidth={1.75} aria-hidden />
    </button>
  );
}

function NameCell(props: PropertyRowProps & { isTold: boolean }) {
  const { row, isEditable, isFolded, isHeld, isTold, actions, onKey, onLeave, onToggleFold } = props;
  const paste = (event: ClipboardEvent<HTMLInputElement>) => {
    const names = pastedNames(event.clipboardData.getData("text"));
    if (names.length < 2) return;
    event.preventDefault();
    actions.insertNames(row.id, names);
  };
  return (
    <div className="flex min-w-0 items-center gap-1 [grid-area:name]" style={{ paddingLeft: (row.level - 1) * 18 }}>
      {row.type === "object" && (
        <Button
          variant="ghost"
          icon
          small
          aria-expanded={!isFolded}
          aria-label={`What is within ${row.name || "the object"}`}
          onClick={() => onToggleFold(row.id)}
          className="-ml-1 !w-6 pointer-coarse:!w-9"
        >
          <ChevronRight
            className={cx("size-3.5 transition-transform duration-120", !isFolded && "rotate-90")}
            aria-hidden
          />
        </Button>
      )}
      <input
        data-name-of={row.id}
        aria-label="Property name"
        aria-invalid={isTold ? true : undefined}
        aria-describedby={isTold ? `problems-${row.id}` : undefined}
        value={row.name}
        placeholder="name"
        readOnly={!isEditable}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        onChange={(event) => actions.change(row.id, { name: event.target.value }, "name")}
        onBlur={() => onLeave(row.id, "name")}
        onKeyDown={isEditable ? (event) => onKey(event, row) : undefined}
        onPaste={isEditable ? paste : undefined}
        className={cx(
          "mono h-7 w-full min-w-16 flex-1 rounded-md border border-transparent bg-transparent px-1.5 text-ink placeholder:text-subtle hover:border-line focus-visible:border-accent focus-visible:bg-surface focus-visible:outline-1 focus-visible:outline-accent aria-invalid:border-bad pointer-coarse:h-9 pointer-coarse:text-[16px]",
          row.deprecated && "line-through decoration-faint",
        )}
      />
      {row.deprecated && <Chip>deprecated</Chip>}
      {row.personalData && <Chip tone="warn">personal</Chip>}
      {isHeld && <Chip tone="bad">not saved</Chip>}
    </div>
  );
}
