"use client";

import { useState } from "react";
import { ChipInput } from "@/components/ui/chip-input";
import { Input } from "@/components/ui/input";
import { Segmented } from "@/components/ui/segmented";
import { Select } from "@/components/ui/select";
import type { ConditionField } from "@/lib/domain/condition/condition-fields";
import type { ConditionRule } from "@/lib/domain/condition/condition-input";
import { operandKind } from "@/lib/domain/condition/condition-operator";
import type { PropertyType } from "@/lib/domain/event-schema/property";
import { readNumber } from "./read-number";
import { TimeInput } from "./time-input";

type One = string | number | boolean;

interface ValueEditorProps {
  rule: ConditionRule;
  field: ConditionField | null;
  label: string;
  isInvalid: boolean;
  describedBy: string | undefined;
  onChange: (value: One | One[] | undefined) => void;
}

/** What the field is compared with, asked for as its type is. */
export function ValueEditor(props: ValueEditorProps) {
  const { rule, onChange } = props;
  const given = Array.isArray(rule.value) ? rule.value : rule.value === undefined ? [] : [rule.value];
  switch (operandKind(rule.operator)) {
    case "none":
      return null;
    case "list":
      return <ListEditor {...props} values={given} />;
    case "days":
      return (
        <div className="flex items-center gap-2">
          <OneEditor {...props} type="integer" value={given[0]} onChange={onChange} />
          <span className="text-muted">days</span>
        </div>
      );
    case "range": {
      const [from, to] = given;
      const type = props.field?.type ?? "string";
      return (
        <div className="flex items-center gap-2">
          <OneEditor
            {...props}
            label={`${props.label}, from`}
            type={type}
            value={from}
            onChange={(next) => onChange([next ?? "", to ?? ""])}
          />
          <span className="text-muted">and</span>
          <OneEditor
            {...props}
            label={`${props.label}, to`}
            type={type}
            value={to}
            onChange={(next) => onChange([from ?? "", next ?? ""])}
          />
        </div>
      );
    }
    case "one":
      return <OneEditor {...props} type={props.field?.type ?? "string"} value={given[0]} onChange={onChange} />;
  }
}

interface OneEditorProps extends Omit<ValueEditorProps, "onChange"> {
  type: PropertyType;
  value: One | undefined;
  onChange: (value: One | undefined) => void;
}

function OneEditor({ rule, field, type, value, label, isInvalid, describedBy, onChange }: OneEditorProps) {
  const control = { "aria-label": label, "aria-invalid": isInvalid || undefined, "aria-describedby": describedBy };
  const choices = rule.operator === "=" || rule.operator === "!=" ? field?.allowedValues : undefined;
  if (choices) {
    const isKnown = value === undefined || choices.some((choice) => choice === value);
    return (
      <Select
        {...control}
        value={String(value ?? "")}
        onChange={(event) => onChange(choices.find((each) => String(each) === event.target.value))}
      >
        <option value="">Choose…</option>
        {!isKnown && <option value={String(value)}>{String(value)}</option>}
        {choices.map((choice) => (
          <option key={choice} value={String(choice)}>
            {choice}
          </option>
        ))}
      </Select>
    );
  }
  if (type === "boolean") {
    return (
      <Segmented
        label={label}
        value={value === true ? "yes" : value === false ? "no" : ""}
        onChange={(next) => onChange(next === "yes")}
        options={[
          { value: "yes", label: "Yes" },
          { value: "no", label: "No" },
        ]}
      />
    );
  }
  if (type === "number" || type === "integer") return <NumberInput {...control} value={value} onChange={onChange} />;
  if (type === "date" || type === "datetime") return <TimeInput {...control} value={value} onChange={onChange} />;
  return (
    <Input
      {...control}
      value={String(value ?? "")}
      autoComplete="off"
      onChange={(event) => onChange(event.target.value === "" ? undefined : event.target.value)}
    />
  );
}

interface NumberInputProps {
  "aria-label": string;
  value: One | undefined;
  onChange: (value: One | undefined) => void;
}

/** Keeps what is typed as it is typed, "47." and all, and says the number as soon as it is one. */
function NumberInput({ value, onChange, ...control }: NumberInputProps) {
  const [text, setText] = useState(String(value ?? ""));
  const shown = readNumber(text) === value ? text : String(value ?? "");
  return (
    <Input
      {...control}
      className="num"
      inputMode="decimal"
      autoComplete="off"
      value={shown}
      onChange={(event) => {
        setText(event.target.value);
        onChange(readNumber(event.target.value));
      }}
    />
  );
}

const togglesMax = 8;

function ListEditor({ field, values, label, isInvalid, describedBy, onChange }: ValueEditorProps & { values: One[] }) {
  const choices = field?.allowedValues;
  if (choices && choices.length <= togglesMax) {
    const offered = [...choices, ...values.filter((value) => !choices.some((choice) => choice === value))];
    return (
      <div role="group" aria-label={label} aria-describedby={describedBy} className="flex flex-wrap gap-1">
        {offered.map((choice) => {
          const isChosen = values.includes(choice);
          return (
            <button
              key={String(choice)}
              type="button"
              aria-pressed={isChosen}
              onClick={() => onChange(isChosen ? values.filter((each) => each !== choice) : [...values, choice])}
              className="mono h-8 max-w-full truncate rounded-md border border-line bg-surface px-2.5 text-muted hover:border-line-strong aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:text-accent-text pointer-coarse:h-10"
            >
              {String(choice)}
            </button>
          );
        })}
      </div>
    );
  }
  const isNumber = field?.type === "number" || field?.type === "integer";
  return (
    <ChipInput
      label={label}
      values={values.map(String)}
      isEditable
      isInvalid={isInvalid}
      describedBy={describedBy}
      placeholder="a value, then Enter"
      inputMode={isNumber ? "decimal" : undefined}
      onChange={(next) => onChange(next.map((each) => (isNumber ? (readNumber(each) ?? each) : each)))}
    />
  );
}
