"use client";

import { Command } from "cmdk";
import { Check } from "lucide-react";
import { type ReactNode, useState } from "react";
import { shareWords } from "@/components/schema-builder/seen-share";
import { typeWords } from "@/components/schema-builder/type-words";
import { cx } from "@/components/ui/class-names";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { Segmented } from "@/components/ui/segmented";
import type { ConditionField } from "@/lib/domain/condition/condition-fields";
import { type FactScope, factScopes } from "@/lib/domain/condition/field-path";
import { fieldWithin } from "@/lib/domain/condition/open-field";
import { useBuilder } from "./builder-context";

const headings: Record<FactScope, string> = {
  event: "The event",
  referee: "The friend",
  referrer: "The referrer",
  referral: "Their referral",
};

interface FieldChoiceProps {
  /** What opens it. */
  children: ReactNode;
  chosen?: string;
  onChoose: (field: ConditionField) => void;
}

/** What can be asked about, grouped by whose it is, found by typing. */
export function FieldChoice({ children, chosen, onChoose }: FieldChoiceProps) {
  const [isOpen, setOpen] = useState(false);
  const choose = (field: ConditionField) => {
    setOpen(false);
    onChoose(field);
  };
  return (
    <Popover open={isOpen} onOpenChange={setOpen}>
      <PopoverTrigger asChild>{children}</PopoverTrigger>
      <PopoverContent
        aria-label="What to ask about"
        className="w-[min(22rem,calc(100vw-1.5rem))] overflow-hidden"
        onCloseAutoFocus={(event) => event.preventDefault()}
        onEscapeKeyDown={(event) => event.stopPropagation()}
      >
        <FieldList chosen={chosen} onChoose={choose} />
      </PopoverContent>
    </Popover>
  );
}

const ownTypes = [
  { value: "string", label: "Text" },
  { value: "number", label: "Number" },
  { value: "boolean", label: "Yes/no" },
  { value: "date", label: "Day" },
] as const;

/** Every word typed is part of a name: with matching as loose as cmdk's own, "tier" would find a city and a birthday. */
function fits(value: string, search: string, keywords: string[] = []): number {
  const text = [...keywords, value].join(" ").toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
    ? 1
    : 0;
}

function FieldList({ chosen, onChoose }: Omit<FieldChoiceProps, "children">) {
  const { fields, remember } = useBuilder();
  const [search, setSearch] = useState("");
  const [ownType, setOwnType] = useState<(typeof ownTypes)[number]["value"]>("string");
  const path = search.trim().split(".").filter(Boolean);
  const open = fields.filter(({ isOpen }) => isOpen);
  const chooseWithin = (around: ConditionField) => {
    const field = fieldWithin(around, path, { type: ownType, list: false });
    remember(field);
    onChoose(field);
  };
  return (
    <Command label="What to ask about" filter={fits}>
      <Command.Input
        value={search}
        onValueChange={setSearch}
        placeholder="Ask about…"
        className="h-9 w-full border-b border-line bg-transparent px-3 outline-none placeholder:text-subtle pointer-coarse:h-11 pointer-coarse:text-[16px]"
      />
      <Command.List className="max-h-[min(20rem,50vh)] overflow-y-auto p-1">
        {factScopes.map((scope) => (
          <Group key={scope} heading={headings[scope]}>
            {fields
              .filter((field) => field.scope === scope)
              .map((field) => (
                <FieldItem key={field.field} field={field} isChosen={field.field === chosen} onChoose={onChoose} />
              ))}
          </Group>
        ))}
        {path.length > 0 && open.length > 0 && (
          <Group heading="Not listed" forceMount>
            {open.map((around) => (
              <Command.Item
                key={around.field}
                value={`within ${around.field}`}
                forceMount
                onSelect={() => chooseWithin(around)}
                className={item}
              >
                <span className="mono min-w-0 truncate">{path.join(".")}</span>
                <span className="ml-auto text-[12px] whitespace-nowrap text-muted">
                  {around.scope === "event"
                    ? `within ${around.label}`
                    : `${headings[around.scope].toLowerCase()}’s ${around.label}`}
                </span>
              </Command.Item>
            ))}
          </Group>
        )}
      </Command.List>
      {path.length > 0 && open.length > 0 && (
        <div className="flex items-center gap-2 border-t border-line px-3 py-2 text-[12px] text-muted">
          <span className="whitespace-nowrap">Not listed:</span>
          <Segmented label="What it holds" value={ownType} onChange={setOwnType} options={ownTypes} />
        </div>
      )}
    </Command>
  );
}

const item =
  "flex h-8 cursor-default items-center gap-2 rounded px-2 data-[selected=true]:bg-hover pointer-coarse:h-10";

function Group({ heading, forceMount, children }: { heading: string; forceMount?: boolean; children: ReactNode }) {
  return (
    <Command.Group
      heading={heading}
      forceMount={forceMount}
      className="[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:py-1 [&_[cmdk-group-heading]]:text-[11.5px] [&_[cmdk-group-heading]]:text-subtle"
    >
      {children}
    </Command.Group>
  );
}

function FieldItem({
  field,
  isChosen,
  onChoose,
}: {
  field: ConditionField;
  isChosen: boolean;
  onChoose: (field: ConditionField) => void;
}) {
  const { icon: Icon } = typeWords[field.type];
  return (
    <Command.Item
      value={`${field.scope} ${field.field}`}
      keywords={[field.label, headings[field.scope], field.description ?? ""]}
      onSelect={() => onChoose(field)}
      className={item}
    >
      <Icon className="size-3.5 shrink-0 text-muted" strokeWidth={1.75} aria-hidden />
      <span
        className={cx(
          "min-w-0 truncate",
          field.scope === "event" && "mono",
          field.deprecated && "line-through decoration-faint",
        )}
      >
        {field.label}
      </span>
      {isChosen && <Check className="size-3.5 shrink-0 text-accent-text" aria-label="chosen" />}
      <span className="num ml-auto flex shrink-0 items-center gap-2 text-[12px] whitespace-nowrap text-muted">
        <span>{field.list ? `list of ${field.type}` : field.type}</span>
        {field.seenShare !== undefined && (
          <span className={cx("w-10 text-right", field.seenShare < 0.5 && "text-warn")}>
            {field.seenShare === 0 ? "never" : shareWords(field.seenShare, 1)}
            <span className="sr-only"> of events have it</span>
          </span>
        )}
      </span>
    </Command.Item>
  );
}
