"use client";

import { Brackets, Check } from "lucide-react";
import {
  DropdownMenu,
  DropdownMenuCheckboxItem,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import type { DraftRow } from "@/lib/client/event-schema-draft";
import type { PropertyType } from "@/lib/domain/event-schema/property";
import { propertyTypes } from "@/lib/domain/event-schema/property-type";
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
        {propertyTypes.map((type) => {
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
        <DropdownMenuCheckboxItem checked={row.list} onCheckedChange={onList}>
          <Brackets className="size-3.5 text-muted" strokeWidth={1.75} aria-hidden />A list of these
        </DropdownMenuCheckboxItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
