"use client";

import { ArrowRight, X } from "lucide-react";
import { useId } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import {
  type OperationDraft,
  type OperationKind,
  operationKinds,
  operationWords,
  shownPath,
  typedValue,
} from "./operation";

interface OperationFieldsProps {
  draft: OperationDraft;
  number: number;
  /** Pointers that are in the bodies. */
  paths: string[];
  onChange: (next: Partial<OperationDraft>) => void;
  /** Absent for the only one. */
  onRemove: (() => void) | null;
}

/** One change, as a sentence with gaps: rename what to what. */
export function OperationFields({ draft, number, paths, onChange, onRemove }: OperationFieldsProps) {
  const listId = useId();
  return (
    <li className="flex flex-wrap items-center gap-2">
      <Select
        aria-label={`Change ${number}`}
        value={draft.kind}
        onChange={(event) => onChange({ kind: event.target.value as OperationKind })}
        className="max-w-full sm:w-56"
      >
        {operationKinds.map((kind) => (
          <option key={kind} value={kind}>
            {operationWords[kind]}
          </option>
        ))}
      </Select>
      <Input
        aria-label={`Property of change ${number}`}
        placeholder="metadata.amount"
        list={listId}
        value={draft.path}
        autoCapitalize="none"
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onChange({ path: event.target.value })}
        className="mono min-w-40 flex-1"
      />
      <datalist id={listId}>
        {paths.map((path) => (
          <option key={path} value={shownPath(path)} />
        ))}
      </datalist>
      <MoreFields draft={draft} number={number} onChange={onChange} />
      {onRemove && (
        <Button variant="ghost" icon aria-label={`Take change ${number} away`} onClick={onRemove}>
          <X className="size-4" strokeWidth={1.75} aria-hidden />
        </Button>
      )}
    </li>
  );
}

function MoreFields({ draft, number, onChange }: Pick<OperationFieldsProps, "draft" | "number" | "onChange">) {
  const text = (field: "to" | "value" | "from", label: string, placeholder: string) => (
    <Input
      aria-label={`${label} of change ${number}`}
      placeholder={placeholder}
      value={draft[field]}
      autoCapitalize="none"
      autoComplete="off"
      spellCheck={false}
      onChange={(event) => onChange({ [field]: event.target.value })}
      className="mono min-w-32 flex-1"
    />
  );
  const arrow = <ArrowRight className="size-4 shrink-0 text-faint" strokeWidth={1.75} aria-hidden />;
  switch (draft.kind) {
    case "rename":
      return (
        <>
          {arrow}
          {text("to", "New name", "total")}
        </>
      );
    case "move":
      return (
        <>
          {arrow}
          {text("to", "New place", "referral.code")}
        </>
      );
    case "set":
    case "set_default":
      return (
        <>
          {text("value", "Value", "EUR")}
          <TypeNote value={draft.value} />
        </>
      );
    case "replace":
      return (
        <>
          {text("from", "Value that came", "Premium")}
          {arrow}
          {text("value", "Right value", "pro")}
          <TypeNote value={draft.value} />
        </>
      );
    case "to_datetime":
      return <OffsetField draft={draft} number={number} onChange={onChange} />;
    default:
      return null;
  }
}

function OffsetField({ draft, number, onChange }: Pick<OperationFieldsProps, "draft" | "number" | "onChange">) {
  const offsets = [
    "Z",
    ...Array.from({ length: 25 }, (_, at) => at - 12).flatMap((hours) => (hours === 0 ? [] : offset(hours))),
  ];
  return (
    <Select
      aria-label={`Offset of change ${number}`}
      value={draft.offset}
      onChange={(event) => onChange({ offset: event.target.value })}
      className="max-w-full sm:w-60"
    >
      <option value="">Leave times without offset alone</option>
      {offsets.map((each) => (
        <option key={each} value={each}>
          {each === "Z" ? "Without offset means UTC" : `Without offset means ${each}`}
        </option>
      ))}
    </Select>
  );
}

function offset(hours: number): string {
  return `${hours < 0 ? "-" : "+"}${String(Math.abs(hours)).padStart(2, "0")}:00`;
}

const typeWords: Record<string, string> = { string: "text", number: "a number", boolean: "true or false" };

function TypeNote({ value }: { value: string }) {
  if (value === "") return null;
  const typed = typedValue(value);
  const words = typed === null ? "nothing (null)" : (typeWords[typeof typed] ?? "a list or object");
  return <span className="text-[12px] whitespace-nowrap text-muted">as {words}</span>;
}
