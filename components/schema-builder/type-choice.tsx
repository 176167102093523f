"use client";

import { Brackets, Check } from "lucide-react";
import { DropdownMenu as Radix } from "radix-ui";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import type { DraftRow } from "@/lib/client/event-schema-draft";
import { PropertyType } from "@/lib/domain/event-schema/property";
import { typeWords } from "./type-words";

interface TypeChoiceProps {
  row: DraftRow;
  isEditable: boolean;
  onType: (type: PropertyType) => void;
  onList: (list: boolean) => void;
}

export function TypeChoice({ row, isEditable, onType, onList }: TypeChoiceProps) {
  const { icon: Icon } = typeWords[row.type];
  return (
    <DropdownMenu>
      <DropdownMenuTrigger
        disabled={!isEditable}
        data-type-of={row.id}
        aria-label={`Type: ${row.list ? "list of " : ""}${row.type}`}
        className="inline-flex h-7 max-w-full items-center gap-1.5 rounded-md px-1.5 text-[13px] hover:bg-hover pointer-coarse:h-9"
      >
        <Icon className="size-3.5 shrink-0 text-muted" strokeWidth={1.75} aria-hidden />
        <span className="truncate">{row.list ? `list of ${row.type}` : row.type}</span>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="start" className="w-64">
        {PropertyType.options.map((type) => {
          const { icon: TypeIcon, means } = typeWords[type];
          return (
            <DropdownMenuItem key={type} textValue={type} onSelect={() => onType(type)}>
              <TypeIcon className="size-3.5 text-muted" strokeWidth={1.75} aria-hidden />
              {type}
              <span className="text-[12px] text-muted">{means}</span>
              {type === row.type && <Check className="ml-auto size-4 text-accent-text" aria-label="chosen" />}
            </DropdownMenuItem>
          );
        })}
        <DropdownMenuSeparator />
        <Radix.CheckboxItem
          checked={row.list}
          onCheckedChange={onList}
          className="flex h-8 cursor-default select-none items-center gap-2 rounded px-2 text-[13px] outline-none data-highlighted:bg-hover pointer-coarse:h-10"
        >
          <Brackets className="size-3.5 text-muted" strokeWidth={1.75} aria-hidden />A list of these
          <Radix.ItemIndicator className="ml-auto">
            <Check className="size-4 text-accent-text" aria-hidden />
          </Radix.ItemIndicator>
        </Radix.CheckboxItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
